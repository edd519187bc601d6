import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hashClauseText,
  markerFor,
  renderVariant,
  snippetFor,
  variantFor,
  variantsFor,
} from '../../../server/src/library/clause-text.ts';
import type { Clause, ClauseVariant, Parameter } from '../../../server/src/library/model.ts';
import { clauseMarkerIn } from '../../../server/src/tender/comments.ts';
import { loadWith } from './library-files.ts';

const { library } = loadWith();
const clause = library.clauses[0] as Clause;
const england = clause.variants[0] as ClauseVariant;
const plain = clause.variants[1] as ClauseVariant;

function variant(body: string): ClauseVariant {
  return { ...england, body };
}

describe('the wording that is offered', () => {
  it('is the first whose condition holds', () => {
    expect(variantFor(clause, { jurisdiction: 'england' }, undefined, library)?.id).toBe('england');
    expect(variantFor(clause, { jurisdiction: 'wales' }, undefined, library)?.id).toBe('plain');
  });

  it('comes before one of which it cannot be told', () => {
    expect(variantsFor(clause, {}, undefined, library).map(({ id }) => id)).toEqual(['plain', 'england']);
  });

  it('is the one of the wanted level and register where there is one', () => {
    const wanted = variantFor(clause, { jurisdiction: 'england' }, undefined, library, { register: 'plain' });
    expect(wanted?.id).toBe('plain');
  });

  it('is none where no condition holds', () => {
    const only = { ...clause, variants: [england] };
    expect(variantFor(only, { jurisdiction: 'ireland' }, undefined, library)).toBeUndefined();
  });
});

describe('the hash of a wording', () => {
  it('is the start of its SHA-256', () => {
    // printf 'The Supplier must provide {{weeks}} weeks.' | sha256sum
    expect(hashClauseText('The Supplier must provide {{weeks}} weeks.')).toBe('502c7a9c0ded');
  });

  it('does not see line breaks, indentation and spaces in blanks', () => {
    const hash = hashClauseText('The Supplier must provide {{weeks}} weeks.');
    expect(hashClauseText('  The Supplier\r\n must   provide\t{{ weeks }} weeks.\n')).toBe(hash);
    expect(hashClauseText('The Supplier must provide {{weeks}} week.')).not.toBe(hash);
  });
});

describe('the comment above an inserted clause', () => {
  it('says id, version, hash, variant and values', () => {
    expect(markerFor(clause, england, { weeks: 52 })).toMatch(
      /^<!-- tenderlint:clause TRT-01 1\.0\.0 sha256:[0-9a-f]{12} variant="england" weeks="52" -->$/,
    );
  });

  it('is read back as it was written, whatever the values hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const written = markerFor(clause, plain, { partner: value });
        expect(written.indexOf('-->')).toBe(written.length - 3);
        expect(written.slice(4, -3)).not.toMatch(/--|\n/);
        const marker = clauseMarkerIn({
          kind: 'comment',
          start: 0,
          end: written.length,
          text: written.slice(4, -3),
        });
        expect(marker).toMatchObject({ id: 'TRT-01', version: '1.0.0', hash: hashClauseText(plain.body) });
        expect(marker?.parameters).toEqual({ variant: 'plain', partner: value.replace(/\s+/g, ' ') });
      }),
      { examples: [['-->'], ['"--"'], ['&quot;'], ['a-'], ['->'], ['x="y"']] },
    );
  });
});

describe('a clause as text', () => {
  it('has its values, figures with separators and days in words', () => {
    const parameters: Parameter[] = [
      { name: 'sum', type: 'money', ask: '' },
      { name: 'day', type: 'date', ask: '' },
      { name: 'share', type: 'percent', ask: '' },
    ];
    const text = renderVariant(variant('£{{sum}} by {{day}}, {{ share }}%'), parameters, {
      sum: 1250000,
      day: '2027-04-01',
      share: 12.5,
    });
    expect(text).toBe('£1,250,000 by 1 April 2027, 12.5%');
  });

  it('keeps a visible blank where a value is missing', () => {
    expect(renderVariant(england, clause.parameters, {})).toContain(
      '[insert weeks, for example 26] weeks of training with [insert a college or a charity]',
    );
  });

  it('takes values as they are, replacement patterns included', () => {
    expect(renderVariant(variant('{{a}}'), [], { a: '$& $1 {{b}}' })).toBe('$& $1 {{b}}');
    expect(renderVariant(variant('{{constructor}}'), [], {})).toBe('[insert constructor]');
  });
});

describe('a clause as a snippet', () => {
  it('has numbered tab stops with defaults and choices, and repeats follow the first', () => {
    expect(snippetFor(england, clause.parameters)).toBe(
      `### Training\n\n1. The Supplier must provide \${1:26} weeks of training with \${2|a college,a charity|}.`,
    );
    expect(snippetFor(plain, clause.parameters)).toBe(`Give \${1:26} weeks of training; \${1} is enough.`);
  });

  it('offers the suggested value before the default', () => {
    expect(snippetFor(plain, clause.parameters, { weeks: 322 })).toContain(`\${1:322}`);
    expect(snippetFor(england, clause.parameters, { partner: 'a charity' })).toContain(
      `\${2|a charity,a college|}`,
    );
  });

  it('escapes what means something in a snippet', () => {
    expect(
      snippetFor(variant('Pay $5 {once} \\ {{sum}}'), [
        { name: 'sum', type: 'text', default: 'a } b $', ask: '' },
      ]),
    ).toBe(`Pay \\$5 {once\\} \\\\ \${1:a \\} b \\$}`);
    const choice: Parameter = { name: 'c', type: 'choice', choices: ['a, b', 'c|d', 'e\\f'], ask: '' };
    expect(snippetFor(variant('{{c}}'), [choice])).toBe(`\${1|a\\, b,c\\|d,e\\\\f|}`);
  });
});
