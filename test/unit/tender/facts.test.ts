// Amounts, dates, periods, quantities, references, definitions and blanks, in the language of real tenders.

import { describe, expect, it } from 'vitest';
import { factsOf } from './modelled.ts';

describe('amounts', () => {
  it.each([
    ['The value is £1.2m.', '£1.2m', 1_200_000, 'GBP', undefined],
    ['Insurance of £250,000 is needed.', '£250,000', 250_000, 'GBP', undefined],
    ['Up to EUR 5m excluding VAT.', 'EUR 5m', 5_000_000, 'EUR', 'excluded'],
    ['The threshold is €5,404,000 (net of VAT).', '€5,404,000', 5_404_000, 'EUR', 'excluded'],
    ['A total of GBP 10 million, inclusive of VAT.', 'GBP 10 million', 10_000_000, 'GBP', 'included'],
    ['The budget is 5 404 000 EUR.', '5 404 000 EUR', 5_404_000, 'EUR', undefined],
    ['The rate is 57 003,96 GBP a month.', '57 003,96 GBP', 57_003.96, 'GBP', undefined],
    ['It is £12.50 + VAT each.', '£12.50', 12.5, 'GBP', 'excluded'],
    ['Costs of £2bn arise.', '£2bn', 2_000_000_000, 'GBP', undefined],
    ['About 300 euro a day.', '300 euro', 300, 'EUR', undefined],
    ['A fee of $75k.', '$75k', 75_000, 'USD', undefined],
  ] as const)('%s', (text, source, value, currency, vat) => {
    expect(factsOf(text, 'amount')).toMatchObject([{ source, value, currency, ...(vat ? { vat } : {}) }]);
    expect(factsOf(text, 'amount')[0]?.vat).toBe(vat);
  });

  it('takes the basis of a column header', () => {
    const table = '| Item | Price (excl. VAT) |\n|---|---|\n| Desk | £90 |';
    expect(factsOf(table, 'amount')).toMatchObject([{ value: 90, vat: 'excluded' }]);
  });

  it('keeps two bases in one sentence apart', () => {
    const facts = factsOf('It is £100 excluding VAT, that is £120 including VAT.', 'amount');
    expect(facts.map((fact) => fact.vat)).toEqual(['excluded', 'included']);
  });
});

describe('dates', () => {
  it.each([
    ['Due 12 January 2026.', '2026-01-12', undefined, undefined],
    ['Due 12th Jan 2026.', '2026-01-12', undefined, undefined],
    ['Due 12/01/2026.', '2026-01-12', undefined, undefined],
    ['Due 12/01/26.', '2026-01-12', undefined, undefined],
    ['Due 2026-01-12.', '2026-01-12', undefined, undefined],
    ['Due 7.11.2018.', '2018-11-07', undefined, undefined],
    ['By Wednesday 7 November 2018 at 12:00 noon.', '2018-11-07', '12:00', 'Wednesday'],
    ['By 12 noon on Friday, 9 January 2026.', '2026-01-09', '12:00', 'Friday'],
    ['Closes 1st of March 2026 at 5pm.', '2026-03-01', '17:00', undefined],
    ['Closes 25.2.2019, 04:00 pm.', '2019-02-25', '16:00', undefined],
    ['Closes 3 May 2026 by 17.30 hours.', '2026-05-03', '17:30', undefined],
    ['Due November 3, 2017.', '2017-11-03', undefined, undefined],
    ['Due 29 February 2028 at midnight.', '2028-02-29', '00:00', undefined],
  ] as const)('%s', (text, date, time, weekday) => {
    const [fact, ...others] = factsOf(text, 'date');
    expect(others).toEqual([]);
    expect({ date: fact?.date, time: fact?.time, weekday: fact?.weekday }).toEqual({ date, time, weekday });
  });

  it.each([
    '30 February 2026',
    '31/04/2026',
    '2026-13-01',
    '29.02.2027',
    '0 May 2026',
    'clause 1.2.16',
    '99/99/9999',
  ])('finds no date in “%s”', (text) => {
    expect(factsOf(`It is ${text} here.`, 'date')).toEqual([]);
  });

  it('gives each date its own time', () => {
    const facts = factsOf('Opens 7.11.2018 at 5pm, 12/01/2026 it ends.', 'date');
    expect(facts.map((fact) => [fact.date, fact.time])).toEqual(
      [
        ['2026-01-12', undefined],
        ['2018-11-07', '17:00'],
      ].reverse(),
    );
  });
});

