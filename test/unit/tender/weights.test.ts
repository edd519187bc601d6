// Shares of the evaluation: in tables, lists, headings, sentences and ratios; and percentages that are none.

import { describe, expect, it } from 'vitest';
import { factsOf } from './modelled.ts';

function shares(text: string): readonly (readonly [string, number, string, string | undefined])[] {
  return factsOf(text, 'weight').map((fact) => [fact.label, fact.value, fact.unit, fact.parent] as const);
}

describe('tables', () => {
  it('reads a column of weights and its total', () => {
    const facts = factsOf(
      '| Criterion | Weighting |\n|---|---|\n| Quality | 50% |\n| Social value | 10 |\n| Price | 40 % |\n| **Total** | 100% |',
      'weight',
    );
    expect(facts.map((fact) => [fact.label, fact.value, fact.isTotal, fact.source])).toEqual([
      ['Quality', 50, false, '50%'],
      ['Social value', 10, false, '10'],
      ['Price', 40, false, '40 %'],
      ['Total', 100, true, '100%'],
    ]);
    expect(new Set(facts.map((fact) => fact.group)).size).toBe(1);
    expect(facts.every((fact) => fact.statement >= 0 && fact.unit === 'percent')).toBe(true);
  });

  it('reads marks in a table of award criteria', () => {
    const text =
      '# Award criteria\n\n| Question | Max marks |\n|---|---|\n| Method | 30 |\n| Team | 20 marks |';
    expect(shares(text)).toEqual([
      ['Method', 30, 'points', undefined],
      ['Team', 20, 'points', undefined],
    ]);
  });

  it('finds the criterion above by number, by column, by bullet and by a row of its own', () => {
    expect(
      shares(
        '| Ref | Criterion | Weight |\n|---|---|---|\n| 1 | Quality | 60% |\n| 1.1 | Method | 40% |\n| 1.2 | Team | 20% |\n| 2 | Price | 40% |',
      ),
    ).toEqual([
      ['Quality', 60, 'percent', undefined],
      ['Method', 40, 'percent', 'Quality'],
      ['Team', 20, 'percent', 'Quality'],
      ['Price', 40, 'percent', undefined],
    ]);
    expect(
      shares(
        '| Criterion | Sub-criterion | Weighting |\n|---|---|---|\n| Quality | Method | 30% |\n| | Team | 30% |\n| Price | Cost | 40% |',
      ),
    ).toEqual([
      ['Method', 30, 'percent', 'Quality'],
      ['Team', 30, 'percent', 'Quality'],
      ['Cost', 40, 'percent', 'Price'],
    ]);
    expect(
      shares(
        '| Criterion | Weight |\n|---|---|\n| Quality | 60% |\n| - Method | 40% |\n| - Team | 20% |\n| Price | 40% |',
      ),
    ).toEqual([
      ['Quality', 60, 'percent', undefined],
      ['Method', 40, 'percent', 'Quality'],
      ['Team', 20, 'percent', 'Quality'],
      ['Price', 40, 'percent', undefined],
    ]);
    expect(
      shares(
        '| Criterion | Weight |\n|---|---|\n| 1 Quality (60%) | |\n| 1.1 Method | 60% |\n| 2 Price | 40% |',
      ),
    ).toEqual([
      ['Quality', 60, 'percent', undefined],
      ['Method', 60, 'percent', 'Quality'],
      ['Price', 40, 'percent', undefined],
    ]);
  });

  it('reads a range', () => {
    expect(factsOf('| Criterion | Weighting |\n|---|---|\n| Quality | 10-15% |', 'weight')).toMatchObject([
      { value: 10, to: 15 },
    ]);
  });

  it.each([
    '# Award criteria\n\n| Score | Description |\n|---|---|\n| 0 | Unacceptable |\n| 5 | Excellent |',
    '# Award criteria\n\n| Standard | Marks |\n|---|---|\n| Excellent | 10 |\n| Good | 8 |\n| Poor | 2 |',
    '| Service level | Target | Service credit |\n|---|---|---|\n| Uptime | 99% | 5% |',
    '| Item | Weight (kg) |\n|---|---|\n| Desk | 40 |',
    '| Year | Discount % |\n|---|---|\n| 1 | 5% |',
    '| Invoice | VAT % |\n|---|---|\n| A | 20% |',
  ])('takes none from %j', (text) => {
    expect(shares(text)).toEqual([]);
  });
});

