// More ways in which tenders lay out weights, from other hands than weight-styles.ts, each with the share of social
// value in the whole score.

import type { WeightStyle } from './weight-styles.ts';

export const layouts: readonly WeightStyle[] = [
  {
    name: 'marks available in a sentence, with parts in brackets',
    texts: [
      '# Instructions\n\n4. AWARD CRITERIA\n\n4.1 Seventy marks are available for price. Twenty marks are available for quality, divided between method (12) and staff (8). The remaining ten marks are available for social value.\n',
    ],
    share: 10,
  },
  {
    name: 'a total stated that the rows do not come to',
    texts: [
      '# Request for tenders\n\n## Award\n\n| Criterion | Maximum | Minimum |\n|---|---|---|\n| Quality of the service | 400 | 240 |\n| Community benefit | 150 | - |\n| Ultimate cost | 400 | - |\n| **Total** | **1,000** | |\n',
    ],
    share: 15,
  },
  {
    name: 'bold rows of criteria with their parts beneath, out of a thousand',
    texts: [
      '# Tender\n\n## 5. Assessment\n\nTenders are assessed out of 1,000 points:\n\n| No. | Criterion | Points |\n|---|---|---|\n| 1 | **Price** | **450** |\n| 2 | **Quality** | **350** |\n| 2.1 | Programme | 200 |\n| 2.2 | Net zero | 150 |\n| 3 | **Community benefits** | **200** |\n| 3.1 | Employment and training | 120 |\n| 3.2 | Supply chain | 80 |\n',
    ],
    share: 20,
  },
  {
    name: 'a notice on one line',
    texts: [
      '# Tender notice\n\n| Field | Entry |\n|---|---|\n| Title | Cleaning |\n| Award criteria | Price 50, quality 38, social value 12 |\n',
    ],
    share: 12,
  },
  {
    name: 'weights in words with fractions',
    texts: [
      '# How we choose\n\n## What counts\n\nPrice counts for half of the marks. Quality counts for two fifths and social value for the remaining tenth.\n',
    ],
    share: 10,
  },
  {
    name: 'a split in the heading and parts of quality as bullets',
    texts: [
      '# ITT\n\n## Evaluation (Price 30% / Quality 70%)\n\nThe quality score is made up of:\n\n- Delivery plan – 60% of quality\n- Contract management – 20% of quality\n- Social value – 20% of quality\n',
    ],
    share: 14,
  },
  {
    name: 'question headings that carry their weight',
    texts: [
      '# Award questionnaire\n\nThe overall weighting is price 40% and quality 60%.\n\n### Question 1: Mobilisation (weighting 20%)\n\nHow will you start?\n\n### Question 2: People (weighting 30%)\n\nWho will you use?\n\n### Question 3: Social value (weighting 10%)\n\nIn delivering this contract, what will you do?\n',
    ],
    share: 10,
  },
  {
    name: 'two levels in two columns of weights',
    texts: [
      '# Evaluation\n\n| Criterion | Criterion weight | Sub-criterion | Sub-criterion weight |\n|---|---|---|---|\n| Commercial | 40% | Price | 100% |\n| Technical | 45% | Approach | 60% |\n| | | Resources | 40% |\n| Social value | 15% | Skills | 50% |\n| | | Community | 50% |\n',
    ],
    share: 15,
  },
  {
    name: 'percentages before the names',
    texts: ['# Award criteria\n\n- 40% – Price\n- 48% – Technical quality\n- 12% – Social value\n'],
    share: 12,
  },
  {
    name: 'a formula of letters',
    texts: [
      '# Assessment\n\nTotal score = Price (P) x 0.45 + Quality (Q) x 0.45 + Social value (SV) x 0.10.\n',
    ],
    share: 10,
  },
  {
    name: 'factors that multiply scores from 0 to 5',
    texts: [
      '# Evaluation of tenders\n\n| Question | Maximum score | Weighting factor | Maximum weighted score |\n|---|---|---|---|\n| Method | 5 | 8 | 40 |\n| Team | 5 | 4 | 20 |\n| Social value | 5 | 4 | 20 |\n| Price | – | – | 20 |\n| Total | | | 100 |\n',
    ],
    share: 20,
  },
  {
    name: 'one lot with social value and one with less',
    texts: [
      '# Award criteria\n\n| Criterion | Lot 1 | Lot 2 |\n|---|---|---|\n| Price | 50% | 55% |\n| Quality | 40% | 40% |\n| Social value | 10% | 5% |\n',
    ],
    share: '5-10',
  },
  {
    name: 'lots that agree',
    texts: [
      '# Award criteria\n\n## Lot 1: North\n\n- Price 45%\n- Quality 43%\n- Social value 12%\n\n## Lot 2: South\n\n- Price 50%\n- Quality 38%\n- Social value 12%\n',
    ],
    share: 12,
  },
  {
    name: 'a range for each criterion of a framework',
    texts: [
      '# Call-off award criteria\n\n| Criterion | Range |\n|---|---|\n| Price | 30–60% |\n| Quality | 30–50% |\n| Social value | 10–20% |\n',
    ],
    share: '10-20',
  },
  {
    name: 'community benefits named only in the parts',
    texts: [
      '# How your tender is scored\n\n| Part | What | Marks |\n|---|---|---|\n| A | Price | 600 |\n| B | Quality | 400 |\n\nPart B is made up as follows:\n\n| Question | Marks |\n|---|---|\n| B1 Service | 200 |\n| B2 People | 140 |\n| B3 Community benefits | 60 |\n',
    ],
    share: 6,
  },
  {
    name: 'a share of the technical envelope',
    texts: [
      '# Evaluation\n\nThe technical envelope carries 70% and the commercial envelope 30% of the overall score. Social value makes up 30% of the technical envelope.\n',
    ],
    share: 21,
  },
  {
    name: 'weights in a notice by number, as TED prints them',
    texts: [
      '# Contract notice\n\n## II.2.5) Award criteria\n\nQuality criterion - Name: Technical / Weighting: 45\n\nQuality criterion - Name: Social value / Weighting: 15\n\nCost criterion - Name: Price / Weighting: 40\n',
    ],
    share: 15,
  },
  {
    name: 'out of 200 points with a total in the sentence',
    texts: [
      '# Marking\n\nThere are 200 points in all. Price earns up to 90 points, service quality up to 80 points and community benefit up to 30 points.\n',
    ],
    share: 15,
  },
  {
    name: 'sections with their weights in brackets and questions under them',
    texts: [
      '# Quality questions\n\nPrice: 50%. Quality: 50%.\n\n| Section | Question | Weight within section |\n|---|---|---|\n| Service (30%) | 1 Plan | 50% |\n| Service (30%) | 2 Team | 50% |\n| Social value (20%) | 3 Jobs | 60% |\n| Social value (20%) | 4 Community | 40% |\n',
    ],
    share: 20,
  },
  {
    name: 'no social value among the weights',
    texts: ['# Award criteria\n\n| Criterion | % |\n|---|---|\n| Price | 70 |\n| Quality | 30 |\n'],
    share: 'none',
  },
  {
    name: 'responsible procurement under another name',
    texts: [
      '# Award criteria\n\n| Criterion | Weighting |\n|---|---|\n| Price | 40% |\n| Technical | 50% |\n| Social, economic and environmental benefits | 10% |\n',
    ],
    share: 10,
  },
  {
    name: 'several social value questions in one list',
    texts: [
      '# Award criteria\n\n| Question | Weighting |\n|---|---|\n| Price | 45% |\n| Q1 Service delivery | 40% |\n| Q2 Social value – apprenticeships | 8% |\n| Q3 Social value – voluntary sector | 7% |\n| Total | 100% |\n',
    ],
    share: 15,
  },
  {
    name: 'a definition-like list with dots and figures',
    texts: [
      '# Evaluation criteria\n\nPrice .......... 60\n\nQuality .......... 30\n\nSocial value .......... 10\n\nTotal .......... 100\n',
    ],
    share: 10,
  },
  {
    name: 'decimals',
    texts: [
      '# Award criteria\n\n| Criterion | Weight |\n|---|---|\n| Cost | 42.5% |\n| Quality | 45% |\n| Social value | 12.5% |\n',
    ],
    share: 12.5,
  },
  {
    name: 'scored within a stage that carries a share of the whole',
    texts: [
      '# Scoring\n\n80% of the total score is for price and 20% is for quality and social value together. Of these 20 points, quality takes 14 and social value 6.\n',
    ],
    share: 6,
  },
  {
    name: 'criteria lettered above their questions, weights within the criterion beside weights of the whole',
    texts: [
      '# Award criteria\n\n| Ref | Criterion and sub-criterion | Weight within criterion | Weight of the whole |\n|---|---|---|---|\n| A | **Price** | | **45%** |\n| A1 | Contract price | 100% | 45% |\n| B | **Technical quality** | | **40%** |\n| B1 | Programme | 60% | 24% |\n| B2 | Safety | 40% | 16% |\n| C | **Community Benefits** | | **15%** |\n| C1 | Employment and training | 40% | 6% |\n| C2 | Environment | 60% | 9% |\n| | **Total** | | **100%** |\n',
    ],
    share: 15,
  },
  {
    name: 'the weight of a criterion in a column of its own, empty beside its questions',
    texts: [
      '# Award criteria\n\n| Ref | Criterion or sub-criterion | Weight of sub-criterion | Weight of criterion |\n|---|---|---|---|\n| P | **Price** | | **40%** |\n| P1 | Rates | 30% | |\n| P2 | Fee | 10% | |\n| T | **Technical quality** | | **48%** |\n| T1 | Delivery | 26% | |\n| T2 | Safety | 22% | |\n| S | **Social value** | | **12%** |\n| S1 | Secure employment | 7% | |\n| S2 | Zero carbon | 5% | |\n| | **Total** | **100%** | **100%** |\n',
    ],
    share: 12,
  },
  {
    name: 'criteria and questions in two columns, weights of each in two more',
    texts: [
      '# Award criteria\n\n| Criterion | Question | Sub-weight | Weight |\n|---|---|---|---|\n| **Price** | Schedule 2 | | **45%** |\n| **Quality** | Q1 Running the service | 22% | **40%** |\n| | Q2 Vehicles | 18% | |\n| **Community Gain** | CG1 Jobs | 9% | **15%** |\n| | CG2 Giving | 6% | |\n| **Total** | | | **100%** |\n',
    ],
    share: 15,
  },
  {
    name: 'criteria above their parts in one column of marks, told apart by the column of their names',
    texts: [
      '# How bids are judged\n\n| Criterion | Sub-criterion | Marks |\n| --- | --- | ---: |\n| Price | | 40 |\n| | Scheduled hours | 34 |\n| | Ordered hours | 6 |\n| Quality | | 48 |\n| | Supervision | 28 |\n| | Handover | 20 |\n| Social clauses | | 12 |\n| | Secure employment | 8 |\n| | Zero carbon | 4 |\n| Total | | 100 |\n\n| Share | What earns it |\n| --- | --- |\n| 100 | Full and specific |\n| 75 | Full |\n| 50 | Covers each point |\n| 25 | Leaves out a point |\n| 0 | No answer |\n',
    ],
    share: 12,
  },
  {
    name: 'a table for each heading that ends with what it comes to',
    texts: [
      '# How points are given\n\nThe contract goes to the Applicant with the most points.\n\n| Heading | Points |\n|---|---:|\n| Price | 400 |\n| Method | 450 |\n| Lasting gains | 150 |\n| **All headings** | **1,000** |\n\nLasting gains are divided as follows.\n\n| Question | Points |\n|---|---:|\n| L1 Jobs | 90 |\n| L2 Carbon | 60 |\n| **Lasting gains** | **150** |\n',
    ],
    share: 15,
  },
  {
    name: 'plain words at the head of the columns',
    texts: [
      '# How will we mark your offer?\n\n| What we mark | How much it counts | Share of the total |\n|---|---|---|\n| Price | One total | 60% |\n| Quality | | 40% |\n| Question 1: looking after tenants | 22% | |\n| Question 2: safety and waste | 8% | |\n| Question 3: neighbourhood promises | 10% | |\n| Total | | 100% |\n',
    ],
    share: 10,
  },
];
