// What the buyer's own unfilled blanks and drafting notes say is not what the tender says.

import { describe, expect, it } from 'vitest';
import { operativeText, operativeWords } from '../../../server/src/tender/operative-text.ts';
import { checkText } from '../../support/check-text.ts';
import { modelled } from './modelled.ts';

const said = (text: string): readonly string[] =>
  modelled(text).statements.map((statement) => {
    const operative = operativeText(statement);
    expect(operative.length).toBe(statement.text.length);
    return operative.replace(/ +/g, ' ').trim();
  });

describe('the text without instructions', () => {
  it.each([
    [
      'Social value carries [insert weight, at least 10%] of the marks.',
      'Social value carries of the marks.',
    ],
    ['The Supplier is [Authority to complete: a firm based in the borough].', 'The Supplier is .'],
    ['{{apprentices}} apprentices start.', 'apprentices start.'],
    [
      '[Drafting note: say who benefits. Give a number.] The Supplier trains two people.',
      '|The Supplier trains two people.',
    ],
    ['Drafting note: consider social value here.', ''],
  ])('%s', (text, wanted) => expect(said(text).join('|').replace(/^\|+/, '|')).toBe(wanted));

  it.each([
    'The Supplier pays [the Council] within 30 days.',
    'Social value carries [10]% of the marks.',
    'The Tenderer offers [Tenderer to state number of apprentices] apprentices.',
    'It was agreed [sic] in writing [1].',
  ])('stands as written: %s', (text) => expect(said(text)).toEqual([text]));

  it('keeps what a tenderer is to fill in under the header of a response', () => {
    const table = '| Benefit | Your response |\n| --- | --- |\n| Apprentices | [insert number and date] |';
    expect(said(table)).toContain('[insert number and date]');
  });
  it('of a lead-in', () =>
    expect(operativeWords('By [insert date] the Supplier shall:').trim()).toMatch(/^By +the/));
});

describe('a check', () => {
  const outcome = (text: string, id: string) =>
    checkText(text).criteria.find((criterion) => criterion.id === id)?.outcome;
  it('takes no criterion as met by an instruction', () => {
    const text = '# Conditions of contract\n\n## Payment\n\n';
    const term = 'The Council pays within 30 days, and each sub-contract says the same';
    expect(outcome(`${text}${term}.`, 'thirty-day-payment-and-flow-down')).toBe('met');
    expect(outcome(`${text}[Insert: ${term}.]`, 'thirty-day-payment-and-flow-down')).not.toBe('met');
  });
  it('finds no risk in an instruction, but the blank itself', () => {
    const { findings } = checkText(
      '# Conditions of participation\n\nBidders must [insert any other requirement, e.g. be based in the borough].\n',
    );
    expect(findings.filter(({ category }) => category === 'risk')).toEqual([]);
    expect(findings.map(({ rule }) => rule)).toContain('DQ-BLANK');
  });
  it('reads no quantity of a commitment in one', () => {
    const under = '# Conditions of contract\n\n## Social value\n\nThe Supplier shall provide ';
    expect(checkText(`${under}6 apprenticeships.`).commitments).toHaveLength(1);
    expect(checkText(`${under}[insert number, e.g. 6 apprenticeships] apprenticeships.`).commitments).toEqual(
      [],
    );
  });
});
