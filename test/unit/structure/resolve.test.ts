// Where references lead: one line of text for each, marked with what is expected of it.

import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { packStructure } from '../../../server/src/structure/pack-structure.ts';
import { resolve } from '../../../server/src/structure/resolve.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const body = `# Conditions

## 1 Services

1.1 The Supplier shall:

(a) clean; and

(b) report.

1.2 Records are kept.

## 2 Price

2.1 Monthly.

## 3 Term

3.1 Four years.

`;
const schedule = `

# Schedule 1: Prices

1. In pounds.
2. Without VAT.
`;

/** Each reference of a sentence that stands in clause 3.2: what it leads to. */
function outcomes(sentence: string): readonly string[] {
  const { sections } = sourceLibrary().compiled;
  const text = `${body}3.2 ${sentence}${schedule}`;
  const source = { path: 'conditions.md', tender: modelDocument(parseDocument(text), sections) };
  const pack = packStructure([source], []);
  const at = text.indexOf('3.2 ');
  const [document] = pack.documents;
  return (document?.references ?? [])
    .filter(
      ({ start, item }) =>
        start + item.range.start >= at && start + item.range.start < at + 4 + sentence.length,
    )
    .map((placed) => {
      const resolution = resolve(pack, 0, placed);
      if (resolution.kind !== 'found') return resolution.kind;
      const { target } = resolution;
      return target.kind === 'provision'
        ? `${target.provision.label}${target.provision.realm > 0 ? ' of the schedule' : ''}`
        : target.kind === 'attachment'
          ? `${target.attachment.word} ${target.attachment.label}`
          : target.label;
    });
}

describe('a reference', () => {
  it.each([
    ['See clause 1.1(b).', ['1.1(b)']],
    ['See clauses 1.1 to 2.1 and 3.', ['1.1', '2.1', '3']],
    ['See paragraph 2 of Schedule 1.', ['2 of the schedule', 'schedule 1']],
    ['See Schedule 1, paragraph 2.', ['schedule 1', '2 of the schedule']],
    ['See clause 1.1(d).', ['missing']],
    ['See clause 2.4 and clause 9.', ['missing', 'missing']],
    ['See paragraph 6 of Schedule 1.', ['missing', 'schedule 1']],
    ['Under section 12 of the Procurement Act 2023.', ['outside']],
    ['Under regulation 7 and paragraph 4 of Schedule 2 to those Regulations.', ['outside', 'outside']],
    ['Under clause 14 of the Master Agreement.', ['outside']],
    ['Under clause 8.1 of ISO 9001.', ['outside']],
    ['A section 106 agreement may be needed.', ['cannot-tell']],
    ['Clause 7 is deleted.', ['cannot-tell']],
    ['Under this clause 3.2.', ['3.2']],
  ])('%s', (sentence, expected) => {
    expect(outcomes(sentence)).toEqual(expected);
  });
});
