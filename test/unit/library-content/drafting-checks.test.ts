// Every example in every drafting check's file: the one place it must find, and the near-misses it must not; and that
// each file has its check and each check its file.

import { describe, expect, it } from 'vitest';
import { draftingChecks } from '../../../server/src/checks/drafting/index.ts';
import type { Finding } from '../../../server/src/checks/finding.ts';
import { applyFix } from '../../support/apply-fix.ts';
import { checkExample } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const rules = sourceLibrary().compiled.library.rules.filter((rule) => rule.lawAsAt === '');

it('there is a file for each check and a check for each file', () => {
  expect(rules.map(({ id }) => id).sort()).toEqual(draftingChecks.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it.each(rule.examples.flags.map((e, i) => [i + 1, e] as const))('flags %i', (_, example) => {
    const { findings, texts } = checkExample(example);
    const own = findings.filter((f) => f.rule === id);
    const shown = own.map((f) => texts[f.document]?.slice(f.range.start, f.range.end));
    expect(own, `${example.text}\n${shown.join('\n')}`).toHaveLength(1);
    const found = own[0] as Finding;
    if (example.marks) expect(shown[0]).toContain(example.marks);
    if (example.severity) expect(found.severity).toBe(example.severity);
    expect(found.message).not.toMatch(/\{[a-z]/i);
    for (const fix of found.fixes.filter(({ kind }) => kind === 'safe')) {
      const documents = (example.documents ?? [{ path: 'tender.md', text: '' }]).map(({ path }, i) => ({
        path,
        text: applyFix(fix, texts, i),
      }));
      const again = checkExample({ ...example, documents });
      expect(
        again.findings.filter((f) => f.rule === id).map(({ message }) => message),
        `${fix.title}\n${documents.map(({ text }) => text).join('\n')}`,
      ).toEqual([]);
    }
  });
  it.each(rule.examples.lawful.map((e, i) => [i + 1, e] as const))('lets %i stand', (_, example) => {
    const { findings, texts } = checkExample(example);
    const said = findings.filter(
      (f) => f.rule === id || (f.category === 'drafting' && f.severity === 'error'),
    );
    expect(
      said.map((f) => `${f.rule} ${texts[f.document]?.slice(f.range.start, f.range.end)}: ${f.message}`),
      example.text,
    ).toEqual([]);
  });
});
