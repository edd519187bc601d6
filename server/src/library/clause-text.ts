// A clause as text for a document: which wording fits, its blanks filled or shown, as plain text or as an
// editor snippet, and the comment that says where the text came from.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { holds, type LawOfProfiles } from './condition.ts';
import { britishFigure } from './figures.ts';
import { slotPattern } from './load-clause.ts';
import type { Clause, ClauseVariant, Parameter, Profile, RegimeId } from './model.ts';
import { dayInWords } from './threshold.ts';

/** Values of a clause's parameters by name; a figure may be given as number or as text. */
export type ClauseValues = Readonly<Record<string, string | number>>;

/** Level and register that are wanted, where the user has chosen. */
export type WantedWording = Partial<Pick<ClauseVariant, 'level' | 'register'>>;

/**
 * The wordings that may be used under this profile, best first: those whose condition holds, then those that
 * cannot be told; within each, the wanted level and register first, then the order of the file.
 */
export function variantsFor(
  clause: Clause,
  profile: Profile,
  regime: RegimeId | undefined,
  library: LawOfProfiles,
  wanted: WantedWording = {},
): readonly ClauseVariant[] {
  const ranked = clause.variants.flatMap((variant, index) => {
    const { answer } = holds(variant.where, profile, regime, library);
    if (answer === 'no') return [];
    const misfits =
      (wanted.level === undefined || wanted.level === variant.level ? 0 : 1) +
      (wanted.register === undefined || wanted.register === variant.register ? 0 : 1);
    return [{ variant, rank: [answer === 'yes' ? 0 : 1, misfits, index] }];
  });
  ranked.sort((a, b) => compare(a.rank, b.rank));
  return ranked.map(({ variant }) => variant);
}

/** The wording to offer first; undefined where none may be used. */
export function variantFor(
  clause: Clause,
  profile: Profile,
  regime: RegimeId | undefined,
  library: LawOfProfiles,
  wanted: WantedWording = {},
): ClauseVariant | undefined {
  return variantsFor(clause, profile, regime, library, wanted)[0];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * The first 12 hexadecimal digits of the SHA-256 of a wording. Runs of white space count as one space and
 * blanks stand as written (`{{weeks}}`), so that re-wrapping lines changes nothing and filling blanks is not
 * part of it.
 */
export function hashClauseText(body: string): string {
  const normal = body.replace(slotPattern, '{{$1}}').replace(/\s+/g, ' ').trim();
  return bytesToHex(sha256(utf8ToBytes(normal))).slice(0, 12);
}

/**
 * The comment that goes above an inserted clause: id, version, hash of the wording with its blanks, the variant
 * and the values that were filled in. `<!-- tenderlint:clause TRT-01 1.0.0 sha256:0123456789ab variant="england" -->`
 */
export function markerFor(clause: Clause, variant: ClauseVariant, values: ClauseValues): string {
  const said = [['variant', variant.id], ...Object.entries(values)]
    .map(([name, value]) => `${name}="${escapeMarker(String(value))}"`)
    .join(' ');
  return `<!-- tenderlint:clause ${clause.id} ${clause.version} sha256:${hashOfVariant(variant)} ${said} -->`;
}

const hashes = new WeakMap<ClauseVariant, string>();

/** The hash a marker of this wording carries; worked out once for each: an editor asks for all of them at every completion. */
export function hashOfVariant(variant: ClauseVariant): string {
  let hash = hashes.get(variant);
  if (hash === undefined) {
    hash = hashClauseText(variant.body);
    hashes.set(variant, hash);
  }
  return hash;
}

/** No quotation mark may end the value, and no two hyphens the comment. */
function escapeMarker(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replace(/-(?=[->]|$)/g, '&#45;');
}

/** The wording with its values; a blank without a value stays a visible blank: `[insert number of weeks]`. */
export function renderVariant(
  variant: ClauseVariant,
  parameters: readonly Parameter[],
  values: ClauseValues,
): string {
  return variant.body.replace(slotPattern, (_, name: string) => {
    const parameter = parameters.find((candidate) => candidate.name === name);
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? blank(name, parameter) : figure(value, parameter);
  });
}

/**
 * The wording as an LSP snippet: one numbered tab stop for each parameter in the order of the text, with the
 * suggested or default value, a choice where there are choices; a parameter that comes again follows the first.
 */
export function snippetFor(
  variant: ClauseVariant,
  parameters: readonly Parameter[],
  suggested: ClauseValues = {},
): string {
  const stops = new Map<string, number>();
  let snippet = '';
  let from = 0;
  for (const match of variant.body.matchAll(slotPattern)) {
    const name = match[1] ?? '';
    snippet += escapeSnippet(variant.body.slice(from, match.index));
    from = match.index + match[0].length;
    const stop = stops.get(name);
    if (stop !== undefined) {
      snippet += `\${${stop}}`;
      continue;
    }
    stops.set(name, stops.size + 1);
    snippet += tabStop(
      stops.size,
      name,
      parameters.find((candidate) => candidate.name === name),
      Object.hasOwn(suggested, name) ? suggested[name] : undefined,
    );
  }
  return snippet + escapeSnippet(variant.body.slice(from));
}

function tabStop(
  number: number,
  name: string,
  parameter: Parameter | undefined,
  suggested: string | number | undefined,
): string {
  const value = suggested ?? parameter?.default;
  const choices = parameter?.choices;
  if (choices !== undefined) {
    const first = value === undefined ? [] : choices.filter((choice) => choice === String(value));
    const ordered = [...first, ...choices.filter((choice) => !first.includes(choice))];
    return `\${${number}|${ordered.map((choice) => choice.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
  }
  const shown = value === undefined ? blank(name, parameter) : figure(value, parameter);
  return `\${${number}:${escapeSnippet(shown)}}`;
}

/** The text so that a snippet shows it as it stands. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

function blank(name: string, parameter: Parameter | undefined): string {
  const words = name.replaceAll('-', ' ');
  if (parameter?.choices !== undefined) return `[insert ${parameter.choices.join(' or ')}]`;
  if (parameter?.default === undefined || parameter.type === 'text') return `[insert ${words}]`;
  return `[insert ${words}, for example ${figure(parameter.default, parameter)}]`;
}

/** Figures with thousands separators, days in words; text as it is. */
function figure(value: string | number, parameter: Parameter | undefined): string {
  if (typeof value === 'number') return britishFigure(value);
  if (parameter?.type === 'date') return dayInWords(value);
  return value;
}
