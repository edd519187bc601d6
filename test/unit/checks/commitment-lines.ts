// Sixty sentences and rows that promise benefits, or seem to, from other hands than commitment-styles.ts, each with the
// quantities and the start of the units that a register should hold.

export interface CommitmentLine {
  /** The kind of section it stands in; `row` stands under the heads of a table of commitments. */
  readonly under: 'contract' | 'specification' | 'service' | 'schedule' | 'plain';
  readonly text: string;
  readonly commitments: readonly string[];
}

const contract = (text: string, ...commitments: string[]): CommitmentLine => ({
  under: 'contract',
  text,
  commitments,
});
const specification = (text: string, ...commitments: string[]): CommitmentLine => ({
  under: 'specification',
  text,
  commitments,
});
const service = (text: string, ...commitments: string[]): CommitmentLine => ({
  under: 'service',
  text,
  commitments,
});
const schedule = (text: string, ...commitments: string[]): CommitmentLine => ({
  under: 'schedule',
  text,
  commitments,
});
const plain = (text: string, ...commitments: string[]): CommitmentLine => ({
  under: 'plain',
  text,
  commitments,
});

export const commitmentLines: readonly CommitmentLine[] = [
  contract(
    'The Supplier shall create not less than 15 new jobs for residents who are out of work.',
    '15 new jobs',
  ),
  contract(
    'The Contractor shall engage at least one apprentice for every £2 million of the Contract Sum.',
    '1 apprentice',
  ),
  contract('The Provider shall hold two meet-the-buyer events each year.', '2 meet-the-buyer events'),
  contract('The Supplier shall donate £7,500 per annum to the Community Fund in Schedule 6.', '7500 £'),
  contract('Over the Term the Supplier shall deliver 1,200 hours of employee volunteering.', '1200 hours'),
  contract('A minimum of 5% of the workforce on the Contract shall be apprentices or trainees.', '5 %'),
  contract(
    'The Contractor shall, in every Contract Year, host 3 site visits for pupils of secondary schools.',
    '3 site visits',
  ),
  contract(
    'The Supplier commits to 24 weeks of paid internships for young people who have left care.',
    '24 weeks',
  ),
  contract(
    'No fewer than eight people who are long-term unemployed shall be recruited in the first twelve months.',
    '8 people',
  ),
  contract('The Contractor shall support ten pupils with mock interviews each term.', '10 pupils'),
  contract(
    'The Service Provider must spend at least 20% of the sub-contracted value with social enterprises.',
    '20 %',
  ),
  contract(
    'The Supplier shall provide one half-day workshop per quarter for community organisations on bidding.',
    '1 half-day workshop',
  ),
  contract(
    'The Contractor is to provide 104 person-weeks of employment for new entrants per £1m spent.',
    '104 person-weeks',
  ),
  contract(
    'The Supplier shall lend its meeting rooms to voluntary groups on 12 evenings in each year, free of charge.',
    '12 evenings',
  ),
  contract('The Supplier shall train 30 volunteers in first aid by 30 June 2028.', '30 volunteers'),
  contract('There shall be at least 2 traineeships in each of the three districts.', '2 traineeships'),
  contract(
    'The Contractor undertakes to offer 4 T-level placements of 45 days each.',
    '4 T-level placements',
  ),
  contract(
    'The Supplier shall contribute 50 hours per year of pro bono legal advice to charities.',
    '50 hours',
  ),
  contract(
    'The Contractor shall refurbish one community building to the value of £25,000.',
    '1 community building',
  ),
  contract('At least three in ten of the new posts must go to people referred by the job centre.', '30 %'),
  specification('Two modern apprentices are to be employed throughout.', '2 modern apprentices'),
  specification('The successful bidder will be required to provide 16 weeks of work experience.', '16 weeks'),
  specification('You will plant 500 trees with schools before March 2028.', '500 trees'),
  specification('We require 40 hours of mentoring a month for young people.', '40 hours'),
  specification(
    'The operator must reserve 60 free swimming sessions a year for refugees.',
    '60 free swimming sessions',
  ),
  specification('Each crew has to include one trainee.', '1 trainee'),
  specification('The Contractor will make 6 Saturday jobs available to students.', '6 Saturday jobs'),
  specification(
    'Community benefits required: 3 apprentices; 10 work placements; 2 school talks each year.',
    '3 apprentices',
    '10 work placements',
    '2 school talks',
  ),
  specification('A community liaison officer shall give 0.5 days a week to residents’ groups.', '0.5 days'),
  specification('It is a requirement that 10 per cent of labour hours are worked by new entrants.', '10 %'),
  specification(
    'The Supplier must take at least 25 young people through its holiday activity programme every summer.',
    '25 young people',
  ),
  specification(
    'A digital inclusion course is to be run four times a year for at least 12 older residents.',
    '12 older residents',
  ),
  specification('The Contractor shall give 5 laptops to community centres in each year.', '5 laptops'),
  specification(
    'By the end of year two, fifteen local people will have completed a Level 2 qualification.',
    '15 local people',
  ),
  specification(
    'The Contractor must pay for 20 driving licences for unemployed people.',
    '20 driving licences',
  ),
  schedule('| Apprenticeships | 3 | Level 3 starts | Year 2 |', '3'),
  schedule('| Volunteering by staff | 400 | hours | End of term |', '400 hours'),
  schedule('| Spend with VCSEs | £60,000 | a year | Each year |', '60000 £'),
  schedule('| New entrants employed | 7 | people | 31 March 2028 |', '7'),
  schedule('| Careers fairs attended | 2 per year | events | Each year |', '2'),
  schedule('| Reduction of food waste given to food banks | 1,000 | kg | Each year |', '1000 kg'),
  schedule('| Work placements | Twelve | weeks | Year 1 |', '12 weeks'),
  schedule('| Share of hours worked by trainees | 8% | of hours | Each year |', '8 %'),
  plain('Give us 3 work placements a year.', '3 work placements'),
  plain('You must employ two people who have been in prison.', '2 people'),
  plain('You will need to put £2,000 into the tenants’ fund each year.', '2000 £'),
  plain('Every year, you must run six drop-in sessions for carers.', '6 drop-in sessions'),
  plain('What you must do: train five tenants as decorators.', '5 tenants'),
  // What only looks like a promise of the supplier.
  contract('The Council shall pay the Supplier within 30 days of a valid invoice.'),
  contract('The Supplier shall keep records of volunteering for six years.'),
  contract('A new entrant is a person who has been out of work for at least 26 weeks.'),
  contract('The Supplier may offer up to three placements.'),
  contract('If fewer than four apprentices are employed the Council may deduct £1,000 for each.'),
  contract('The Supplier shall answer a request for a placement within five working days.'),
  contract('The Council will nominate two representatives to the community panel.'),
  contract('The Supplier is not required to provide the 10 placements in the tender of its predecessor.'),
  service('The borough has 14,200 residents who are out of work and 31 schools.'),
  service('Our last supplier took on nine apprentices.'),
  service('The Supplier shall carry 900 pupils to 12 schools each day.'),
  plain('For example, a bidder might offer 5 apprenticeships.'),
  // What stands beside benefits and promises none of them.
  service('The Supplier must make the adjustments for trainees that the Equality Act 2010 requires.'),
  plain('Complete the community benefit plan with one row for each commitment and no more than 12 rows.'),
  contract("Each quarter the Supplier must give a short account of one person's progress into work."),
  contract('The Supplier must report how many trainees were in work 13 weeks later.'),
  contract('The duty to pay apprentices covers a worker from 2 hours a week over 8 weeks.'),
];

/** A line in a document of its kind. */
export function documentAround({ under, text }: CommitmentLine): string {
  switch (under) {
    case 'contract':
      return `# Conditions of contract\n\n## Social value\n\n${text}\n`;
    case 'specification':
      return `# Specification\n\n## Community benefits\n\n${text}\n`;
    case 'service':
      return `# Specification\n\n## The service\n\n${text}\n`;
    case 'schedule':
      return `# Schedule 4: Community benefits\n\n| Commitment | Quantity | Unit | By when |\n|---|---|---|---|\n${text}\n`;
    case 'plain':
      return `# What we need\n\n## What you will do for the community\n\n${text}\n`;
  }
}
