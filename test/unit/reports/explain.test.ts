// Explanations: every id and alias of the library leads to one, and both printed forms hold what it says.

import { describe, expect, test } from 'vitest';
import { conditionWords, placeName, profileWords } from '../../../server/src/reports/condition-words.ts';
import { explain, explainableIds } from '../../../server/src/reports/explain.ts';
import { ownFindings } from '../../../server/src/reports/own-findings.ts';
import { explanationMarkdown, explanationText } from '../../../server/src/reports/print-explanation.ts';
import { noPaint } from '../../../server/src/reports/text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;
const ids = explainableIds(library);

test('every id and alias is answered, in any case', () => {
  expect(ids.length).toBeGreaterThan(50);
  for (const id of ids) {
    expect(explain(library, id)?.title, id).toBeTruthy();
    expect(explain(library, ` ${id.toUpperCase()} `)?.id, id).toBe(explain(library, id)?.id);
  }
  expect(explain(library, 'no-such-id')).toBeUndefined();
});

test('a provision is answered by its reference', () => {
  const instrument = library.instruments.find((entry) => entry.provisions.length > 0);
  const provision = instrument?.provisions[0];
  const found = explain(library, `${instrument?.id}/${provision?.id}`);
  expect(found).toMatchObject({ kind: 'provision', title: `${instrument?.short}, ${provision?.id}` });
});

test('no explanation has an empty section', () => {
  for (const id of ids)
    for (const section of explain(library, id)?.sections ?? []) {
      expect(section.blocks.length, `${id}: ${section.heading}`).toBeGreaterThan(0);
      for (const block of section.blocks)
        expect(
          block.kind === 'list' ? block.items.length : block.text.length,
          `${id}: ${section.heading}`,
        ).toBeGreaterThan(0);
    }
});

test('a rule shows meaning, law, every example and every fix', () => {
  for (const rule of library.rules) {
    const found = explain(library, rule.id);
    if (found === undefined) throw new Error(rule.id);
    const markdown = explanationMarkdown(found);
    const text = explanationText(found, 100, noPaint).replace(/\s+/g, ' ');
    for (const words of [rule.title, rule.why, rule.instead, ...rule.fixes.map((fix) => fix.title)]) {
      expect(markdown, rule.id).toContain(words.trim());
      expect(text, rule.id).toContain(words.trim().replace(/\s+/g, ' '));
    }
    for (const example of [...rule.examples.flags, ...rule.examples.lawful]) {
      const [line = ''] = example.text.trim().split('\n');
      expect(markdown, rule.id).toContain(`> ${line}`);
      expect(text, rule.id).toContain(line.replace(/\s+/g, ' '));
    }
  }
});

test('text stays within the page but for passages and words that are longer', () => {
  for (const id of ids) {
    const found = explain(library, id);
    if (found === undefined) throw new Error(id);
    for (const line of explanationText(found, 80, noPaint).split('\n')) {
      const isOneWord = !line.trim().replace(/^- /, '').includes(' ');
      if (!line.includes('│') && !isOneWord) expect(line.length, line).toBeLessThanOrEqual(80);
    }
  }
});

test('the findings of the tool itself have different ids', () => {
  const own = ownFindings.map((entry) => entry.id);
  expect(new Set(own).size).toBe(own.length);
  expect(library.rules.some((rule) => own.includes(rule.id))).toBe(false);
});

describe('in words', () => {
  test('a condition', () => {
    const regimes = library.regimes;
    expect(conditionWords({}, regimes)).toBe('any law');
    expect(
      conditionWords(
        {
          regimes: ['pcr-2015'],
          authority: ['local', 'nhs'],
          valueFrom: 5_000_000,
          valueVat: 'included',
          from: '2026-02-04',
        },
        regimes,
      ),
    ).toBe(
      'Public Contracts Regulations 2015, local or nhs authority, value from 5,000,000 (VAT included), started on or after 2026-02-04',
    );
  });

  test('a profile', () => {
    expect(
      profileWords({
        jurisdiction: 'northern-ireland',
        value: 90_000,
        vat: 'excluded',
        aboveThreshold: false,
      }),
    ).toBe('Northern Ireland, value 90,000 (VAT excluded), below threshold');
  });

  test('a place', () => {
    expect(['england', 'northern-ireland', 'eu'].map(placeName)).toEqual([
      'England',
      'Northern Ireland',
      'EU',
    ]);
  });
});
