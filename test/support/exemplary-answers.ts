// What an officer writes into the blanks of a new pack to make it the exemplary one: a council's grounds maintenance. By document,
// the words of each blank and what goes into it, in the order of the text.

/** The facts, as the questions of the profile set them. */
export const exemplaryFacts = {
  jurisdiction: 'england',
  authority: 'local',
  contract: 'services',
  value: 6_200_000,
  vat: 'included',
  years: 5,
  started: '2026-09-01',
  procedure: 'open',
} as const;
export const exemplaryTitle = 'grounds maintenance services 2027 to 2032';
export const exemplaryBuyer = 'Merrowdale District Council';

type Answers = readonly (readonly [blank: string, answer: string])[];

export const exemplaryAnswers: Readonly<Record<string, Answers>> = {
  'notice.md': [
    ['insert address', 'Civic Offices, Market Street, Merrowdale'],
    ['insert reference', 'MDC/GM/2026/014'],
    ['insert CPV code', 'CPV 77314000'],
    ['insert date of start', '1 April 2027'],
    ['insert date of end', '31 March 2032'],
    ['insert options to extend, or none', 'no option to extend'],
    ['insert time and date of the deadline', '12 noon on Friday 9 October 2026'],
    ['insert name of the portal', "the Authority's portal"],
    [
      'insert description of the services: what, where, how much',
      'Maintenance of parks, play areas, sports pitches, cemeteries and highway verges at 214 sites in the district of Merrowdale.',
    ],
    [
      'insert when and how suppliers were consulted and what was published about it, with reference and date; or that nobody was consulted',
      'Suppliers were consulted at two open meetings in July 2026. The preliminary market engagement notice MDC/PME/2026/07 of 1 July 2026 announced them.',
    ],
    [
      'insert the reasons: what would be lost if the contract were divided',
      'the sites share crews, plant and one call-out rota, and market engagement showed that splitting them would duplicate supervision and leave the smaller sites without cover in the growing season',
    ],
    ['insert the reason', 'market engagement found no such provider for crews of this size'],
    [
      'insert what the contract will require, with quantities',
      'at least 322 person-weeks of paid work for new entrants, three apprentice starts and 60 hours a year of skilled support for community groups',
    ],
    ['insert name of the area that is to benefit', 'the district of Merrowdale'],
  ],
  'invitation-to-tender.md': [
    ['insert date', 'Tuesday 1 September 2026'],
    ['insert time and date', '5 pm on Friday 25 September 2026'],
    ['insert time and date', '12 noon on Friday 9 October 2026'],
    ['insert date', 'Friday 4 December 2026'],
    ['insert date', 'Tuesday 15 December 2026'],
    ['insert date', 'Thursday 1 April 2027'],
    ['insert name of the portal', "the Authority's portal"],
    ['insert is likely to apply, or is unlikely to apply', 'is likely to apply'],
    ['insert number of people', '31'],
    ['insert date before the procurement started', '8 June 2026'],
    [
      'insert how the services might improve well-being',
      'people can train and start work in the crews, and groups that look after parks beside those crews can learn to plan and inspect green space',
    ],
    [
      'insert how the procurement will secure that',
      'requirements for paid work, training and skilled support, on which the contract manager reports each year',
    ],
    [
      'insert whether it decided to consult, and why',
      'It decided to consult, and consulted the friends groups of the six main parks, because they know what the groups beside the crews need.',
    ],
    ['insert share', '60'],
    [
      'insert what is known of the market',
      'nine suppliers answered the market engagement, four of them small firms',
    ],
    ['insert whether staff may transfer, and how many', 'likely, for 31 workers'],
    [
      'insert why it is about performing this contract',
      'the work is done by crews of gardeners, and it can be learned beside them',
    ],
    [
      'insert why it is about performing this contract',
      'the groups look after parks beside those maintained under this contract, with the same skills',
    ],
    ['insert name of the area that is to benefit', 'the district of Merrowdale'],
  ],
  'specification.md': [
    [
      'insert description of the services: what, where, how much',
      'maintenance of 31 parks and gardens, 44 play areas, 18 sports grounds, five cemeteries and 116 lengths of highway verge in the district of Merrowdale.',
    ],
    [
      'insert the standards to be met: what, how well, how often, by when',
      'amenity grass from 25 mm to 60 mm high from March to October, sports pitches marked by 8 am on each match day, and play areas inspected each week with defects made safe within four hours.',
    ],
  ],
  'conditions-of-contract.md': [
    ['insert date of the start', '1 April 2027'],
    ['insert name of the area that is to benefit', 'the district of Merrowdale'],
    ['insert date of the end', '31 March 2032'],
    ['insert amount', '£10,000,000'],
    ['insert how often, or on which events', 'each month for one sixtieth of the price'],
    ['insert date on which the regulations were last checked', '24 August 2026'],
    ['insert name of each ward', 'each ward of the district'],
  ],
  'pricing-schedule.md': [
    ['insert part of the services', 'grass, hedges and beds in parks and cemeteries'],
    ['insert unit', 'month'],
    ['insert quantity', '60'],
    ['insert part of the services', 'inspection of play areas'],
    ['insert unit', 'inspection'],
    ['insert quantity', '11,440'],
  ],
  'equality-statement.md': [
    [
      'insert the main findings of the equality impact assessment',
      'paths, play areas and seats that are closed without a signed way round shut out disabled people, and notices in one format only miss some residents.',
    ],
    ['insert reference of the equality impact assessment', 'equality impact assessment EIA/2026/031'],
    ['insert date on which it was completed', '1 July 2026'],
    [
      'insert the groups whose capacity the contract is to build',
      "friends groups of parks, disabled people's groups and young people",
    ],
    ['insert the first impact found', 'paths closed by works may shut out wheelchair users'],
    ['insert the clause that answers it', 'accessible and inclusive delivery'],
    ['insert the indicator for it', 'requests from the public answered in time'],
    ['insert the second impact found', 'small groups may lose informal help from crews'],
    ['insert the clause that answers it', 'skilled support for groups'],
    ['insert the indicator for it', 'groups that can do more than before, by their own score'],
    ['insert name of the post that is responsible', 'the head of parks'],
    ['insert the actions, or none', 'none'],
  ],
};

/** A text with its blanks filled, in order. Rejects an answer whose blank is not there, and a blank without an answer. */
export function filled(file: string, text: string): string {
  let result = text;
  let from = 0;
  for (const [blank, answer] of exemplaryAnswers[file] ?? []) {
    const at = result.indexOf(`[${blank}]`, from);
    if (at < 0) throw new Error(`${file} has no blank [${blank}] after character ${from}`);
    result = result.slice(0, at) + answer + result.slice(at + blank.length + 2);
    from = at + answer.length;
  }
  const open = /\[insert [^\]]*\]/.exec(result);
  if (open !== null) throw new Error(`${file} has an open blank ${open[0]}`);
  return result;
}
