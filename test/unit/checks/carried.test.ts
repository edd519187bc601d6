// Findings of the drafting checks, taken along while somebody types: where they stand after an edit, and that looking anew gives
// the same places.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { Pack, PackResult } from '../../../server/src/checks/pack.ts';
import { editDocument, parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import { packOf, usualProfile } from '../../support/check-text.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled } = sourceLibrary();
const text = `# Conditions of contract

1. The Supplier shall keep records.

2. The Supplier shall comply with clause 14.3 and shall give thirty (20) days' notice.

3. The Council may inspect the records.
`;

/** The pack after one edit, checked with the findings carried along, and from scratch. */
function edited(
  find: string,
  replacement: string,
): { readonly now: string; readonly carried: PackResult; readonly anew: PackResult } {
  const before = packOf([text], usualProfile, 'contract', compiled);
  const first = checkPack(before, compiled);
  const start = text.indexOf(find);
  expect(start).toBeGreaterThanOrEqual(0);
  const old = before.documents[0]?.tender;
  if (!old) throw new Error('no document');
  const { document } = editDocument(parseDocument(text), {
    start,
    end: start + find.length,
    text: replacement,
  });
  const edit = editDocument(old.markdown, { start, end: start + find.length, text: replacement });
  const tender = modelDocument(edit.document, compiled.sections, old);
  const pack: Pack = { ...before, documents: [{ path: 'document-0.md', kind: 'contract', tender }] };
  return {
    now: document.text,
    carried: checkPack(pack, compiled, first, 'carried'),
    anew: checkPack(pack, compiled),
  };
}
const drafting = ({ findings }: PackResult, now: string) =>
  findings
    .filter(({ category }) => category === 'drafting')
    .map(({ rule, range }) => `${rule}: ${now.slice(range.start, range.end)}`);

describe('findings carried along', () => {
  it('are there to begin with', () => {
    const rules = checkPack(packOf([text], usualProfile, 'contract', compiled), compiled).findings.map(
      (f) => f.rule,
    );
    expect(rules).toContain('DQ-REF-MISSING');
    expect(rules).toContain('DQ-NUM-WORDS');
  });

  it.each([
    ['before them', 'keep records', 'keep full and true records'],
    ['after them', 'may inspect', 'may at any time inspect'],
    ['between them', 'and shall give', 'and also shall give'],
  ])('stand where a new look finds them after an edit %s', (_, find, replacement) => {
    const { now, carried, anew } = edited(find, replacement);
    expect(drafting(anew, now)).not.toEqual([]);
    expect(drafting(carried, now)).toEqual(drafting(anew, now));
  });

  it('do not stay where their own words were cut', () => {
    const { now, carried } = edited('14.3 and', '3 and');
    expect(drafting(carried, now).filter((found) => found.startsWith('DQ-REF-MISSING'))).toEqual([]);
  });

  it('are not looked for anew, which is what saves the time', () => {
    const { now, carried, anew } = edited('keep records', 'keep records under clause 77');
    expect(drafting(anew, now).some((found) => found.includes('77'))).toBe(true);
    expect(drafting(carried, now).some((found) => found.includes('77'))).toBe(false);
  });

  it('offer no fix that would change what was just typed', () => {
    const { carried, now } = edited('The Council may', 'The Authority may');
    for (const finding of carried.findings)
      for (const fix of finding.fixes)
        for (const edit of fix.edits) expect(now.slice(edit.start, edit.end)).not.toContain('Authority may');
  });

  it('and their fixes are where a new look finds them after several edits, whenever they are asked for', () => {
    const text = `# Conditions

1. The Supplier should keep records.

2. The Supplier shall keep XYZ records.

3. The Supplier should meet the Council on Monday 3 March 2027.

3. The Supplier should send its records to the Council within five (5) days, and the Concil may keep them.

5. The Supplier shall comply with clause 14.3 and may inspect the Works on 31 February 2027.
`;
    let pack = packOf([text], usualProfile, 'contract', compiled);
    let last = checkPack(pack, compiled);
    const found = last.findings.filter(({ category }) => category === 'drafting').length;
    const versions = [last];
    for (const [at, insert] of [
      ['keep XYZ', 'now '],
      ['Supplier', 'one '],
      ['may inspect', 'then '],
      ['may keep', 'shortly '],
      ['The one', 'Here '],
    ] as const) {
      const old = pack.documents[0]?.tender;
      if (!old) throw new Error('no document');
      const start = old.markdown.text.indexOf(at);
      expect(start).toBeGreaterThan(0);
      const { document } = editDocument(old.markdown, { start, end: start, text: insert });
      const tender = modelDocument(document, compiled.sections, old);
      pack = { ...pack, documents: [{ path: 'document-0.md', kind: 'contract', tender }] };
      last = checkPack(pack, compiled, last, 'carried');
      versions.push(last);
    }
    const looked = checkPack(pack, compiled);
    const said = (result: PackResult) =>
      result.findings
        .filter(({ category }) => category === 'drafting')
        .map(({ rule, range, related, fixes }) => ({ rule, range, related, fixes }));
    expect(said(last).length).toBe(found);
    expect(said(last).flatMap(({ fixes }) => fixes).length).toBeGreaterThan(1);
    expect(said(last)).toEqual(said(looked));
    // Nothing that was said of an older version has moved with it.
    expect(said(versions[0] as PackResult)).toEqual(
      said(checkPack(packOf([text], usualProfile, 'contract', compiled), compiled)),
    );
  });

  it('are those of the coded checks and the criteria as well, with the places of what was met', () => {
    const text = `# Award criteria

Tenders are assessed with care.

| Criterion | Weighting |
| --- | --- |
| Price | 60% |
| Social value | 15% |

# Social value

Tenderers shall offer apprenticeships.

# Conditions of contract

The Supplier shall keep records.
`;
    const pack = packOf([text], usualProfile, 'whole-pack', compiled);
    const first = checkPack(pack, compiled);
    const old = pack.documents[0]?.tender;
    if (!old) throw new Error('no document');
    const start = text.indexOf('with care');
    const { document } = editDocument(old.markdown, { start, end: start, text: 'at length and ' });
    const tender = modelDocument(document, compiled.sections, old);
    const now: Pack = { ...pack, documents: [{ path: 'document-0.md', kind: 'whole-pack', tender }] };
    const carried = checkPack(now, compiled, first, 'carried');
    const anew = checkPack(now, compiled);
    expect(carried.findings).toEqual(anew.findings);
    expect(carried.criteria).toEqual(anew.criteria);
    expect(carried.findings.map(({ category }) => category)).toContain('risk');
    expect(carried.findings.map(({ category }) => category)).toContain('criterion');
    expect(carried.criteria.some(({ where }) => where.some(({ range }) => range.start > start))).toBe(true);
  });
});
