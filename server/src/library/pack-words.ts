// The facts of a profile as the documents of a new pack say them: the value on both VAT bases, the law, the day.

import type { Library, Profile } from './model.ts';
import { decideRegime } from './regime.ts';
import { currencyOf, dayInWords, moneyInWords, valueOn } from './threshold.ts';

/** Words for `{{name}}` that follow from the profile alone; a fact that is missing is a blank. */
export function factWords(profile: Profile, library: Library): readonly (readonly [string, string])[] {
  const { value, started, years, procedure } = profile;
  const regime = decideRegime(profile, library).regime;
  const vat =
    currencyOf(profile.jurisdiction) === 'GBP' || profile.jurisdiction === 'ireland' ? 'VAT' : 'tax';
  return [
    ['value-words', valueWords(profile, library, vat)],
    [
      'value-figure',
      value === undefined ? '[insert value]' : moneyInWords(value, currencyOf(profile.jurisdiction)),
    ],
    ['started-words', started === undefined ? '[insert date]' : dayInWords(started)],
    ['years-words', yearsWords(years)],
    ['labour-share', profile.labour === undefined ? '[insert share]' : String(profile.labour)],
    ['vat', vat],
    ['currency-words', currencyOf(profile.jurisdiction) === 'GBP' ? 'pounds sterling' : 'euro'],
    ['law-name', regime?.title ?? '[insert title of the law that governs]'],
    [
      'procedure-words',
      procedure === undefined ? '[insert name of the procedure]' : procedureWords[procedure],
    ],
  ];
}

const procedureWords = {
  open: 'Open procedure',
  'competitive-flexible': 'Competitive flexible procedure',
  restricted: 'Restricted procedure',
  framework: 'Framework',
  'framework-call-off': 'Call-off under a framework',
  'dynamic-market': 'Dynamic market',
  'direct-award': 'Direct award',
  quotation: 'Request for quotations',
  concession: 'Concession procedure',
  other: '[insert name of the procedure]',
} as const;

/** "£5,166,666.67 excluding VAT, £6,200,000 including VAT". */
function valueWords(profile: Profile, library: Library, vat: string): string {
  const currency = currencyOf(profile.jurisdiction);
  const on = (basis: 'included' | 'excluded') => {
    const amount = valueOn(profile, basis, library)?.amount;
    return amount === undefined
      ? undefined
      : `${moneyInWords(Math.round(amount), currency)} ${basis === 'included' ? 'including' : 'excluding'} ${vat}`;
  };
  const both = [on('excluded'), on('included')].filter((text) => text !== undefined);
  return both.length === 0 ? '[insert value, with and without VAT]' : both.join(', ');
}

function yearsWords(years: number | undefined): string {
  if (years === undefined) return '[insert number of years]';
  if (years < 1) return `${Math.round(years * 12)} months`;
  return years === 1 ? 'one year' : `${years} years`;
}
