// Sections: which lines open one, how they nest, which kind they have.

import { describe, expect, it } from 'vitest';
import { compileSections, kindOfTitle } from '../../../server/src/tender/section-vocabulary.ts';
import { modelled, statementWith, vocabulary } from './modelled.ts';

describe('kinds of headings', () => {
  it.each([
    ['Evaluation criteria', 'award-criteria'],
    ['AWARD CRITERIA', 'award-criteria'],
    ['Award Criteria & Weightings', 'award-criteria'],
    ['How your tender will be scored', 'award-criteria'],
    ['Evaluation of Tenders', 'award-criteria'],
    ['Selection criteria', 'conditions-of-participation'],
    ['Conditions of Participation', 'conditions-of-participation'],
    ['Standard Selection Questionnaire (SQ)', 'conditions-of-participation'],
    ['Suitability Assessment', 'conditions-of-participation'],
    ['Mandatory requirements to bid', 'conditions-of-participation'],
    ['Legal, economic, financial and technical information', 'conditions-of-participation'],
    ['Technical and professional ability', 'conditions-of-participation'],
    ['Terms and Conditions', 'contract-conditions'],
    ['Conditions of Contract', 'contract-conditions'],
    ['Call-Off Terms', 'contract-conditions'],
    ['Conditions for performance of the contract', 'contract-conditions'],
    ['Conditions related to the contract', 'contract-conditions'],
    ['Key Performance Indicators', 'kpi'],
    ['KPIs', 'kpi'],
    ['Statement of Requirements', 'specification'],
    ['Scope of Services', 'specification'],
    ['Object of the contract', 'specification'],
    ['Description of the lot', 'specification'],
    ['Definitions and Interpretation', 'definitions'],
    ['Background to the Procurement', 'background'],
    ['About the Council', 'background'],
    ['Procurement timetable', 'timetable'],
    ['Division into Lots', 'lots'],
    ['Pricing Schedule', 'pricing'],
    ['Social Value', 'social-value'],
    ['Community Benefits', 'social-value'],
    ['Fair Work First', 'social-value'],
    ['Social value award criteria', 'award-criteria'],
    ['Monitoring and Reporting', 'monitoring'],
    ['Contract Notice', 'notice'],
    ['Instructions to Tenderers', 'instructions'],
    ['Instructions and Information for Applicants', 'instructions'],
    ['Equality Impact Assessment', 'equality'],
    ['Meini Prawf Dyfarnu', 'award-criteria'],
    ['Buddion Cymunedol', 'social-value'],
    ['Critéir Dhámhachtana', undefined],
    ['Critéir dámhachtana', 'award-criteria'],
    ['Luach Sóisialta', 'social-value'],
    ['Complementary information', 'other'],
    ['Provision of School Transport Services', undefined],
    ['Payment Technology and Lots of Plans', undefined],
  ] as const)('%s', (title, kind) => {
    expect(kindOfTitle(title, vocabulary)).toBe(kind);
  });

  it('lets the phrase with more words win and leaves out kinds that do not exist', () => {
    const small = compileSections([
      { kind: 'pricing', expressions: ['price'] },
      { kind: 'award-criteria', expressions: ['evaluation of price'] },
      { kind: 'nonsense', expressions: ['weather'] },
    ]);
    expect(kindOfTitle('Evaluation of prices', small)).toBe('award-criteria');
    expect(kindOfTitle('Weather', small)).toBeUndefined();
    expect(kindOfTitle('Anything', compileSections([]))).toBeUndefined();
  });
});