describe('periods and quantities', () => {
  it.each([
    ['Pay within 30 days.', 30, 'day'],
    ['Reply within five working days.', 5, 'working-day'],
    ['Reply within 10 Business Days.', 10, 'working-day'],
    ['For 2 years.', 2, 'year'],
    ['Within thirty (30) calendar days.', 30, 'day'],
    ['A 24-month term.', 24, 'month'],
    ['Cover within 4 hours.', 4, 'hour'],
    ['For twelve weeks.', 12, 'week'],
  ] as const)('%s', (text, value, unit) => {
    expect(factsOf(text, 'period')).toMatchObject([{ value, unit }]);
  });

  it.each([
    ['Employ two (2) apprentices.', 2, 'apprentices', 'two (2) apprentices'],
    ['Offer 26 weeks of paid work experience to residents.', 26, 'weeks of paid work experience', undefined],
    ['For twelve weeks.', 12, 'weeks', 'twelve weeks'],
    ['Provide 26 person-weeks.', 26, 'person-weeks', undefined],
    ['Based within 10 miles of the site.', 10, 'miles', '10 miles'],
    ['At least 12% of hours.', 12, '%', '12%'],
    ['Some 12 per cent is kept.', 12, '%', '12 per cent'],
    ['Create one hundred and fifty jobs.', 150, 'jobs', undefined],
    ['Train ninety-nine people.', 99, 'people', undefined],
    ['Give two thousand hours of volunteering.', 2000, 'hours of volunteering', undefined],
    ['Create 1,250 jobs.', 1250, 'jobs', undefined],
    ['Take three Key Performance Indicators.', 3, 'key performance indicators', undefined],
    ['Within 5km of the hall.', 5, 'km', '5km'],
  ] as const)('%s', (text, value, unit, source) => {
    expect(factsOf(text, 'quantity')).toMatchObject([{ value, unit, ...(source ? { source } : {}) }]);
  });

  it.each([
    'See clause 4 above.',
    'One of the suppliers or one another.',
    'A two-stage process.',
    'ISO 9001 applies.',
    'Under the Public Contracts Regulations 2015 provision is made.',
    'It is 30 October 2026.',
    'One Life Leisure bids.',
    'Lot 3 is small.',
    'It costs £45 each.',
    'Then the other is tender.',
  ])('counts nothing in “%s”', (text) => {
    expect(factsOf(text, 'quantity')).toEqual([]);
  });
});

describe('references', () => {
  it.each([
    ['See clause 4.2(b).', [['clause', '4.2(b)', false]]],
    [
      'See clauses 4.2, 4.3 and 5.',
      [
        ['clause', '4.2', false],
        ['clause', '4.3', false],
        ['clause', '5', false],
      ],
    ],
    [
      'See paragraphs 12-14 of Schedule 3.',
      [
        ['paragraph', '12', false],
        ['paragraph', '14', false],
        ['schedule', '3', false],
      ],
    ],
    [
      'Complete Annexes A and B and Appendix 2.',
      [
        ['annex', 'A', false],
        ['annex', 'B', false],
        ['appendix', '2', false],
      ],
    ],
    ['SECTION 5 applies.', [['section', '5', false]]],
    ['See Table 2 for marks.', [['table', '2', false]]],
    ['Section 17(5) of the Local Government Act 1988 applies.', [['section', '17(5)', true]]],
    ['Part 2 of the Public Contracts Regulations 2015.', [['part', '2', true]]],
    ['Under the Procurement Act 2023, section 22.', [['section', '22', true]]],
    ['Under s.23 of the Act.', [['section', '23', true]]],
    ['Article 42(3) of Directive 2014/24/EU.', [['clause', '42(3)', true]]],
    [
      'Subject to Annex E, paragraph 12.',
      [
        ['annex', 'E', false],
        ['paragraph', '12', false],
      ],
    ],
    ['Lot 6 – 9 to 22 seats.', [['lot', '6', false]]],
  ] as const)('%s', (text, wanted) => {
    const found = factsOf(text, 'reference').map((fact) => [fact.target, fact.number, fact.external]);
    expect(found).toEqual(wanted);
  });

  it.each([
    'A large part a team plays.',
    'Tables and parts.',
    'The conditions 4 apply.',
    'Clause by clause.',
    'a lot 20% bigger',
  ])('finds none in “%s”', (text) => {
    expect(factsOf(text, 'reference')).toEqual([]);
  });
});

