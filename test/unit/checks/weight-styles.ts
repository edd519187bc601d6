// Ways in which tenders give the weight of social value, each with its share of the whole score: a number, a range
// "10-15", or `none` where the weights come to the whole without it.

export interface WeightStyle {
  readonly name: string;
  readonly texts: readonly string[];
  readonly share: number | string;
}

const table = (...rows: readonly string[]) => {
  const [header = '', ...body] = rows;
  const columns = header.split('|').length;
  return [header, Array.from({ length: columns }, () => '---').join('|'), ...body]
    .map((row) => `| ${row.split('|').join(' | ')} |`)
    .join('\n');
};
const award = (body: string) => `# Invitation to tender\n\n## Award criteria\n\n${body}\n`;

export const styles: readonly WeightStyle[] = [
  {
    name: 'one flat table in per cent',
    texts: [award(table('Criterion|Weighting', 'Price|40%', 'Quality|50%', 'Social value|10%'))],
    share: 10,
  },
  {
    name: 'a flat table with a total row and bare figures',
    texts: [
      award(table('Criterion|Weighting (%)', 'Price|45', 'Quality|40', 'Social Value|15', 'Total|100')),
    ],
    share: 15,
  },
  {
    name: 'marks out of a thousand',
    texts: [
      award(
        table(
          'Award criterion|Maximum marks',
          'Price|400',
          'Technical merit|450',
          'Community benefits|150',
          'Total|1000',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'points without a total row',
    texts: [award(table('Criterion|Points', 'Cost|80', 'Method|90', 'Social value|30'))],
    share: 15,
  },
  {
    name: 'criterion and sub-criterion columns',
    texts: [
      award(
        table(
          'Award criterion|Sub-criterion|Weight',
          'Price|Total price|45%',
          'Quality|Q1 Method|20%',
          'Quality|Q2 Team|20%',
          'Social value|SV1 Paid work|9%',
          'Social value|SV2 Community groups|6%',
          'Total|All|100%',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'merged cells left empty',
    texts: [
      award(
        table(
          'Criterion|Question|Weighting',
          'Price|Price|40%',
          'Quality|Method|25%',
          '|Team|25%',
          'Social value|Jobs|6%',
          '|Community|4%',
        ),
      ),
    ],
    share: 10,
  },
  {
    name: 'numbered rows with parts below',
    texts: [
      award(
        table(
          'No|Criterion|Weighting',
          '1|Price|40%',
          '2|Quality|45%',
          '2.1|Method statement|25%',
          '2.2|Contract management|20%',
          '3|Social value|15%',
          '3.1|Employment and skills|10%',
          '3.2|Community groups|5%',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'social value as a share of quality, in a second table',
    texts: [
      award(
        `${table('Criterion|Weighting', 'Price|40%', 'Quality|60%')}\n\nThe quality score is made up as follows:\n\n${table('Quality sub-criterion|Share of the quality score', 'Method|50%', 'Team|30%', 'Social value|20%')}`,
      ),
    ],
    share: 12,
  },
  {
    name: 'quality table under its own heading, shares of a hundred',
    texts: [
      `# Tender\n\n## Evaluation\n\nThe contract will be awarded on a price/quality ratio of 50:50.\n\n### Quality\n\n${table('Question|Weighting', 'Service delivery|40%', 'Mobilisation|30%', 'Community benefits|30%', 'Total|100%')}\n`,
    ],
    share: 15,
  },
  {
    name: 'quality table whose parts come to the weight of quality',
    texts: [
      award(
        `${table('Criterion|Weighting', 'Price|30%', 'Quality|70%')}\n\n${table('Quality question|Weighting', 'Q1 Method|30%', 'Q2 Resources|20%', 'Q3 Social value|20%', 'Total|70%')}`,
      ),
    ],
    share: 20,
  },
  {
    name: 'a sentence with three shares',
    texts: [award('Tenders will be evaluated on the basis of 50% price, 40% quality and 10% social value.')],
    share: 10,
  },
  {
    name: 'a sentence with verbs',
    texts: [award('Price carries 45% of the marks, quality carries 40% and social value carries 15%.')],
    share: 15,
  },
  {
    name: 'one sentence in the body of the text',
    texts: [award('Social value will account for 12% of the overall score.')],
    share: 12,
  },
  {
    name: 'of the quality score, in a sentence',
    texts: [
      award(
        'Price counts for 40% and quality for 60% of the total marks.\n\nSocial value will account for 25% of the quality score.',
      ),
    ],
    share: 15,
  },
  {
    name: 'a split of three',
    texts: [award('The evaluation will use a price/quality/social value split of 50/40/10.')],
    share: 10,
  },
  {
    name: 'a list with colons',
    texts: [award('The award criteria are:\n\n- Price: 40%\n- Quality: 45%\n- Social value: 15%')],
    share: 15,
  },
  {
    name: 'a list with brackets and letters',
    texts: [award('(a) Price (50%)\n\n(b) Technical quality (35%)\n\n(c) Community benefits (15%)')],
    share: 15,
  },
  {
    name: 'a nested list',
    texts: [
      award(
        '1. Price – 40%\n2. Quality – 60%, made up of:\n   - Method – 30%\n   - Team – 15%\n   - Social value – 15%',
      ),
    ],
    share: 15,
  },
  {
    name: 'headings with shares',
    texts: [
      '# Award criteria\n\n## Criterion 1: Price (40%)\n\nLowest price scores most.\n\n## Criterion 2: Quality (45%)\n\nAnswer the questions.\n\n## Criterion 3: Social value (15%)\n\nSay what you will deliver.\n',
    ],
    share: 15,
  },
  {
    name: 'headings with marks',
    texts: [
      '# Award criteria\n\n## A. Cost (400 marks)\n\nText.\n\n## B. Method (450 marks)\n\nText.\n\n## C. Social considerations (150 marks)\n\nText.\n',
    ],
    share: 15,
  },
  {
    name: 'shares in words',
    texts: [award('Social value carries fifteen per cent of the total marks.')],
    share: 15,
  },
  {
    name: 'words with a figure in brackets',
    texts: [award('Social value shall carry ten per cent (10%) of the total score available.')],
    share: 10,
  },
  {
    name: 'a range',
    texts: [award(table('Criterion|Weighting', 'Price|40-50%', 'Quality|40-50%', 'Social value|10-15%'))],
    share: '10-15',
  },
  {
    name: 'weights without social value',
    texts: [award(table('Criterion|Weighting', 'Price|60%', 'Quality|40%'))],
    share: 'none',
  },
  {
    name: 'notice and invitation agree',
    texts: [
      '# Contract notice\n\n## Award criteria\n\nPrice: 40%. Quality: 50%. Social value: 10%.\n',
      award(table('Criterion|Weighting', 'Price|40%', 'Quality|50%', 'Social value|10%')),
    ],
    share: 10,
  },
  {
    name: 'a heading on community benefits with questions by marks',
    texts: [
      award(
        `${table('Criterion|Weighting', 'Commercial|40%', 'Technical|50%', 'Community benefits|10%')}\n\n### Community benefits (10%)\n\n${table('Question|Marks', 'CB1 Targeted recruitment|60', 'CB2 Supply chain|40')}`,
      ),
    ],
    share: 10,
  },
  {
    name: 'marks per question within technical marks',
    texts: [
      award(
        `${table('Criterion|Weighting', 'Price|30%', 'Technical|70%')}\n\nTechnical questions:\n\n${table('Question|Technical marks', 'Method|40', 'Staffing|30', 'Fair work|10', 'Community benefits|20', 'Total|100')}`,
      ),
    ],
    share: 14,
  },
  {
    name: 'transposed table',
    texts: [award(table('|Price|Quality|Social value', 'Weighting|40%|45%|15%'))],
    share: 15,
  },
  {
    name: 'label in brackets with the weight in the same cell',
    texts: [
      award(
        table(
          'Criteria|How it is assessed',
          'Price (50%)|Lowest price',
          'Quality (40%)|Answers',
          'Social value (10%)|Answers',
        ),
      ),
    ],
    share: 10,
  },
  {
    name: 'two weight columns: of the section and of the whole',
    texts: [
      award(
        table(
          'Criterion|Sub-criterion|Weight within criterion|Overall weight',
          'Price|Tender sum|100%|40%',
          'Quality|Method|60%|27%',
          'Quality|Team|40%|18%',
          'Social value|Jobs|60%|9%',
          'Social value|Groups|40%|6%',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'social value by another name: wider benefits',
    texts: [
      award(
        table('Criterion|Weighting', 'Price|40%', 'Quality|48%', 'Wider social and economic benefits|12%'),
      ),
    ],
    share: 12,
  },
  {
    name: 'social value by another name: benefits for the community',
    texts: [award(table('Award criterion|%', 'Price|40', 'Quality|50', 'Benefits to the community|10'))],
    share: 10,
  },
  {
    name: 'social value by another name: social considerations, marks',
    texts: [
      award(
        table(
          'Award criterion|Marks',
          'Ultimate cost|450',
          'Quality of methodology|400',
          'Social considerations|150',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'a bold paragraph per criterion',
    texts: [
      award('**Price – 40%**\n\nText.\n\n**Quality – 50%**\n\nText.\n\n**Social value – 10%**\n\nText.'),
    ],
    share: 10,
  },
  {
    name: 'decimals and per cent in words',
    texts: [
      award(
        table(
          'Criterion|Weighting',
          'Price|42.5 per cent',
          'Quality|45 per cent',
          'Social value|12.5 per cent',
        ),
      ),
    ],
    share: 12.5,
  },
  {
    name: 'a definition-like sentence: of which',
    texts: [
      award('Quality is worth 60% of the total score, of which social value is 10%, and price is worth 40%.'),
    ],
    share: 10,
  },
  {
    name: 'price and quality percentages with quality in points',
    texts: [
      award(
        `Price 40% / Quality 60%.\n\n### Quality questions\n\n${table('Question|Maximum points', 'Q1 Approach|20', 'Q2 Team|20', 'Q3 Social value|10')}`,
      ),
    ],
    share: 12,
  },
  {
    name: 'an HTML table',
    texts: [
      award(
        '<table><tr><th>Criterion</th><th>Weighting</th></tr><tr><td>Price</td><td>50%</td></tr><tr><td>Quality</td><td>40%</td></tr><tr><td>Social value</td><td>10%</td></tr></table>',
      ),
    ],
    share: 10,
  },
  {
    name: 'Welsh labels',
    texts: [award(table('Maen prawf|Pwysoliad', 'Pris|40%', 'Ansawdd|45%', 'Gwerth cymdeithasol|15%'))],
    share: 15,
  },
  {
    name: 'numbered paragraphs',
    texts: [
      award(
        '5.1 The award criteria and their weights are:\n\n5.1.1 Price: 40 per cent;\n\n5.1.2 Quality: 45 per cent; and\n\n5.1.3 Social value: 15 per cent.',
      ),
    ],
    share: 15,
  },
  {
    name: 'a worked sentence: marks out of',
    texts: [award('There are 500 marks: 200 for price, 225 for quality and 75 for social value.')],
    share: 15,
  },
  {
    name: 'social value within quality, in a table of three levels',
    texts: [
      award(
        table(
          'Ref|Criterion|Weighting',
          'A|Price|40%',
          'B|Quality|60%',
          'B1|Method|25%',
          'B2|Team|20%',
          'B3|Social value|15%',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'weight first in the row',
    texts: [award(table('Weight|Criterion', '40%|Price', '50%|Quality', '10%|Social value'))],
    share: 10,
  },
  {
    name: 'paragraph lines with dashes',
    texts: [award('Cost — weighting 40\n\nQuality — weighting 45\n\nCommunity benefit — weighting 15')],
    share: 15,
  },
  {
    name: 'a formula',
    texts: [
      award('Final score = (0.40 × price score) + (0.45 × quality score) + (0.15 × social value score).'),
    ],
    share: 15,
  },
  {
    name: 'comprises',
    texts: [
      award(
        'Price is 40% of the total. The 60% for quality comprises method (30%), team (20%) and social value (10%).',
      ),
    ],
    share: 10,
  },
  {
    name: 'of which, in brackets',
    texts: [award('- Price: 40%\n- Quality: 60% (of which social value: 12%)')],
    share: 12,
  },
  {
    name: 'the remaining share',
    texts: [
      award(
        'Price has a weighting of 40% and quality has a weighting of 45%. The remaining 15% is for social value.',
      ),
    ],
    share: 15,
  },
  {
    name: 'lots with their own columns',
    texts: [
      award(
        table(
          'Criterion|Lot 1 weighting|Lot 2 weighting',
          'Price|40%|50%',
          'Quality|50%|40%',
          'Social value|10%|10%',
        ),
      ),
    ],
    share: 10,
  },
  {
    name: 'headings with marks over tables of questions',
    texts: [
      '# Evaluation\n\nTenders are scored out of 100 marks.\n\n## Part A: Price (40 marks)\n\nLowest price.\n\n## Part B: Quality (60 marks)\n\n' +
        table('Question|Marks', 'Method|30', 'Team|15', 'Social value|15') +
        '\n',
    ],
    share: 15,
  },
  {
    name: 'questions of five per cent each',
    texts: [
      award(
        table(
          'Section|Question|Weighting',
          'Commercial|Pricing schedule|50%',
          'Technical|T1 Delivery|20%',
          'Technical|T2 Resources|20%',
          'Social value|SV1 New jobs and skills|5%',
          'Social value|SV2 Stronger communities|5%',
        ),
      ),
    ],
    share: 10,
  },
  {
    name: 'stage and lead-in',
    texts: [
      '# 4 Evaluation of tenders\n\n4.1 Tenders are evaluated as follows:\n\n| Element | Weighting |\n|---|---|\n| Financial submission | 35% |\n| Technical submission | 65% |\n\n4.2 The technical submission is scored against these questions:\n\n| Question | Percentage of technical submission |\n|---|---|\n| T1 Service plan | 50% |\n| T2 Team | 30% |\n| T3 Community benefits plan | 20% |\n',
    ],
    share: 13,
  },
  {
    name: 'a row of the table says it twice',
    texts: [
      award(
        table(
          'Criterion|Weighting|Maximum score',
          'Price|40%|40',
          'Quality|45%|45',
          'Social value|15%|15',
          'Total|100%|100',
        ),
      ),
    ],
    share: 15,
  },
  {
    name: 'a sentence beside the table repeats it',
    texts: [
      award(
        'Social value carries 10% of the total marks.\n\n' +
          table('Criterion|Weighting', 'Price|50%', 'Quality|40%', 'Social value|10%'),
      ),
    ],
    share: 10,
  },
  {
    name: 'semicolons in one paragraph',
    texts: [award('The award criteria are: price (45%); quality (40%); and social value (15%).')],
    share: 15,
  },
  {
    name: 'evaluation weightings in a notice',
    texts: [
      '# Contract notice\n\n## Award criteria\n\nQuality criterion - Name: Technical / Weighting: 50\n\nQuality criterion - Name: Community benefits / Weighting: 10\n\nPrice - Weighting: 40\n',
    ],
    share: 10,
  },
  {
    name: 'community and fair work together',
    texts: [
      award(
        `${table(
          'Criterion|Sub-criterion|Weighting (% of quality)',
          'Quality|Method|55',
          'Quality|Fair Work First|10',
          'Quality|Community benefits|15',
          'Quality|Environment|20',
        )}\n\nThe price/quality ratio is 40/60.`,
      ),
    ],
    share: 9,
  },
  {
    name: 'a set with a slip: each has the share it states',
    texts: [
      award(table('Award criterion|Weight', 'Price|55%', 'Quality and mobilisation|35%', 'Social value|15%')),
    ],
    share: 15,
  },
];
