// The profile of a pack: what its documents say wins over tenderlint.yml, key by key, and the command line over
// both. What contradicts itself, and what is missing to decide the law, is said once.

import type { RegimeDecision, ResolvedProfile } from '../checks/pack.ts';
import { kebabCase } from '../library/load-kinds.ts';
import type { Library, Profile } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import type { Problem } from '../library/problem.ts';
import { decideRegime } from '../library/regime.ts';
import { dayInWords, reaches } from '../library/threshold.ts';
import type { Range } from '../markdown/blocks.ts';
import type { FrontMatterFacts } from './front-matter.ts';
import type { ProfileFacts } from './profile-facts.ts';

/** What one document says about the procurement. */
export interface DocumentFacts {
  /** Relative to the pack's root. */
  readonly path: string;
  readonly facts: FrontMatterFacts;
}
/** What one tenderlint.yml says, and how problems name it. */
export interface ConfigurationFacts {
  readonly path: string;
  readonly facts: ProfileFacts;
}

interface Given {
  readonly value: unknown;
  readonly origin: string;
  /** Nothing for the command line: it has no file. */
  readonly place: { readonly path: string; readonly range: Range } | undefined;
}
type Facts = Map<keyof Profile, Given>;

/**
 * The profile that applies to a pack, the law it leads to, and what is wrong or missing. Of the configurations the last is the pack's own;
 * those before it are further up, and it wins over them.
 */
export function resolveProfile(
  documents: readonly DocumentFacts[],
  configurations: readonly ConfigurationFacts[],
  overrides: Profile,
  library: Library,
): { readonly resolved: ResolvedProfile; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const facts: Facts = new Map();
  for (const { facts: given, path } of configurations) take(facts, given, path, path);
  const configuration = configurations.at(-1);
  takeDocuments(facts, documents, problems);
  for (const [key, value] of Object.entries(overrides))
    facts.set(key as keyof Profile, { value, origin: 'command line', place: undefined });
  dropUnknownRegime(facts, library, problems);
  const profile = Object.fromEntries([...facts].map(([key, { value }]) => [key, value])) as Profile;
  const told = decideRegime(profile, library);
  contradictions(facts, profile, library, problems);
  const assumed = withStart(profile, library);
  const decision = assumed?.decision ?? told;
  missingFacts(decision, documents, configuration, problems);
  if (assumed !== undefined && told.regime === undefined && decision.regime !== undefined)
    assumedLaw(decision, documents, configuration, library, problems);
  return {
    resolved: {
      profile: assumed?.profile ?? profile,
      ...(assumed === undefined ? {} : { given: profile, isAssumed: true }),
      decision,
      origins: {
        ...Object.fromEntries([...facts].map(([key, { origin }]) => [key, origin])),
        ...(assumed === undefined ? {} : { started: 'assumed' }),
      },
    },
    problems,
  };
}

/**
 * Whoever drafts without a date drafts for a procurement that is still to begin: the law that governs is that of the day to which
 * the library was verified. Nothing is assumed where no jurisdiction is given.
 */
function withStart(
  profile: Profile,
  library: Library,
): { readonly profile: Profile; readonly decision: RegimeDecision } | undefined {
  const { lawAsAt } = library;
  if (profile.started !== undefined || lawAsAt === '') return undefined;
  if (profile.jurisdiction === undefined && profile.regime === undefined) return undefined;
  const assumed: Profile = { ...profile, started: lawAsAt };
  const { regime, because, missing } = decideRegime(assumed, library);
  const said = because.map((words) =>
    words === `Started on ${dayInWords(lawAsAt)}.`
      ? `The day it started is not given: taken as ${dayInWords(lawAsAt)}, to which the law in this library was verified.`
      : words,
  );
  return { profile: assumed, decision: { regime, because: said, missing } };
}

function take(facts: Facts, from: ProfileFacts, path: string, origin: string): void {
  for (const [key, value] of Object.entries(from.profile)) {
    const range = from.places[key as keyof Profile] ?? { start: 0, end: 0 };
    facts.set(key as keyof Profile, { value, origin, place: { path, range } });
  }
}

/** The first document that gives a fact decides; another value elsewhere is reported at both. */
function takeDocuments(facts: Facts, documents: readonly DocumentFacts[], problems: Problem[]): void {
  const first: Facts = new Map();
  for (const { path, facts: given } of documents) {
    const own: Facts = new Map();
    take(own, given, path, `front matter of ${path}`);
    for (const [key, fact] of own) {
      const before = first.get(key);
      if (before === undefined) first.set(key, fact);
      else if (before.value !== fact.value && before.place !== undefined && fact.place !== undefined)
        problems.push(
          disagreement(key, before, fact, `${before.place.path} is taken`),
          disagreement(key, fact, before, `${before.place.path} is taken`),
        );
    }
  }
  for (const [key, fact] of first) facts.set(key, fact);
}

