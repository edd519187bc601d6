// That the pack has no such place: only where the numbering around it proves it.

import { type DocumentStructure, textBetween } from './document-structure.ts';
import { pathKey } from './labels.ts';
import type { NumberStyle, Provision, Realm, Reference } from './model.ts';
import { type Family, lastValue, realmFacts, underKey } from './realm-facts.ts';
import { FEWEST_NARROW, FEWEST_TOP } from './scopes.ts';
import type { Resolution, Target } from './targets.ts';

/** Numbers with all their levels that prove a numbering of two clauses. */
const FEWEST_WHOLE = 5;

/** That the pack has no such place, or why that cannot be told. */
export function provenMissing(
  document: DocumentStructure,
  reference: Reference,
  realms: readonly Realm[],
  isNarrow: boolean,
): Resolution | string {
  const { word, segments } = reference;
  const [first = ''] = segments;
  if (word === 'article' || word === 'condition' || word === 'chapter' || word === 'item') {
    const own = realms.reduce((n, r) => n + (realmFacts(r).called.get(word) ?? 0), 0);
    if (own < 2 && !(word === 'condition' && isOfConditions(document)))
      return `the document numbers no ${word}s`;
  }
  const beside = missingAmongSiblings(realms, segments);
  if (!/^\d/.test(first) && beside === undefined) {
    const lettered = realms.some((r) => realmFacts(r).lettered >= 2);
    if (!lettered) return 'the document has no such numbering';
  }
  const outer: { readonly provision: Provision; readonly depth: number }[] = [];
  let top = 0;
  let deepest = 0;
  for (const realm of realms) {
    const facts = realmFacts(realm);
    const isProven = facts.top >= 2 && facts.whole >= FEWEST_WHOLE;
    if (facts.top >= (isNarrow ? FEWEST_NARROW : FEWEST_TOP) || isProven) top = Math.max(top, facts.highest);
    for (let depth = segments.length - 1; depth > 0; depth--) {
      const there = realm.byPath.get(pathKey(segments.slice(0, depth)));
      if (!there) continue;
      for (const provision of there) if (!provision.weak) outer.push({ provision, depth });
      deepest = Math.max(deepest, depth);
      break;
    }
  }
  if (top === 0 && outer.length === 0 && beside === undefined)
    return 'the document’s own numbering was not found';
  const near = nearest(realms, segments);
  if (outer.length === 0) {
    if (beside !== undefined) return { kind: 'missing', why: beside, near };
    if (top === 0) return 'too little of the numbering was found';
    const value = Number.parseInt(first, 10);
    if (word === 'section' && value > 2 * top + 5) return 'a number so far off may be a section of a statute';
    return { kind: 'missing', why: `The highest number at that level is ${top}.`, near };
  }
  for (const { provision, depth } of outer) {
    if (depth < deepest) continue;
    const doubt = childDoubt(document, provision, segments[depth] as string, realms);
    if (doubt !== undefined) return doubt;
  }
  const { provision } = outer.find(({ depth }) => depth === deepest) as (typeof outer)[number];
  const last = provision.children[provision.children.length - 1];
  return {
    kind: 'missing',
    why: last ? `${provision.label} goes up to ${last.label}.` : `${provision.label} has no numbered parts.`,
    near,
  };
}

/** "Conditions of Contract": its clauses are conditions. */
function isOfConditions({ headings, source }: DocumentStructure): boolean {
  const title = /\bconditions\b/i;
  return title.test(headings[0]?.title ?? '') || title.test(source.path.replace(/[-_.]/g, ' '));
}

/** Clauses typed with all their levels that prove a run of siblings whose parent carries no number of its own. */
const FEWEST_SIBLINGS = 3;

/** "section 2.9" between 2.8 and 2.10, "paragraph D9" after D1 to D6: what the siblings say of it. */
function missingAmongSiblings(realms: readonly Realm[], segments: readonly string[]): string | undefined {
  if (segments.length < 2) return undefined;
  for (const realm of realms) {
    if (realm.byPath.has(segments[0] as string)) continue;
    const siblings = realmFacts(realm).siblings.get(segments[0] as string) ?? [];
    const last = siblings[siblings.length - 1];
    const isProven = siblings.length >= 2 && realmFacts(realm).whole >= FEWEST_WHOLE;
    if ((siblings.length < FEWEST_SIBLINGS && !isProven) || !last) continue;
    if (siblings.some((p) => p.segments[1] === segments[1])) return undefined;
    return `The numbers there go from ${siblings[0]?.label} to ${last.label}, without it.`;
  }
  return undefined;
}

