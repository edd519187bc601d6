// Ways in which tenders promise benefits, each with the quantities and units that a register should hold: `quantity unit`.

export interface CommitmentStyle {
  readonly name: string;
  readonly text: string;
  readonly commitments: readonly string[];
}

const conditions = (body: string) => `# Conditions of contract\n\n## Social value\n\n${body}\n`;
const specification = (body: string) => `# Specification\n\n## 6 Community benefits\n\n${body}\n`;

export const commitmentStyles: readonly CommitmentStyle[] = [
  {
    name: 'figures in a duty',
    text: conditions('The Supplier must recruit at least 3 apprentices by 31 March 2028.'),
    commitments: ['3 apprentices'],
  },
  {
    name: 'numbers in words',
    text: conditions(
      'The Contractor shall employ no fewer than twelve new entrants and twenty-six trainees.',
    ),
    commitments: ['12 new entrants', '26 trainees'],
  },
  {
    name: 'words with figures in brackets',
    text: conditions('The Contractor shall provide four (4) work placements in each Contract Year.'),
    commitments: ['4 work placements'],
  },
  {
    name: 'several in a sentence',
    text: conditions(
      'The Provider will deliver 120 hours of volunteering, two careers events and 6 work experience placements a year.',
    ),
    commitments: ['120 hours of volunteering', '2 careers events', '6 work experience placements'],
  },
  {
    name: 'a lead-in with lettered items',
    text: conditions(
      'In each Contract Year the Contractor shall:\n\n(a) offer two apprenticeships;\n\n(b) host five school visits; and\n\n(c) give 80 hours of mentoring to pupils.',
    ),
    commitments: ['2 apprenticeships', '5 school visits', '80 hours of mentoring'],
  },
  {
    name: 'a lead-in with a Markdown list',
    text: specification(
      'The Contractor must, over the life of the Contract, provide:\n\n- 200 person-weeks of paid work for new entrants;\n- 3 apprentice starts; and\n- 300 hours of skilled support for community groups.',
    ),
    commitments: ['200 person-weeks of paid work', '3 apprentice starts', '300 hours of skilled support'],
  },
  {
    name: 'of them',
    text: conditions(
      'The Supplier must provide at least 200 person-weeks for new entrants by 31 March 2032, and at least 30 of them in each Contract Year.',
    ),
    commitments: ['200 person-weeks', '30 person-weeks'],
  },
  {
    name: 'passive voice',
    text: specification(
      'At least four apprentices must be employed on the works by the end of the second year.',
    ),
    commitments: ['4 apprentices'],
  },
  {
    name: 'plain words to the supplier',
    text: '# What we need\n\n## Giving something back\n\nYou must take on 2 trainees each year, and you must give 40 hours of free advice to community groups.\n',
    commitments: ['2 trainees', '40 hours of free advice'],
  },
  {
    name: 'a table with quantity, unit, date and evidence',
    text: `# Schedule 4: Social value commitments\n\n| Ref | Commitment | Quantity | Unit | Due | Evidence |\n|---|---|---|---|---|---|\n| 1 | Apprenticeships | 4 | starts | 31 March 2028 | Agreements |\n| 2 | Work experience | 12 | weeks | Each year | Attendance record |\n| 3 | Staff volunteering | 250 | hours | End of contract | Signed log |\n`,
    commitments: [
      '4 apprenticeships (starts)',
      '12 weeks of work experience',
      '250 hours of staff volunteering',
    ],
  },
  {
    name: 'a table of measures and targets',
    text: `# Schedule 2\n\n## Community benefit targets\n\n| Measure | Minimum target |\n|---|---|\n| Number of new jobs for unemployed people | 6 |\n| Number of apprentices | 2 per year |\n| School and college visits | 8 |\n| Hours of volunteering | 100 |\n`,
    commitments: [
      '6 new jobs for unemployed people',
      '2 apprentices',
      '8 school and college visits',
      '100 hours of volunteering',
    ],
  },
  {
    name: 'a table with figures in the words',
    text: `# Schedule 3: Community benefits plan\n\n| Theme | What the Contractor will deliver | By when |\n|---|---|---|\n| Jobs | 5 jobs for long-term unemployed people | Month 12 |\n| Skills | Ten work placements of two weeks each | Month 24 |\n`,
    commitments: ['5 jobs', '10 work placements'],
  },
  {
    name: 'labels with colons',
    text: specification(
      'The minimum community benefits required under this Contract are:\n\n- Apprenticeships: 3\n- Work experience placements: 10\n- Meet the buyer events: 2',
    ),
    commitments: ['3 apprenticeships', '10 work experience placements', '2 meet the buyer events'],
  },
  {
    name: 'a share of hours',
    text: conditions(
      'At least 10% of the labour hours worked on the Contract must be worked by apprentices and new entrants.',
    ),
    commitments: ['10 % of labour hours worked'],
  },
  {
    name: 'money for a purpose',
    text: conditions(
      'The Supplier must provide at least £5,000 a year of in-kind support to community organisations that run volunteering projects.',
    ),
    commitments: ['5000 £'],
  },
  {
    name: 'per million pounds',
    text: specification(
      'The Contractor shall provide one apprenticeship for each £1 million of the works value.',
    ),
    commitments: ['1 apprenticeship'],
  },
  {
    name: 'weeks for each million pounds',
    text: specification(
      'The Contractor must deliver 52 weeks of paid training for new entrants for every £1 million spent.',
    ),
    commitments: ['52 weeks of paid training'],
  },
  {
    name: 'under a heading that names what is counted',
    text: '# Schedule 5: Social value\n\n## Apprenticeships\n\nAt least four over the term of the Contract, shown by signed agreements.\n',
    commitments: ['4 apprenticeships'],
  },
  {
    name: 'advertised opportunities',
    text: conditions(
      'The Contractor must advertise at least 8 sub-contract opportunities on the national portal in each year.',
    ),
    commitments: ['8 sub-contract opportunities'],
  },
  {
    name: 'time limits, ages and thresholds are none',
    text: conditions(
      'The Supplier must report within 15 days of the end of each quarter, must keep apprentices’ records for six years, and must advertise vacancies for people aged 16 to 24 at least ten days before they close.',
    ),
    commitments: [],
  },
  {
    name: 'encouragement is none',
    text: conditions('The Supplier is encouraged to offer two placements to students, where possible.'),
    commitments: [],
  },
  {
    name: 'what is past is none',
    text: '# Background\n\nIn the last contract the supplier delivered 14 apprenticeships and 300 hours of volunteering.\n',
    commitments: [],
  },
  {
    name: 'weights and marks are none',
    text: '# Award criteria\n\nSocial value carries 15% of the marks. A response that offers 10 apprentices will not score more for that alone.\n',
    commitments: [],
  },
  {
    name: 'definitions are none',
    text: '# Definitions\n\n"New Entrant" means a person who has been out of work for 26 weeks or has left education in the last 12 months.\n',
    commitments: [],
  },
  {
    name: 'service credits are none',
    text: conditions(
      'If the Supplier fails to deliver an apprenticeship the Authority may withhold 2% of the Charges for that quarter.',
    ),
    commitments: [],
  },
  {
    name: 'service levels are none',
    text: '# Specification\n\n## Cleaning\n\nThe Contractor shall clean 14 schools on five days each week and shall answer 95% of calls within 30 seconds.\n',
    commitments: [],
  },
  {
    name: 'a price table is none',
    text: '# Pricing\n\n| Item | Quantity | Rate |\n|---|---|---|\n| Apprentice electrician | 120 | £18 |\n',
    commitments: [],
  },
];