function disagreement(key: string, here: Given, there: Given, taken: string): Problem {
  const name = kebabCase(key);
  return {
    id: 'profile-contradiction',
    severity: 'warning',
    path: here.place?.path ?? '',
    range: here.place?.range ?? { start: 0, end: 0 },
    message: `"${name}" is ${String(here.value)} here and ${String(there.value)} in ${there.place?.path ?? ''}; documents of one pack share their facts, and what ${taken}. Make them the same, or keep the fact in tenderlint.yml only.`,
  };
}

function dropUnknownRegime(facts: Facts, library: Library, problems: Problem[]): void {
  const regime = facts.get('regime');
  const ids = library.regimes.map(({ id }) => id);
  if (regime === undefined || ids.includes(String(regime.value))) return;
  facts.delete('regime');
  const near = nearest(String(regime.value), ids);
  problems.push({
    id: 'profile-unknown-value',
    severity: 'warning',
    path: regime.place?.path ?? '',
    range: regime.place?.range ?? { start: 0, end: 0 },
    message: `The library has no regime "${String(regime.value)}". ${near === undefined ? `Known are ${ids.join(', ')}.` : `Did you mean "${near}"?`} Until then the regime is worked out from the other facts.`,
  });
}

/** Facts given to override that differ from what the others lead to. Overriding may be meant, so they stay. */
function contradictions(facts: Facts, profile: Profile, library: Library, problems: Problem[]): void {
  const say = (key: keyof Profile, message: string) => {
    const place = facts.get(key)?.place;
    // The command line is taken at its word.
    if (place !== undefined)
      problems.push({ id: 'profile-contradiction', severity: 'warning', ...place, message });
  };
  const { aboveThreshold, ...withoutSide } = profile;
  if (aboveThreshold !== undefined) {
    const { answer, because } = reaches('procurement', withoutSide, library);
    if (answer !== 'unknown' && (answer === 'yes') !== aboveThreshold)
      say(
        'aboveThreshold',
        `"above-threshold: ${aboveThreshold}" does not agree with the other facts. ${because.join(' ')} It is taken as given: remove it unless it is meant to override them.`,
      );
  }
  const { regime, ...withoutRegime } = profile;
  if (regime === undefined) return;
  const worked = decideRegime(withoutRegime, library).regime;
  if (worked !== undefined && worked.id !== regime)
    say(
      'regime',
      `"regime: ${regime}" does not agree with the other facts, which lead to ${worked.id}. It is taken as given: remove it unless it is meant to override them.`,
    );
}

const whatItDecides: Readonly<Record<string, { readonly example: string; readonly decides: string }>> = {
  jurisdiction: { example: 'england', decides: 'whose procurement law applies' },
  authority: { example: 'local', decides: 'which threshold and which duties apply' },
  contract: { example: 'services', decides: 'which threshold applies' },
  value: { example: '250000', decides: 'whether the contract is above the threshold' },
  vat: { example: 'included', decides: 'how the value compares with the threshold' },
  started: { example: '2026-09-01', decides: 'which law was in force' },
  'above-threshold': { example: 'true', decides: 'whether the contract is above the threshold' },
  procedure: { example: 'open', decides: 'which rules of procedure apply' },
  'light-touch': { example: 'false', decides: 'whether the light regime applies' },
  years: { example: '4', decides: 'what is in proportion to the length of the contract' },
};

/** One problem for the pack, in its first document, with the lines to add. */
function missingFacts(
  decision: RegimeDecision,
  documents: readonly DocumentFacts[],
  configuration: ConfigurationFacts | undefined,
  problems: Problem[],
): void {
  const first = documents[0];
  if (decision.missing.length === 0 || first === undefined) return;
  const lines = decision.missing.map((fact) => {
    const { example, decides } = whatItDecides[fact] ?? { example: '…', decides: 'which law applies' };
    return `${fact}: ${example} (${decides})`;
  });
  const where =
    configuration === undefined
      ? 'under "tender:" in the front matter, or under "profile:" in a tenderlint.yml'
      : `under "tender:" in the front matter, or under "profile:" in ${configuration.path}`;
  problems.push({
    id: 'profile-missing',
    severity: 'information',
    path: first.path,
    range: first.facts.place,
    message: `Which procurement law governs cannot be told, so rules that depend on it are silent. Add ${where}, for example: ${lines.join('; ')}.`,
  });
}

/** That the law rests on a day nobody gave is said once. */
function assumedLaw(
  { regime }: RegimeDecision,
  documents: readonly DocumentFacts[],
  configuration: ConfigurationFacts | undefined,
  { lawAsAt }: Library,
  problems: Problem[],
): void {
  const [first] = documents;
  if (first === undefined || regime === undefined) return;
  const where =
    configuration === undefined
      ? 'under "tender:" in the front matter'
      : `under "profile:" in ${configuration.path}`;
  problems.push({
    id: 'profile-missing',
    severity: 'information',
    path: first.path,
    range: first.facts.place,
    message: `The day the procurement started is not given, so the law of ${dayInWords(lawAsAt)} is taken: ${regime.title}. No finding on law is an error until it is given. Add ${where}, for example: started: ${lawAsAt}.`,
  });
}
