// Inserting a clause: where it goes, the numbers it takes, what goes in with it, what is said first.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../../server/src/checks/check-pack.ts';
import { planInsertion } from '../../../../server/src/language/insertion/plan.ts';
import { usualProfile } from '../../../support/check-text.ts';
import { sourceLibrary } from '../../../support/source-library.ts';
import { carriedOut, packIn, plan, snapshotOf, type Texts } from './receiving-pack.ts';

const { compiled } = sourceLibrary();

function linesAfter(text: string, marker: string): readonly string[] {
  const from = text.indexOf(marker);
  expect(from, `${marker} is not in the text`).toBeGreaterThanOrEqual(0);
  return text
    .slice(from)
    .split('\n')
    .filter((line) => line !== '');
}

describe('the numbers of an inserted clause', () => {
  const insert = (
    text: string,
    cursor: string,
    clause = 'TRT-04',
    where: 'section-end' | 'at-cursor' = 'section-end',
  ) => {
    const snapshot = snapshotOf({ 'specification.md': text });
    const made = plan(snapshot, 'specification.md', cursor, { clause, where });
    return carriedOut(snapshot, made)['specification.md'] ?? '';
  };

  it('go on in a section that is there for such things: 6.1, 6.2, then 6.3', () => {
    const after = insert(
      '# Specification\n\n## 5. Environment\n\n5.1 Text.\n\n## 6. Social value requirements\n\n6.1 One.\n\n6.2 Two.\n\n## 7. Other\n\n7.1 Text.\n',
      '6.1 One',
    );
    const lines = linesAfter(after, '6.2 Two.');
    expect(lines[1]).toMatch(/^<!-- tenderlint:clause TRT-04 /);
    expect(lines[2]).toMatch(/^### \S/);
    expect(lines[3]).toMatch(/^6\.3 The /);
    expect(after).toContain('## 7. Other\n\n7.1 Text.');
  });

  it('make a section of its own elsewhere, and what follows is counted anew with what refers to it', () => {
    const after = insert(
      '# Specification\n\n## 1. Services\n\n1.1 See section 3 and paragraph 2.1.\n\n## 2. Standards\n\n2.1 Text.\n\n## 3. Response\n\n3.1 As in section 3.\n',
      '## 2. Standards',
    );
    const lines = linesAfter(after, '2.1 Text.');
    expect(lines[2]).toMatch(/^## 3\. \S/);
    expect(lines[3]).toMatch(/^3\.1 /);
    expect(after).toContain('## 4. Response\n\n4.1 As in section 4.');
    expect(after).toContain('1.1 See section 4 and paragraph 2.1.');
  });

  it('are numbers in headings where sub-headings have them: 6.2, then 6.3 with 6.3.1', () => {
    const after = insert(
      '# Specification\n\n## 6. Social value\n\n### 6.1 Jobs\n\n6.1.1 Text.\n\n### 6.2 Training\n\n6.2.1 Text.\n\n## 7. Other\n\nText.\n',
      '6.2.1 Text',
    );
    const lines = linesAfter(after, '6.2.1 Text.');
    expect(lines[2]).toMatch(/^### 6\.3 \S/);
    expect(lines[3]).toMatch(/^6\.3\.1 /);
    expect(lines[4]).toMatch(/^6\.3\.2 /);
    expect(after).toContain('## 7. Other');
  });

  it('are letters where paragraphs have letters, and not where these hang from a sentence', () => {
    const after = insert('# Specification\n\n## Social value\n\n(a) One.\n\n(b) Two.\n', '(b) Two');
    expect(linesAfter(after, '(b) Two.')[3]).toMatch(/^\(c\) /);
    const hanging = insert(
      '# Specification\n\n## Social value\n\nThe Supplier must:\n\n(a) one; and\n\n(b) two.\n',
      '(b) two',
    );
    expect(linesAfter(hanging, '(b) two.')[3]).toMatch(/^1\. /);
  });

  it('are those of a list that goes on across headings, and begin at 1 where lists do', () => {
    const goesOn = insert(
      '# Specification\n\n## Scope\n\n1. One.\n2. Two.\n\n## Social value\n\n3. Three.\n4. Four.\n',
      '4. Four',
    );
    expect(linesAfter(goesOn, '4. Four.')[3]).toMatch(/^5\. /);
    const anew = insert(
      '# Specification\n\n## Scope\n\n1. One.\n2. Two.\n\n## Social value\n\n1. Three.\n2. Four.\n',
      '2. Four',
    );
    expect(linesAfter(anew, '2. Four.')[3]).toMatch(/^1\. /);
  });

  it('of an empty section are as in the sections around it', () => {
    const after = insert('# Specification\n\n## 1. Scope\n\n1.1 One.\n\n## 2. Social value\n', '', 'TRT-04');
    expect(linesAfter(after, '## 2. Social value')[3]).toMatch(/^2\.1 /);
  });

  it('keep emphasis and stops: **6.3.** after **6.2.**', () => {
    const after = insert('# Specification\n\n## 6 Social value\n\n**6.1.** One.\n\n**6.2.** Two.\n', '');
    expect(linesAfter(after, '**6.2.** Two.')[3]).toMatch(/^\*\*6\.3\.\*\* \S/);
  });

  it('at the cursor within a section push on what follows, and the title opens the first paragraph', () => {
    const text =
      '# Specification\n\n## 6. Social value\n\n6.1 One.\n\n\n\n6.2 Two, see 6.2.\n\n## 7. Other\n\n7.1 See paragraph 6.2.\n';
    const snapshot = snapshotOf({ 'specification.md': text });
    const offset = text.indexOf('\n\n6.2');
    const made = planInsertion(snapshot, 0, offset, {
      clause: 'TRT-04',
      bring: 'nothing',
      where: 'at-cursor',
    });
    if ('refused' in made) throw new Error(made.refused);
    const after = carriedOut(snapshot, made)['specification.md'] ?? '';
    const count = made.blocks[0]?.text.match(/^6\.\d+ /gm)?.length ?? 0;
    expect(count).toBeGreaterThan(2);
    expect(linesAfter(after, '6.1 One.')[2]).toMatch(/^6\.2 \*\*[^*]+\*\* – The /);
    expect(after).toContain(`6.${2 + count} Two`);
    expect(after).toContain(`7.1 See paragraph 6.${2 + count}.`);
  });

  it('keep the line ends of the document', () => {
    const after = insert('# Specification\r\n\r\n## 1. Social value\r\n\r\n1.1 One.\r\n', '1.1');
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('what goes in with a clause', () => {
  const snapshot = snapshotOf(packIn('examples', 'poor-pack'));

  it('is what the pack lacks: definitions of its terms, monitoring, a remedy', () => {
    const made = plan(snapshot, 'specification.md', '2.1', { clause: 'TRT-01', bring: 'needed' });
    const brought = made.needs.filter(({ brought }) => brought).map(({ clause, kind }) => [clause.id, kind]);
    expect(brought).toContainEqual(['DEF-01', 'definition']);
    expect(brought).toContainEqual(['DEF-02', 'definition']);
    expect(brought).toContainEqual(['DEF-03', 'definition']);
    expect(brought).toContainEqual(['MON-01', 'companion']);
    expect(brought).toContainEqual(['REM-01', 'companion']);
    // Each in the document that holds such things.
    const path = (id: string) =>
      snapshot.pack.documents[made.blocks.find(({ clause }) => clause.id === id)?.place.document ?? -1]?.path;
    expect(path('TRT-01')).toBe('specification.md');
    expect(path('DEF-01')).toBe('conditions-of-contract.md');
    expect(path('REM-01')).toBe('conditions-of-contract.md');
    const texts = carriedOut(snapshot, made);
    // Two sections in one place count on, and definitions follow those of the pack.
    expect(texts['conditions-of-contract.md']).toMatch(/^## 6\. Reporting and evidence$/m);
    expect(texts['conditions-of-contract.md']).toMatch(/^## 7\. Rectification$/m);
    expect(texts['conditions-of-contract.md']).toMatch(/^1\.2 In this procurement/m);
  });

  it('is nothing where nothing is wished, and then what is missing is said', () => {
    const made = plan(snapshot, 'specification.md', '2.1', { clause: 'TRT-01', bring: 'nothing' });
    expect(made.blocks).toHaveLength(1);
    expect(made.concerns.filter(({ severity }) => severity === 'warning').map(({ id }) => id)).toEqual([
      'undefined-term',
      'companion',
    ]);
  });

  it('is not what the good pack says in words of its own', () => {
    const good = snapshotOf(packIn('examples', 'good-pack'));
    const made = plan(good, 'specification.md', '6.1', { clause: 'TRT-04', bring: 'needed' });
    expect(made.needs.filter(({ weight }) => weight === 'needed').map(({ clause }) => clause.id)).toEqual([]);
    expect(made.snippet).toMatch(/\$\{1[:|]/);
  });

  it('takes the names of the parties from the pack', () => {
    const made = plan(snapshot, 'specification.md', '2.1', { clause: 'TRT-01', bring: 'nothing' });
    expect(made.blocks[0]?.text).toContain('The Contractor must');
    expect(made.blocks[0]?.text).not.toMatch(/\bSupplier\b|\bAuthority\b/);
  });

  it('fills figures in proportion to the contract and shows the arithmetic', () => {
    const made = plan(snapshot, 'specification.md', '2.1', { clause: 'TRT-01' });
    expect(made.blocks[0]?.values[0]).toMatchObject({
      value: 322,
      steps: '52 × £6,200,000 × 100% (the labour share is not given) ÷ 1,000,000 = 322.4, rounded to 322',
    });
    const labour = snapshotOf(packIn('examples', 'poor-pack'), { ...usualProfile, labour: 60 });
    expect(plan(labour, 'specification.md', '2.1', { clause: 'TRT-01' }).blocks[0]?.values[0]).toMatchObject({
      value: 193,
      steps: '52 × £6,200,000 × 60% labour ÷ 1,000,000 = 193.44, rounded to 193',
    });
  });
});

describe('before a clause goes in', () => {
  const snapshot = snapshotOf(packIn('examples', 'good-pack'));
  const ids = (wish: Parameters<typeof plan>[3], on = snapshot) =>
    plan(on, 'specification.md', '6.1', wish).concerns.map(({ id, severity }) => `${severity} ${id}`);

  it('a wording for another nation is an error', () => {
    expect(ids({ clause: 'TRT-01', variant: 'scotland' })[0]).toBe('error law');
    expect(ids({ clause: 'TRT-01', variant: 'england' }).filter((one) => one.startsWith('error'))).toEqual(
      [],
    );
  });

  it('a value out of its range is an error that names the range', () => {
    const made = plan(snapshot, 'specification.md', '6.1', {
      clause: 'TRT-01',
      values: { 'person-weeks': 3 },
    });
    expect(made.concerns[0]).toMatchObject({ id: 'value', severity: 'error' });
    expect(made.concerns[0]?.message).toContain('at least 10');
  });

  it('terms that the pack defines already are a warning with their place', () => {
    const made = plan(snapshot, 'specification.md', '6.1', { clause: 'DEF-01' });
    const clash = made.concerns.find(({ id }) => id === 'term-clash');
    expect(clash?.message).toMatch(/“Commitment” \(conditions-of-contract\.md, line \d+\)/);
  });

  it('a clause that stands there already is a warning', () => {
    const first = plan(snapshot, 'specification.md', '6.1', { clause: 'TRT-04' });
    const again = snapshotOf(carriedOut(snapshot, first));
    expect(ids({ clause: 'TRT-04' }, again)).toContain('warning already-there');
  });

  it('unknown facts are information, and a withdrawn clause an error', () => {
    const none = snapshotOf(packIn('examples', 'good-pack'), {});
    expect(ids({ clause: 'TRT-01', variant: 'england' }, none)).toContain('information law-unknown');
    const withdrawn = {
      ...snapshot,
      library: {
        ...snapshot.library,
        clauses: snapshot.library.clauses.map((one) =>
          one.id === 'TRT-04' ? { ...one, status: 'withdrawn' as const } : one,
        ),
      },
    };
    expect(ids({ clause: 'TRT-04' }, withdrawn)[0]).toBe('error status');
  });

  it('a clause that another has replaced is an error, and a wording for another body of law of the same nation', () => {
    const replaced = {
      ...snapshot,
      library: {
        ...snapshot.library,
        clauses: snapshot.library.clauses.map((one) =>
          one.id === 'TRT-04' ? { ...one, status: 'superseded' as const } : one,
        ),
      },
    };
    expect(ids({ clause: 'TRT-04' }, replaced)[0]).toBe('error status');
    const old = snapshot.library.clauses
      .flatMap((clause) => clause.variants.map((variant) => ({ clause: clause.id, variant })))
      .find(
        ({ variant: { where } }) =>
          where.regimes?.every((regime) => regime.startsWith('pcr-2015')) === true &&
          (where.jurisdiction === undefined || where.jurisdiction.includes('england')),
      );
    expect(old).toBeDefined();
    expect(ids({ clause: old?.clause ?? '', variant: old?.variant.id ?? '' })[0]).toBe('error law');
  });

  it('a companion that is left out is a warning that names it', () => {
    const empty = snapshotOf({
      'a.md': '# Specification\n\n## 1. Social value\n\n1.1 The Supplier must help.\n',
    });
    const made = planInsertion(empty, 0, 60, { clause: 'TRT-01', bring: 'nothing', where: 'section-end' });
    const left = 'concerns' in made ? made.concerns.filter(({ id }) => id === 'companion') : [];
    expect(left.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', expect.stringMatching(/^Left out: [A-Z]+-\d+ /)],
    ]);
  });

  it('an id that is not in the library is refused with the nearest one', () => {
    const made = planInsertion(snapshot, 0, 0, { clause: 'TRT-1', bring: 'nothing', where: 'section-end' });
    expect(made).toMatchObject({ refused: expect.stringContaining('Did you mean TRT-01?') });
  });
});

describe('after a clause went in', () => {
  const packs: readonly (readonly [string, Texts, string, string])[] = [
    ['the good pack', packIn('examples', 'good-pack'), 'specification.md', '6.1'],
    ['the poor pack', packIn('examples', 'poor-pack'), 'specification.md', '2.1'],
    ['the conditions of the poor pack', packIn('examples', 'poor-pack'), 'conditions-of-contract.md', '4.1'],
    [
      'a pack of one',
      { 'itt.md': '# Invitation to tender\n\n## 1 Scope\n\n1.1 Text.\n\n## 2 Social value\n\n2.1 Text.\n' },
      'itt.md',
      '2.1',
    ],
  ];
  const structural = /^(?:DQ-NUM|DQ-REF|DQ-HEAD|DQ-LIST|LIB-(?:CHANGED|OUTDATED|JURIS|PARAMETER))/;

  it.each(packs)(
    '%s has no more defects of numbers, references, headings and markers',
    (pack, texts, name, cursor) => {
      const before = snapshotOf(texts);
      const told = (found: typeof before) =>
        found.result.findings
          .filter(({ rule }) => structural.test(rule))
          .map(({ rule, document, message }) => `${rule} ${found.pack.documents[document]?.path} ${message}`);
      const known = told(before).length;
      // Every pack gets another share of the library. A default that names a numbered place of an imaginary pack is left out: it is told.
      const share = packs.findIndex(([other]) => other === pack);
      const clauses = compiled.library.clauses.filter(
        ({ parameters }, index) =>
          index % 8 === 2 * share &&
          !parameters.some(({ default: usual }) => /\b(?:section|schedule) \d/.test(String(usual ?? ''))),
      );
      let tried = 0;
      for (const clause of clauses) {
        const made = planInsertion(
          before,
          before.pack.documents.findIndex(({ path }) => path === name),
          texts[name]?.indexOf(cursor) ?? 0,
          {
            clause: clause.id,
            bring: 'needed',
            where: 'section-end',
          },
        );
        if ('refused' in made) continue;
        tried++;
        const after = snapshotOf(carriedOut(before, made), usualProfile);
        expect(told(after).slice(known), clause.id).toEqual([]);
      }
      expect(tried).toBeGreaterThan(8);
    },
    120_000,
  );

  it('once more from scratch gives the same findings', () => {
    const before = snapshotOf(packIn('examples', 'poor-pack'));
    const made = plan(before, 'specification.md', '2.1', { clause: 'TRT-01', bring: 'needed' });
    const after = snapshotOf(carriedOut(before, made));
    expect(checkPack(after.pack, compiled).findings.length).toBe(after.result.findings.length);
    // Everything that was missing has come, so nothing is undefined.
    expect(after.result.findings.filter(({ rule }) => rule === 'LIB-UNDEFINED')).toEqual([]);
  });
});
