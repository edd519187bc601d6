// The model of a document after edits equals a model from scratch, reuses what it can, and gives up on nothing.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { emptyContext, modelChunk } from '../../../server/src/tender/chunk-model.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import type { TenderDocument } from '../../../server/src/tender/model.ts';
import { compileSections } from '../../../server/src/tender/section-vocabulary.ts';
import { expectToLeadBack, vocabulary } from './modelled.ts';

const pieces = [
  '# Award criteria\n\n',
  '## 4.2 Evaluation\n\n',
  '4.2 The Tenderer shall:\n\n',
  '(a) hold an office;\n\n',
  '(i) train two (2) apprentices; and\n\n',
  '4.2.1 report monthly.\n\n',
  'Tenderers must:\n\n- hold £5m of insurance\n- pay:\n  - staff\n\n',
  '| Criterion | Weight |\n|---|---|\n| Quality | 60% |\n\n',
  '**Definitions**\n\n“Council” means one. See clause 4.\n\n',
  'SCHEDULE 3 - SOCIAL VALUE\n\n',
  'Plain text, e.g. this. And [insert date].\n\n',
  '<!-- tenderlint-disable-section x: y -->\n\n',
  '> quoted: it is\n\n',
  'Setext\n---\n\n',
  '```\ncode\n```\n\n',
  '1. one:\n2. two\n\n',
] as const;
const edits = ['#', ':', '\n', '\n\n', '(b) ', 'x', '|', '- ', '  ', '**', '4.3 ', '```\n', '', ...pieces];

function plain(document: TenderDocument): unknown {
  return document.models.map(({ chunk, ...model }) => ({ text: chunk.text, ...model }));
}

