// Conditions on the profile, and profiles, in words: what a person reads where the data has keys.

import type { Profile, ProfileCondition, Regime } from '../library/model.ts';

/** "Procurement Act 2023 or Public Contracts Regulations 2015, services, value from 5,000,000 (VAT included)". */
export function conditionWords(where: ProfileCondition, regimes: readonly Regime[]): string {
  const words = [
    either(where.regimes?.map((id) => regimes.find((regime) => regime.id === id)?.title ?? id)),
    either(where.jurisdiction?.map(placeName)),
    suffixed(either(where.authority), 'authority'),
    either(where.contract),
    suffixed(either(where.procedure), 'procedure'),
    where.notProcedure === undefined ? '' : `not ${either(where.notProcedure)}`,
    where.aboveThreshold === undefined ? '' : where.aboveThreshold ? 'above threshold' : 'below threshold',
    where.lightTouch === undefined ? '' : where.lightTouch ? 'light touch' : 'not light touch',
    value(where),
    where.from === undefined ? '' : `started on or after ${where.from}`,
    where.until === undefined ? '' : `started before ${where.until}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? 'any law' : words.join(', ');
}

/** "england, services, value 6,200,000 (VAT included)". */
export function profileWords(profile: Profile): string {
  const words = [
    profile.jurisdiction === undefined ? '' : placeName(profile.jurisdiction),
    profile.authority === undefined ? '' : `${profile.authority} authority`,
    profile.contract ?? '',
    profile.value === undefined ? '' : `value ${figure(profile.value)}${vat(profile.vat)}`,
    profile.started === undefined ? '' : `started ${profile.started}`,
    profile.aboveThreshold === undefined
      ? ''
      : profile.aboveThreshold
        ? 'above threshold'
        : 'below threshold',
    profile.regime ?? '',
    profile.procedure ?? '',
    profile.stage === undefined ? '' : `stage ${profile.stage}`,
    profile.lightTouch === undefined ? '' : profile.lightTouch ? 'light touch' : 'not light touch',
    profile.years === undefined ? '' : `${profile.years} years`,
  ];
  return words.filter((word) => word !== '').join(', ');
}

/** `northern-ireland` → `Northern Ireland`; `eu` → `EU`. */
export function placeName(jurisdiction: string): string {
  if (jurisdiction === 'eu') return 'EU';
  return jurisdiction.replace(
    /(^|-)([a-z])/g,
    (_, dash: string, letter: string) => `${dash === '' ? '' : ' '}${letter.toUpperCase()}`,
  );
}

function either(words: readonly string[] | undefined): string {
  if (words === undefined) return '';
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function suffixed(words: string, noun: string): string {
  return words === '' ? '' : `${words} ${noun}`;
}

function value(where: ProfileCondition): string {
  const words = [
    where.valueFrom === undefined ? '' : `value from ${figure(where.valueFrom)}`,
    where.valueOver === undefined ? '' : `value over ${figure(where.valueOver)}`,
    where.yearlyValueOver === undefined ? '' : `value a year over ${figure(where.yearlyValueOver)}`,
    where.valueBelow === undefined ? '' : `value below ${figure(where.valueBelow)}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? '' : words.join(' and ') + vat(where.valueVat);
}

function vat(basis: 'included' | 'excluded' | undefined): string {
  return basis === undefined ? '' : ` (VAT ${basis})`;
}

function figure(amount: number): string {
  return amount.toLocaleString('en-GB');
}
