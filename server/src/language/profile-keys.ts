// The facts of a profile as an editor explains them: what each key means and which values it takes.

import {
  authorities,
  contractKinds,
  jurisdictions,
  type Library,
  type Profile,
  procedures,
} from '../library/model.ts';

export interface ProfileKey {
  /** As written in front matter and tenderlint.yml. */
  readonly key: string;
  /** The same fact in a {@link Profile}; undefined for keys that are not part of it. */
  readonly fact: keyof Profile | undefined;
  readonly says: string;
  /** Values to choose from; empty where any value of the kind is allowed. */
  readonly values: readonly { readonly value: string; readonly says: string }[];
  /** What a person may fill in where there is nothing to choose from. */
  readonly sample: string;
}

const documentKinds = [
  'notice',
  'instructions',
  'specification',
  'pricing',
  'contract',
  'schedule',
  'whole-pack',
  'other',
];

/** Every key that may stand under `tender:`; the regimes come from the library. */
export function profileKeys(library: Library): readonly ProfileKey[] {
  const plain = (values: readonly string[]): ProfileKey['values'] =>
    values.map((value) => ({ value, says: value.replaceAll('-', ' ') }));
  const choice = (
    key: string,
    fact: keyof Profile | undefined,
    says: string,
    values: ProfileKey['values'],
  ): ProfileKey => ({ key, fact, says, values, sample: values[0]?.value ?? '' });
  const open = (key: string, fact: keyof Profile, says: string, sample: string): ProfileKey => ({
    key,
    fact,
    says,
    values: [],
    sample,
  });
  const yesOrNo = [
    { value: 'true', says: 'yes' },
    { value: 'false', says: 'no' },
  ];
  return [
    choice('jurisdiction', 'jurisdiction', 'Whose procurement law applies.', plain(jurisdictions)),
    choice(
      'authority',
      'authority',
      'What kind of body is buying; thresholds depend on it.',
      plain(authorities),
    ),
    choice('contract', 'contract', 'What is bought; thresholds depend on it.', plain(contractKinds)),
    open(
      'value',
      'value',
      'Whole-life value of the contract, in pounds, or euro for Ireland and the EU.',
      '250000',
    ),
    choice('vat', 'vat', 'Whether the value includes value added tax.', plain(['included', 'excluded'])),
    open(
      'started',
      'started',
      'Day of the first notice or first step: it decides which law applies.',
      '2026-01-31',
    ),
    choice('above-threshold', 'aboveThreshold', 'Only to override what value, kind and date give.', yesOrNo),
    choice(
      'regime',
      'regime',
      'Only to override the body of law worked out from the other facts.',
      library.regimes.map((regime) => ({ value: regime.id, says: regime.title })),
    ),
    choice('procedure', 'procedure', 'How the contract is awarded.', plain(procedures)),
    choice(
      'stage',
      'stage',
      'Blanks are hints in a draft and errors at publication.',
      plain(['draft', 'publication']),
    ),
    choice(
      'light-touch',
      'lightTouch',
      'Social, health, education and similar services under the light regime.',
      yesOrNo,
    ),
    open('years', 'years', 'Length of the contract without extensions, in years.', '3'),
    open('labour', 'labour', 'Share of the price that pays for labour, in percent.', '60'),
    choice('document', undefined, 'What this document is in the pack.', plain(documentKinds)),
  ];
}