describe('headings', () => {
  it('takes typed numbers off Markdown headings of every form', () => {
    const { sections } = modelled(
      [
        '# Part A - Instructions',
        '4.2 Evaluation\n-------',
        '### (iv) Late tenders',
        '#### Annex C',
        '<h2>Schedule 3: Social Value</h2>',
        '## 4.2.1. Method',
        '## Section 5 – Contract terms',
        '## A. Overview',
        '## II.2.5) Award criteria',
      ].join('\n\n'),
    );
    expect(sections.map((section) => [section.number, section.title])).toEqual([
      ['Part A', 'Instructions'],
      ['4.2', 'Evaluation'],
      ['(iv)', 'Late tenders'],
      ['Annex C', ''],
      ['Schedule 3', 'Social Value'],
      ['4.2.1', 'Method'],
      ['Section 5', 'Contract terms'],
      ['A.', 'Overview'],
      ['II.2.5', 'Award criteria'],
    ]);
  });

  it('inherits the kind of the section above, also by number where a converter flattened the levels', () => {
    const model = modelled(
      '## 4 Award criteria\n\n## 4.1 Approach\n\nText one.\n\n## 5 Other matters\n\nText two.',
    );
    expect(statementWith(model, 'Text one').section).toMatchObject({ kind: 'award-criteria', number: '4.1' });
    expect(statementWith(model, 'Text one').section.parent).toMatchObject({ number: '4' });
    expect(statementWith(model, 'Text two').section.kind).toBe('other');
  });

  it('reads short bold lines, typed numbers and capitals as headings', () => {
    const { sections } = modelled(
      [
        '# Tender',
        '**Background**',
        'Some text.',
        '4.2 Evaluation of tenders',
        '4.2.1 Scoring method',
        'SCHEDULE 3 - SOCIAL VALUE',
        'EVALUATION CRITERIA',
        '**1. General.**',
      ].join('\n\n'),
    );
    expect(
      sections.map((section) => [section.depth, section.number, section.title, section.parent?.title]),
    ).toEqual([
      [1, undefined, 'Tender', ''],
      [7, undefined, 'Background', 'Tender'],
      [7, '4.2', 'Evaluation of tenders', 'Tender'],
      [7, '4.2.1', 'Scoring method', 'Evaluation of tenders'],
      [7, 'SCHEDULE 3', 'SOCIAL VALUE', 'Tender'],
      [7, undefined, 'EVALUATION CRITERIA', 'SOCIAL VALUE'],
      [7, '1', 'General', 'SOCIAL VALUE'],
    ]);
  });

  it('takes no sentence, duty, caption, address or entry of a contents list for a heading', () => {
    const { sections } = modelled(
      [
        '**Tenderers must submit by noon**',
        '**If you submit online, that is enough.**',
        '**Table 3: Weights**',
        '4.2 The Supplier shall comply',
        '4.3 Payment is due.',
        '2.5 days are allowed',
        '31 Wooten Street, London SE1 8TG',
        'Lot 2: South Dublin',
        '4.1 Evaluation ........ 12',
        '- 1 Introduction\n- 2 Award criteria',
        '**1,000 points x 10 percent = 100 points**',
        'INCONVENIENT WEATHER',
      ].join('\n\n'),
    );
    expect(sections).toEqual([]);
  });

  it('keeps an empty heading and cuts a monstrous one', () => {
    const { sections, statements } = modelled(`#\n\n# ${'long '.repeat(2000)}`);
    expect(sections.map((section) => section.title.length <= 400)).toEqual([true, true]);
    expect(sections[0]?.title).toBe('');
    expect(statements).toHaveLength(1);
  });

  it('gives equal sections one identity', () => {
    const model = modelled('# A\n\n## B\n\nOne.\n\n# A\n\n## B\n\nTwo.');
    expect(statementWith(model, 'One').section).toBe(statementWith(model, 'Two').section);
  });
});

describe('a gap in a phrase', () => {
  const gapped = compileSections([{ kind: 'award-criteria', expressions: ['how .. choose'] }]);
  it.each([
    ['How we choose', 'award-criteria'],
    ['How the panel will choose', 'award-criteria'],
    ['How the panel of four will then choose', undefined],
    ['Choose how', undefined],
  ])('%s: %s', (title, kind) => {
    expect(kindOfTitle(title, gapped)).toBe(kind);
  });
});