describe('lists and headings', () => {
  it('reads the lists of notices', () => {
    const facts = factsOf(
      '#### Award criteria\n\n- Quality — weighting 80\n- Price — weighting 20',
      'weight',
    );
    expect(facts.map((fact) => [fact.label, fact.value, fact.unit])).toEqual([
      ['Quality', 80, 'percent'],
      ['Price', 20, 'percent'],
    ]);
    expect(facts[0]?.group).toBe(facts[1]?.group);
  });

  it('reads nested lists', () => {
    const text =
      'The award criteria are:\n\n- Quality 60%, split as follows:\n  - Method 40%\n  - Team: 20%\n- Price (40%)\n- 10% social value';
    expect(shares(text)).toEqual([
      ['Quality', 60, 'percent', undefined],
      ['Method', 40, 'percent', 'Quality'],
      ['Team', 20, 'percent', 'Quality'],
      ['Price', 40, 'percent', undefined],
      ['social value', 10, 'percent', undefined],
    ]);
  });

  it('reads headings below one heading as one group, across the document', () => {
    const facts = factsOf(
      '## Award criteria\n\n### Award criterion 1: Quality (55%)\n\nText.\n\n### Price (45%)\n\nText.',
      'weight',
    );
    expect(facts.map((fact) => [fact.label, fact.value])).toEqual([
      ['Quality', 55],
      ['Price', 45],
    ]);
    expect(facts[0]?.group).toMatch(/^section:/);
    expect(facts[0]?.group).toBe(facts[1]?.group);
  });

  it('does not count a table of contents', () => {
    expect(shares('# Award criteria\n\n- [Quality (60%)](#quality)\n- [Price (40%)](#price)')).toEqual([]);
  });
});

describe('sentences and ratios', () => {
  it.each([
    ['Social value will carry 10% of the marks.', [['Social value', 10]]],
    ['A minimum weighting of 10% will be applied to social value.', [['social value', 10]]],
    ['Overall, 20% of the total evaluation points will be assigned to cost.', [['cost', 20]]],
    ['Price is weighted at 40%.', [['Price', 40]]],
    ['Social value is worth 15 marks.', [['Social value', 15]]],
    [
      'Tenders will be evaluated on quality (60%), price (30%) and social value (10%).',
      [
        ['quality', 60],
        ['price', 30],
        ['social value', 10],
      ],
    ],
    [
      'Tenders will be evaluated on a 60/40 price/quality basis.',
      [
        ['price', 60],
        ['quality', 40],
      ],
    ],
    [
      'The price:quality ratio is 70:30.',
      [
        ['price', 70],
        ['quality', 30],
      ],
    ],
    [
      'A 60/30/10 price/quality/social value split applies.',
      [
        ['price', 60],
        ['quality', 30],
        ['social value', 10],
      ],
    ],
  ] as const)('%s', (text, wanted) => {
    expect(shares(text).map(([label, value]) => [label, value])).toEqual(wanted);
  });

  it('notes what a share is a part of', () => {
    expect(shares('Social value carries 10% of the quality score.')).toEqual([
      ['Social value', 10, 'percent', 'quality'],
    ]);
  });

  it.each([
    'VAT at 20% is added to each score.',
    'A tender must achieve at least 50% of the marks for quality.',
    'Points are deducted: 5% retention applies.',
    'Prices rise by 3% indexation a year.',
    'Recycle 95% of waste.',
    'The Supplier shall pay 30% of staff the living wage.',
    'All questions are scored out of a maximum of 10 marks per question.',
    'Availability is 99.9% or service credits of 5% fall due.',
  ])('takes none from “%s”', (text) => {
    expect(shares(`# Evaluation criteria\n\n${text}`)).toEqual([]);
  });

  it('takes no percentage outside evaluation', () => {
    expect(shares('## Conditions\n\n- Local labour 60%\n- Recycled content 40%')).toEqual([]);
  });
});
