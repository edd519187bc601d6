// Commitments read from the text as written: quantity, unit and what stands around them.

import { describe, expect, it } from 'vitest';
import { checkText } from '../../support/check-text.ts';
import { commitmentLines, documentAround } from './commitment-lines.ts';
import { commitmentStyles } from './commitment-styles.ts';

describe('commitments', () => {
  it.each(commitmentStyles.map((style) => [style.name, style] as const))('%s', (_, { text, commitments }) => {
    expect(checkText(text).commitments.map((c) => `${c.quantity} ${c.unit}`)).toEqual(commitments);
  });

  it.each(commitmentLines.map((line) => [line.text, line] as const))('%s', (_, line) => {
    const found = checkText(documentAround(line)).commitments.map((c) => `${c.quantity} ${c.unit}`);
    const ofTheLine = line.commitments.every((wanted, index) => {
      const [quantity, ...unit] = wanted.split(' ');
      return found[index]?.startsWith(`${quantity} `) && found[index]?.includes(unit.join(' '));
    });
    expect(ofTheLine && found.length === line.commitments.length, `found ${found.join('; ')}`).toBe(true);
  });

  it('says who, for whom, how often, by when and how it is shown', () => {
    const [first] = checkText(
      '# Conditions of contract\n\n## Social value\n\nThe Supplier must provide at least 60 hours of mentoring in each Contract Year to young people leaving care, by 31 March 2030, evidenced by signed attendance records.\n',
    ).commitments;
    expect(first).toMatchObject({
      quantity: 60,
      unit: 'hours of mentoring',
      who: 'Supplier',
      period: 'in each Contract Year',
      beneficiaries: 'young people leaving care',
      by: 'by 31 March 2030',
      evidence: 'evidenced by signed attendance records',
    });
  });

  it('takes the period and the person from the lead-in', () => {
    const found = checkText(
      '# Conditions of contract\n\n## Community benefits\n\nIn each Contract Year the Contractor shall:\n\n(a) offer two apprenticeships; and\n\n(b) host five school visits.\n',
    ).commitments;
    expect(found.map((c) => [c.quantity, c.who, c.period])).toEqual([
      [2, 'Contractor', 'In each Contract Year'],
      [5, 'Contractor', 'In each Contract Year'],
    ]);
  });

  it('reads the columns of a table', () => {
    const [first] = checkText(
      '# Schedule 4: Social value commitments\n\n| No | Commitment | Quantity | Unit | Beneficiaries | Due date | Evidence | Responsible person |\n|---|---|---|---|---|---|---|---|\n| 1 | Paid work | 200 | Person-weeks | New Entrants | 31 March 2032 | Payroll | Social value lead |\n',
    ).commitments;
    expect(first).toMatchObject({
      quantity: 200,
      unit: 'person-weeks',
      beneficiaries: 'New Entrants',
      by: '31 March 2032',
      evidence: 'Payroll',
      who: 'Social value lead',
    });
  });

  it('points to the figure', () => {
    const text =
      '# Conditions of contract\n\n## Social value\n\nThe Supplier must recruit at least 3 apprentices.\n';
    const [first] = checkText(text).commitments;
    expect(text.slice(first?.range.start, first?.range.end)).toBe('3 apprentices');
  });
});
