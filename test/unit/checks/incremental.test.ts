// After any edits the findings are those of a check from scratch, and a chunk that was left alone is not analysed again.

import { describe, expect, it } from 'vitest';
import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import type { Pack } from '../../../server/src/checks/pack.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import type { TenderDocument } from '../../../server/src/tender/model.ts';
import { usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled } = sourceLibrary();
/** A second compilation shares no cache with the first. */
const fresh = compileLibrary(compiled.library);

const pack = (tender: TenderDocument): Pack => ({
  root: '.',
  documents: [{ path: 'itt.md', kind: 'whole-pack', tender }],
  attachments: [],
  profile: { profile: usualProfile, decision: decideRegime(usualProfile, compiled.library), origins: {} },
  settings: { severities: {} },
  problems: [],
});

const pieces = [
  'Bidders must already operate a depot within the borough at the date of tender.',
  '## Conditions of participation\n\n',
  '## Specification\n\n',
  'This may be put in place by the commencement date.',
  '- the Makita drill\n',
  'Tenderers must:\n\n',
  '| Criterion | Weighting |\n| --- | --- |\n| Price | 60% |\n| Quality | 35% |\n\n',
  '\n\n',
  ' or equivalent',
  '<!-- tenderlint-disable-section brand-or-producer-without-equivalent: heritage match -->\n\n',
  'The Supplier shall pay sub-contractors within 60 days.',
  'not ',
];

describe('editing', () => {
  it.each([1, 2, 3, 4, 5, 6])('gives the findings of a check from scratch (seed %i)', (seed) => {
    let state = seed * 7919;
    const random = (n: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
      return state % n;
    };
    let document = parseDocument(
      Array.from({ length: 12 }, () => pieces[random(pieces.length)]).join('\n\n'),
    );
    let tender = modelDocument(document, compiled.sections);
    let last = checkPack(pack(tender), compiled);
    for (let i = 0; i < 60; i++) {
      const start = random(document.text.length + 1);
      const end = Math.min(document.text.length, start + (random(3) === 0 ? random(60) : 0));
      const edit = { start, end, text: random(2) === 0 ? (pieces[random(pieces.length)] as string) : 'x' };
      document = editDocument(document, edit).document;
      tender = modelDocument(document, compiled.sections, tender);
      const scratch = modelDocument(parseDocument(document.text), compiled.sections);
      last = checkPack(pack(tender), compiled, last);
      expect(last).toEqual(checkPack(pack(scratch), fresh));
    }
  });

  it.each([
    ['of the front matter alone', { start: 8, end: 12, text: 'A longer name' }],
    [
      'that puts a part under another heading',
      { start: 14, end: 14, text: '\n---\n\n# Another part\n\n---\n' },
    ],
  ])('gives the findings of a check from scratch after a change %s', (_, edit) => {
    const first = parseDocument(
      [
        '---\ntitle: Pack\n---',
        '## Definitions',
        '“Delivery Plan” means the plan. “Site Rules” means the rules. “Start Date” means the day.',
        'Tenderers must:',
        '- keep to the Delivery Plan and the Contract Price, and to the FQZ;\n- see clause 9.9 of the Contract Price;',
        '| Contract Price | Weight |\n| --- | --- |\n| The Supplier shall keep the Contract Price | 10 |',
        ...Array.from({ length: 4 }, () => 'The Operator shall keep to the delivery plan and the FQZ.'),
        'The Supplier shall pay the Contract Price by 30 February 2027.',
      ].join('\n\n'),
    );
    let tender = modelDocument(first, compiled.sections);
    let last = checkPack(pack(tender), compiled);
    expect(last.findings.length).toBeGreaterThan(4);
    const { document } = editDocument(first, edit);
    const { start, end, text } = edit;
    const back = { start, end: start + text.length, text: first.text.slice(start, end) };
    for (const version of [document, editDocument(document, back).document]) {
      tender = modelDocument(version, compiled.sections, tender);
      last = checkPack(pack(tender), compiled, last);
      const scratch = modelDocument(parseDocument(version.text), compiled.sections);
      expect(last).toEqual(checkPack(pack(scratch), fresh));
    }
  });
});