/** Why a provision may have a child that was not seen. */
function childDoubt(
  document: DocumentStructure,
  provision: Provision,
  segment: string,
  realms: readonly Realm[],
): string | undefined {
  const { children } = provision;
  const isFigure = /^\d/.test(segment);
  if (isFigure) {
    if (children.some((c) => c.whole || c.style === 'list' || c.style === 'digit')) return undefined;
    if (provision.hasBullets) return `${provision.label} holds bullets that may be numbered elsewhere`;
    const wholes = realms.reduce((n, r) => n + realmFacts(r).wholeBelow, 0);
    return wholes >= 2 ? undefined : 'numbers may be made when the document is laid out';
  }
  if (provision.hasBullets) return `${provision.label} holds bullets that may be lettered elsewhere`;
  let top = provision;
  while (top.parent) top = top.parent;
  if (isBrokenOff(top)) return `lists under ${top.label} begin anew, as they do after a conversion`;
  if (children.some((c) => c.style !== 'decimal')) return undefined;
  const text = textOf(document, provision);
  return text.toLowerCase().includes(`(${segment})`) || /(?:^|\s)\(?[a-z]\)\s/.test(text)
    ? `${provision.label} has letters in running text`
    : undefined;
}

const brokenOff = new WeakMap<Provision, boolean>();

/** Looked at once for each clause, however many references ask. */
function isBrokenOff(top: Provision): boolean {
  let is = brokenOff.get(top);
  if (is === undefined) {
    is = nestsAlike(top, []);
    brokenOff.set(top, is);
  }
  return is;
}

/** Letters below letters: no lawyer nests them so; a list that was broken off began anew. */
function nestsAlike({ children }: Provision, above: readonly NumberStyle[]): boolean {
  return children.some((child) => {
    const counts = child.style !== 'decimal' && child.style !== 'list' && child.style !== 'word';
    if (counts && above.includes(child.style)) return true;
    return nestsAlike(child, counts ? [...above, child.style] : above);
  });
}

function textOf(document: DocumentStructure, { range, end, document: index }: Provision): string {
  return index === document.index ? textBetween(document, { start: range.start, end }) : '(a) ';
}

const MOST_NEAR = 3;
/** Numbers that are further off are all as far. */
const FURTHEST = 20;

interface Scored {
  readonly provision: Provision;
  readonly score: number;
}

/** The provisions a wrong number may have meant: with the same beginning, then by value. */
function nearest(realms: readonly Realm[], segments: readonly string[]): readonly Target[] {
  const scored: Scored[] = realms.flatMap((realm) => nearestIn(realm, segments));
  scored.sort((a, b) => a.score - b.score);
  return scored.slice(0, MOST_NEAR).map(({ provision }) => ({ kind: 'provision', provision }));
}

function nearestIn(realm: Realm, segments: readonly string[]): readonly Scored[] {
  const { under } = realmFacts(realm);
  const [first = '', second] = segments;
  const turned =
    segments.length === 2 && second !== undefined ? under.get(underKey([second, first])) : undefined;
  const transposed = (turned?.all ?? [])
    .filter((provision) => isTransposed(provision.segments, segments))
    .slice(0, MOST_NEAR)
    .map((provision): Scored => ({ provision, score: 0 }));
  const family = under.get(underKey(segments));
  const beside = family ? nearestOf(family, lastValue(segments)) : [];
  return [
    ...transposed,
    ...beside.filter(({ provision }) => transposed.every((one) => one.provision !== provision)),
  ];
}

/** Those whose value is nearest, in the order of the text where two are as near. */
function nearestOf({ all, byValue }: Family, value: number): readonly Scored[] {
  const found: Scored[] = [];
  for (let distance = 0; distance < FURTHEST && found.length < MOST_NEAR; distance++) {
    const below = byValue.get(value - distance) ?? [];
    const above = distance > 0 ? (byValue.get(value + distance) ?? []) : [];
    const places = [...below.slice(0, MOST_NEAR), ...above.slice(0, MOST_NEAR)].sort((a, b) => a - b);
    for (const place of places) found.push({ provision: all[place] as Provision, score: 1 + distance });
  }
  for (let place = 0; place < all.length && found.length < MOST_NEAR; place++) {
    const provision = all[place] as Provision;
    if (Math.abs(lastValue(provision.segments) - value) >= FURTHEST)
      found.push({ provision, score: 1 + FURTHEST });
  }
  return found;
}

/** 4.2 for 2.4. */
function isTransposed(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}
