// Facts of a profile as a reader calls them.

export const jurisdictionInWords = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  ireland: 'Ireland',
  eu: 'European Union',
} as const;

export const authorityInWords = {
  central: 'central government',
  local: 'local authority',
  nhs: 'health body',
  housing: 'housing body',
  education: 'education body',
  'police-fire': 'police or fire authority',
  utility: 'utility',
  other: 'other public body',
} as const;

const inWords: Readonly<Record<string, string>> = { ...jurisdictionInWords, ...authorityInWords };

/** "northern-ireland" is Northern Ireland, "competitive-flexible" is competitive flexible. */
export function factInWords(fact: string): string {
  return inWords[fact] ?? fact.replaceAll('-', ' ');
}
