// What is offered while a file of a clause library is written.

import { describe, expect, it } from 'vitest';
import { libraryCompletions } from '../../../server/src/language/library-completion.ts';
import type { SchemaKind } from '../../../server/src/library/schema.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;

/** Labels offered at the `|` of a text. */
function offered(text: string, kind: SchemaKind): readonly string[] {
  const offset = text.indexOf('|');
  return libraryCompletions(text.replace('|', ''), offset, kind, library).map(({ label }) => label);
}

describe('in the front matter of a clause', () => {
  it('keys that are not there yet, the needed ones first', () => {
    const keys = offered('---\nname: A\nversion: 1.0.0\n|\ntitle: B\n---\n', 'clause');
    expect(keys).toContain('status');
    expect(keys).not.toContain('name');
    expect(keys).not.toContain('title');
    expect(keys.indexOf('status')).toBeLessThan(keys.indexOf('companions'));
  });

  it('values of a key', () => {
    expect(offered('---\nstatus: |\n---\n', 'clause')).toEqual([
      'draft',
      'reviewed',
      'live',
      'superseded',
      'withdrawn',
    ]);
  });

  it('keys and values of an entry of a list', () => {
    const keys = offered('---\nparameters:\n  - name: weeks\n    |\n---\n', 'clause');
    expect(keys).toContain('type');
    expect(keys).not.toContain('name');
    expect(offered('---\nparameters:\n  - name: weeks\n    type: |\n---\n', 'clause')).toContain('percent');
    expect(offered('---\nparameters:\n  - |\n---\n', 'clause')).toContain('ask');
  });

  it('ids: of sections, clauses, criteria, provisions of law, terms', () => {
    expect(offered('---\nplacement: [specification, |]\n---\n', 'clause')).toContain('award-criteria');
    expect(offered('---\ncompanions: [|]\n---\n', 'clause')).toContain('REM-01');
    expect(offered('---\nsatisfies: [|]\n---\n', 'clause')).toContain('kpis-set');
    expect(offered('---\nbasis:\n  - citation: |\n---\n', 'clause')).toContain('pa-2023/s.23(2)');
    expect(offered('---\nuses-terms: [|]\n---\n', 'clause')).toContain('Person-Week');
  });

  it('conditions in braces', () => {
    const line = (inside: string) => `---\nvariants:\n  - {id: a, where: {${inside}}}\n---\n`;
    expect(offered(line('jurisdiction: [|]'), 'clause')).toContain('northern-ireland');
    expect(offered(line('|'), 'clause')).toContain('jurisdiction');
  });

  it('its blanks in the wording', () => {
    const text =
      '---\nparameters:\n  - name: weeks\n    type: integer\n---\n\n## variant: a\n\nAt least {{we| weeks.\n';
    expect(offered(text, 'clause')).toEqual(['weeks']);
    expect(offered('---\nname: A\n---\n\nA {|', 'clause')).toEqual([]);
  });
});

describe('in other files', () => {
  it('keys of a rule and its bases', () => {
    expect(offered('title: A\n|', 'rule')).toContain('meaning');
    expect(offered('bases:\n  - severity: |\n', 'rule')).toContain('warning');
    expect(offered('bases:\n  - severity: warning\n    citations: [|]\n', 'rule')).toContain(
      'pa-2023/s.23(2)',
    );
  });

  it('keys of the card and what can be switched off', () => {
    expect(offered('|', 'library')).toEqual(expect.arrayContaining(['name', 'law-as-at', 'off']));
    expect(offered('off:\n  - id: |\n', 'library')).toContain('DON-01');
    expect(offered('off:\n  - id: DON-01\n    |\n', 'library')).toEqual(['reason']);
  });

  it('nothing throws, wherever the cursor is', () => {
    const text =
      '---\nname: "A: b"\nparameters:\n  - {name: x, type: integer}\n-\n  : \n\t[{\n---\n## variant: {{x';
    for (let at = 0; at <= text.length; at++)
      for (const kind of ['clause', 'rule', 'library', 'criterion'] as const)
        expect(() => libraryCompletions(text, at, kind, library)).not.toThrow();
  });
});