describe('modelDocument', () => {
  it('equals a model from scratch after any edits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 14 }),
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.constantFrom(...edits)),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        (start, changes) => {
          let markdown = parseDocument(start.join(''));
          let document = modelDocument(markdown, vocabulary);
          for (const [where, length, text] of changes) {
            const from = Math.floor(where * markdown.text.length);
            markdown = editDocument(markdown, { start: from, end: from + length, text }).document;
            document = modelDocument(markdown, vocabulary, document);
            expect(plain(document)).toEqual(plain(modelDocument(markdown, vocabulary)));
          }
          expectToLeadBack(document);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('has equal keys exactly where contexts are equal', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((list) => list.join(''));
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const contexts = [one, other].map(
          (text) => modelDocument(parseDocument(text), vocabulary).models.at(-1)?.after,
        );
        const [a, b] = contexts;
        if (!a || !b) return;
        const isEqual =
          JSON.stringify([a.section, a.openLeadIns]) === JSON.stringify([b.section, b.openLeadIns]);
        expect(a.key === b.key).toBe(isEqual);
      }),
      { numRuns: 200 },
    );
  });

  it('models one chunk for an edit inside it, and goes on only while the context differs', () => {
    const text = Array.from(
      { length: 400 },
      (_, at) => `## ${at} Part ${at}\n\nTenderers must act. See ${at}.\n\n`,
    ).join('');
    const before = modelDocument(parseDocument(text), vocabulary);
    const at = text.indexOf('must act. See 200');
    const inside = editDocument(before.markdown, { start: at, end: at + 4, text: 'shall' }).document;
    const after = modelDocument(inside, vocabulary, before);
    expect(after.models.filter((model) => !before.models.includes(model))).toHaveLength(1);
    const headingAt = text.indexOf('Part 200');
    const renamed = editDocument(before.markdown, {
      start: headingAt,
      end: headingAt + 4,
      text: 'Award criteria',
    });
    const changed = modelDocument(renamed.document, vocabulary, before);
    const fresh = changed.models.filter((model) => !before.models.includes(model));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThan(6);
    expect(plain(changed)).toEqual(plain(modelDocument(renamed.document, vocabulary)));
  });

  it('finds models again when an edit is undone and made again, and they equal those from scratch', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 14 }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...edits)), {
          minLength: 1,
          maxLength: 3,
        }),
        (start, changes) => {
          let markdown = parseDocument(start.join(''));
          let document = modelDocument(markdown, vocabulary);
          for (const [where, text] of changes) {
            const at = Math.floor(where * markdown.text.length);
            for (const edit of [
              { start: at, end: at, text },
              { start: at, end: at + text.length, text: '' },
              { start: at, end: at, text },
            ]) {
              markdown = editDocument(markdown, edit).document;
              document = modelDocument(markdown, vocabulary, document);
              expect(plain(document)).toEqual(plain(modelDocument(markdown, vocabulary)));
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    const text = `Before.\n\n${'Tenderers must act.\n\n'.repeat(50)}`;
    let markdown = parseDocument(text);
    let document = modelDocument(markdown, vocabulary);
    const versions: TenderDocument[] = [];
    for (let i = 0; i < 4; i++) {
      const edit = i % 2 === 0 ? { start: 0, end: 0, text: '# ' } : { start: 0, end: 2, text: '' };
      markdown = editDocument(markdown, edit).document;
      document = modelDocument(markdown, vocabulary, document);
      versions.push(document);
    }
    expect(versions[2]?.models.at(-1)).toBe(versions[0]?.models.at(-1));
    expect(versions[3]?.models.at(-1)).toBe(versions[1]?.models.at(-1));
    expect(versions[3]?.models.at(-1)).not.toBe(versions[2]?.models.at(-1));
  });

  it('does not reuse what was modelled with another vocabulary', () => {
    const markdown = parseDocument('# Award criteria\n\nText.');
    const other = modelDocument(markdown, compileSections([]));
    const again = modelDocument(markdown, vocabulary, other);
    expect(again.models.map((model) => model.after.section.kind)).toEqual(
      modelDocument(markdown, vocabulary).models.map((model) => model.after.section.kind),
    );
    expect(modelDocument(markdown, vocabulary, again).models).toBe(again.models);
  });

  it('models a lone chunk in a context', () => {
    const chunk = parseDocument('(a) hold an office\n').chunks[0];
    if (!chunk) throw new Error('no chunk');
    const opening = modelDocument(parseDocument('4.2 The Tenderer shall:\n\n'), vocabulary).models.at(-1);
    const model = modelChunk(chunk, opening?.after ?? emptyContext(), vocabulary);
    expect(model.statements[0]?.leadIns).toEqual([{ kind: 'lead-in', text: 'The Tenderer shall:' }]);
    expect(modelChunk(chunk, emptyContext(), vocabulary).statements[0]?.leadIns).toEqual([]);
  });

  it('never throws and leads back on random text', () => {
    const letters = fc.string({
      unit: fc.constantFrom(
        ...'aA1 .,:;()[]{}<>|#*_-—•%£"“”‘\n\t&\\😀\u0000é…/'.split(''),
        'means ',
        'shall ',
        '(i) ',
        '4.2 ',
      ),
      maxLength: 200,
    });
    fc.assert(
      fc.property(letters, (text) => {
        expectToLeadBack(modelDocument(parseDocument(text), vocabulary));
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile text is modelled in time that grows with its length', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['one endless sentence', (size) => 'word '.repeat(size)],
    ['endless opening brackets', (size) => '['.repeat(size)],
    ['numbers without end', (size) => '1 '.repeat(size)],
    ['figures in one word', (size) => '1'.repeat(size)],
    ['number words', (size) => 'one '.repeat(size)],
    ['quotation marks', (size) => '“a” '.repeat(size / 2)],
    ['clauses in a list', (size) => `clauses ${'4, '.repeat(size)}`],
    ['dots', (size) => 'a. '.repeat(size)],
    ['bullets', (size) => '• a '.repeat(size)],
    ['typed items', (size) => 'Tenderers shall:\n\n(a) x:\n\n'.repeat(size / 10)],
    ['bold words', (size) => '**Aa** is. '.repeat(size / 10)],
    ['tags', (size) => '<insert a> Bb. '.repeat(size / 10)],
    [
      'weights side by side',
      (size) => `|${'Weight|'.repeat(size / 10)}\n|${'-|'.repeat(size / 10)}\n|${'5%|'.repeat(size / 10)}`,
    ],
    ['sentences of an item', (size) => `# Definitions\n\n- ${'[Aa](#a) 5%. '.repeat(size / 10)}`],
    ['spaces', (size) => `Quality${' '.repeat(size)}%`],
    ['percentages', (size) => `# Award criteria\n\n${'10% '.repeat(size)}`],
    [
      'a long row',
      (size) => `|${'a|'.repeat(size / 4)}\n|${'-|'.repeat(size / 4)}\n|${'5%|'.repeat(size / 4)}`,
    ],
  ];
  it.each(hostile)('%s', (_, make) => {
    const modelTime = (size: number): number => {
      const markdown = parseDocument(make(size));
      // The best of three: other processes and the collector only ever add.
      const runs = [0, 1, 2].map(() => {
        const from = process.cpuUsage().user;
        modelDocument(markdown, vocabulary);
        return (process.cpuUsage().user - from) / 1000;
      });
      return Math.min(...runs);
    };
    modelTime(2000);
    const small = Math.max(modelTime(10_000), 5);
    const large = modelTime(40_000);
    // Four times the text: linear is 4, quadratic 16; the floor of 5 ms and the 10 keep noise out.
    expect(large / small).toBeLessThan(10);
  });
});