describe('definitions', () => {
  it.each([
    ['“Council” means the borough.', ['Council']],
    ['"Local Area" shall mean the county.', ['Local Area']],
    ['**Supplier** has the meaning given in clause 1.', ['Supplier']],
    ['**“Tender Deadline”** means noon.', ['Tender Deadline']],
    ['The Borough (the “Council”) buys.', ['Council']],
    ['Smith Ltd (“Smith”, or the "Company") sells.', ['Smith', 'Company']],
    ['“Works” and “Services” mean what Schedule 1 says.', ['Works', 'Services']],
    ['For the purposes of this section, ‘local care’ means care at home.', ['local care']],
    ['(each a “Lot”)', ['Lot']],
  ] as const)('%s', (text, terms) => {
    const found = factsOf(text, 'definition');
    expect(found.map((fact) => fact.term).sort()).toEqual([...terms].sort());
    for (const fact of found) expect(fact.source).toBe(fact.term);
  });

  it('reads lists and tables of definitions', () => {
    const text = [
      '## Definitions',
      '- Local area: the borough.\n- **Works:** the works.\n- "Party" means one.',
      'Contract Period means four years.',
      '| Term | Meaning |\n|---|---|\n| Site | the land |\n| “Goods” | things |',
    ].join('\n\n');
    expect(factsOf(text, 'definition').map((fact) => fact.term)).toEqual([
      'Local area',
      'Works',
      'Party',
      'Contract Period',
      'Site',
      'Goods',
    ]);
  });

  it.each([
    'By means of “tools”.',
    'He said “no” and left.',
    'Note: the tender is open.',
    'It is “fair” to all.',
  ])('finds none in “%s”', (text) => {
    expect(factsOf(text, 'definition')).toEqual([]);
  });
});

describe('blanks', () => {
  it.each([
    ['By [insert date] at noon.', '[insert date]', 'buyer', 'insert date'],
    ['The value is [●].', '[●]', 'unknown', '●'],
    ['Starts TBC in spring.', 'TBC', 'buyer', 'TBC'],
    ['Reference XXX applies.', 'XXX', 'unknown', 'XXX'],
    ['The sum of £____ is due.', '____', 'unknown', ''],
    ['Draft. [DN: check with legal]', '[DN: check with legal]', 'buyer', 'DN: check with legal'],
    ['Employ {{apprentices}} people.', '{{apprentices}}', 'buyer', 'apprentices'],
    ['Ask for <insert name> here.', '<insert name>', 'buyer', 'insert name'],
    ['Text.\n\n<insert name>\n\nText.', '<insert name>', 'buyer', 'insert name'],
    ['[Tenderer to insert price]', '[Tenderer to insert price]', 'bidder', 'Tenderer to insert price'],
    [
      'Name, to be completed by the tenderer.',
      'to be completed by the tenderer',
      'bidder',
      'to be completed by the tenderer',
    ],
    ['Please tick: yes [ ]', '[ ]', 'bidder', ''],
  ] as const)('%s', (text, source, filler, prompt) => {
    expect(factsOf(text, 'blank')).toMatchObject([{ source, filler, prompt }]);
  });

  it('gives a blank in a response column to the bidder', () => {
    expect(factsOf('| Question | Bidder response |\n|---|---|\n| Name | [insert] |', 'blank')).toMatchObject([
      { filler: 'bidder' },
    ]);
    expect(factsOf('# Form of Tender\n\nWe offer [●] days.', 'blank')).toMatchObject([{ filler: 'bidder' }]);
  });

  it.each([
    'As he wrote [sic] in the note [1].',
    'A [link](https://example.org) and `[insert]` code.',
    'See this Section 2.8.',
    'He said … and left.',
    'The [Council] pays.',
    '<select name="x">\n\nText.',
    'Press <b>insert</b> to go.',
  ])('finds none in “%s”', (text) => {
    expect(factsOf(text, 'blank')).toEqual([]);
  });
});
