// Where a reference leads: to a place of the pack, out of it, nowhere, or it cannot be told.

import type { Offset, Range } from '../markdown/blocks.ts';
import type { DocumentStructure, Placed } from './document-structure.ts';
import { placedRange, textBetween } from './document-structure.ts';
import { pathKey, sameValue } from './labels.ts';
import type { Container, Provision, Realm, Reference } from './model.ts';
import { type Attachment, attachmentKey, documentsNamed, type PackStructure } from './pack-structure.ts';
import { isAttachmentWord } from './part-words.ts';

export type Target =
  | { readonly kind: 'provision'; readonly provision: Provision }
  | { readonly kind: 'attachment'; readonly attachment: Attachment }
  | {
      readonly kind: 'place';
      readonly document: number;
      readonly range: Range;
      readonly title: string;
      readonly label: string;
    };

export type Resolution =
  | { readonly kind: 'found'; readonly target: Target }
  | {
      readonly kind: 'missing';
      readonly why: string;
      /** The places it may have meant, likeliest first. */
      readonly near: readonly Target[];
    }
  | { readonly kind: 'outside' | 'cannot-tell'; readonly why: string };

const resolved = new WeakMap<PackStructure, Map<Placed<Reference>, Resolution>>();

/** Resolves a reference of a document of the pack; worked out once for each version of the pack. */
export function resolve(pack: PackStructure, document: number, placed: Placed<Reference>): Resolution {
  const known = resolved.get(pack) ?? new Map<Placed<Reference>, Resolution>();
  resolved.set(pack, known);
  let resolution = known.get(placed);
  if (!resolution) {
    resolution = resolveAnew(pack, pack.documents[document] as DocumentStructure, placed);
    known.set(placed, resolution);
  }
  return resolution;
}

function resolveAnew(
  pack: PackStructure,
  document: DocumentStructure,
  { item, start }: Placed<Reference>,
): Resolution {
  if (item.outside !== undefined) return { kind: 'outside', why: item.outside };
  const at = start + item.range.start;
  const named = item.containers.find((c) => c.kind === 'named');
  const within = named ? documentsNamed(pack, named.name) : undefined;
  if (named && (!within || within.length === 0) && !isOwnName(named.name))
    return { kind: 'outside', why: `it stands in “${named.name}”, which is no document of the pack` };
  const documents = within && within.length > 0 ? within : undefined;
  if (isAttachmentWord(item.word)) return resolveAttachment(pack, document, item, documents);
  if (item.word === 'table' || item.word === 'figure') return resolveCaption(pack, document, item);
  if (item.word === 'part') return resolvePart(pack, document, item, at);
  return resolveProvision(pack, document, item, at, documents);
}

/** Names that every contract has for itself. */
function isOwnName(name: string): boolean {
  return /^(?:contract|agreement|conditions|terms|terms and conditions|conditions of contract|specification|itt|invitation to tender|tender documents?|procurement documents?)$/i.test(
    name,
  );
}

// ------------------------------------------------------------------------------------ attachments

function resolveAttachment(
  pack: PackStructure,
  document: DocumentStructure,
  reference: Reference,
  documents: readonly DocumentStructure[] | undefined,
): Resolution {
  const { word, label } = reference;
  const found = attachmentOf(pack, document.index, word, label);
  if (found) return { kind: 'found', target: { kind: 'attachment', attachment: found } };
  // "Annex C.2": a place in Annex C
  const [first, ...rest] = reference.segments;
  const outer =
    first !== undefined && rest.length > 0 ? attachmentOf(pack, document.index, word, first) : undefined;
  if (outer?.realm) {
    const provision = lookIn(outer.realm, rest);
    return provision
      ? { kind: 'found', target: { kind: 'provision', provision } }
      : { kind: 'found', target: { kind: 'attachment', attachment: outer } };
  }
  if (outer) return { kind: 'found', target: { kind: 'attachment', attachment: outer } };
  if (reference.doubt !== undefined) return { kind: 'cannot-tell', why: reference.doubt };
  if (documents) return { kind: 'cannot-tell', why: 'it may stand in a document that is not Markdown' };
  const others = pack.attachments.filter((a) => a.word === word && a.label !== undefined);
  const isPack = pack.documents.length > 1 || pack.files.length > 0;
  if (word === 'document' || word === 'volume' || (word === 'form' && others.length === 0))
    return { kind: 'cannot-tell', why: 'the pack numbers nothing of the kind' };
  if (others.length === 0 && !isPack)
    return { kind: 'cannot-tell', why: `the document has no ${word} of its own; they may be separate files` };
  const same = pack.attachments.filter(
    (a) => a.word !== word && a.label !== undefined && a.label.toUpperCase() === label.toUpperCase(),
  );
  const near = [...same, ...others].slice(0, 4);
  return {
    kind: 'missing',
    why:
      others.length > 0
        ? `The pack has ${others
            .map((a) => `${capital(word)} ${a.label}`)
            .slice(0, 8)
            .join(', ')}.`
        : `None of the pack’s ${pack.documents.length + pack.files.length} documents is or holds a ${word}.`,
    near: near.map((attachment) => ({ kind: 'attachment', attachment })),
  };
}

/** The attachment of a word and number; one in the same document first. */
export function attachmentOf(
  pack: PackStructure,
  document: number,
  word: Reference['word'],
  label: string,
): Attachment | undefined {
  const found = pack.attachmentsByKey.get(attachmentKey(word, label));
  return found?.find((a) => a.document === document) ?? found?.[0];
}

// ------------------------------------------------------------------------------------ tables, parts

function resolveCaption(
  pack: PackStructure,
  document: DocumentStructure,
  { word, label, doubt }: Reference,
): Resolution {
  for (const one of [document, ...pack.documents.filter((d) => d !== document)])
    for (const { item, start } of one.captions)
      if (item.word === word && item.label.toLowerCase() === label.toLowerCase())
        return {
          kind: 'found',
          target: {
            kind: 'place',
            document: one.index,
            range: placedRange(start, item.range),
            title: item.title,
            label: `${capital(word)} ${item.label}`,
          },
        };
  const own = document.captions.filter(({ item }) => item.word === word);
  if (doubt !== undefined || own.length < 2)
    return { kind: 'cannot-tell', why: doubt ?? `few ${word}s are numbered` };
  return {
    kind: 'missing',
    why: `The document numbers its ${word}s ${own
      .map(({ item }) => item.label)
      .slice(0, 8)
      .join(', ')}.`,
    near: own.slice(-1).map(({ item, start }) => ({
      kind: 'place',
      document: document.index,
      range: placedRange(start, item.range),
      title: item.title,
      label: `${capital(word)} ${item.label}`,
    })),
  };
}

function resolvePart(
  pack: PackStructure,
  document: DocumentStructure,
  reference: Reference,
  at: Offset,
): Resolution {
  const owner = containerRealm(pack, document, reference.containers, at);
  const own = realmAt(document, at);
  const inOwn = own && attachmentAround(document, own);
  const parts = (realms: readonly Realm[]) =>
    realms.filter((r) => r.kind === 'part' && r.label !== undefined);
  const places = owner
    ? [parts(realmsUnder(pack, owner))]
    : [
        inOwn ? parts(realmsUnder(pack, inOwn)) : [],
        parts(document.realms),
        pack.documents.flatMap((d) => parts(d.realms)),
      ];
  for (const place of places)
    for (const realm of place)
      if (realm.label?.toLowerCase() === reference.label.toLowerCase())
        return {
          kind: 'found',
          target: {
            kind: 'place',
            document: realm.document,
            range: realm.range,
            title: realm.title,
            label: `Part ${realm.label}`,
          },
        };
  const scope = places[0] as readonly Realm[];
  const isSort = (text: string) => /^\d/.test(text) === /^\d/.test(reference.label);
  if (
    owner &&
    scope.length >= 2 &&
    scope.every((r) => isSort(r.label ?? '')) &&
    reference.doubt === undefined
  )
    return {
      kind: 'missing',
      why: `There are Parts ${scope.map((r) => r.label).join(', ')}.`,
      near: scope.slice(-1).map((r) => ({
        kind: 'place',
        document: r.document,
        range: r.range,
        title: r.title,
        label: `Part ${r.label}`,
      })),
    };
  return { kind: 'cannot-tell', why: 'parts are named in many ways' };
}

// ------------------------------------------------------------------------------------ provisions

function resolveProvision(
  pack: PackStructure,
  document: DocumentStructure,
  reference: Reference,
  at: Offset,
  documents: readonly DocumentStructure[] | undefined,
): Resolution {
  const container = reference.containers.find(
    (c) => c.kind === 'attachment' || c.kind === 'part' || (c.kind === 'this' && c.word !== 'document'),
  );
  let scopes: readonly (readonly Realm[])[];
  let isNarrow = false;
  if (documents) scopes = [documents.flatMap((d) => d.realms)];
  else if (container && container.kind !== 'this') {
    const realm = containerRealm(pack, document, reference.containers, at);
    if (!realm)
      return { kind: 'cannot-tell', why: 'what it is said to stand in was not found, or is not Markdown' };
    scopes = [realmsUnder(pack, realm)];
    isNarrow = true;
  } else scopes = scopesFrom(pack, document, reference, at, container);
  if (reference.label.startsWith('(')) return resolveRelative(document, reference, at);
  for (const scope of scopes)
    for (const realm of scope) {
      const provision = lookIn(realm, reference.segments, reference.word);
      if (provision) return { kind: 'found', target: { kind: 'provision', provision } };
    }
  if (reference.doubt !== undefined) return { kind: 'cannot-tell', why: reference.doubt };
  const missing = provenMissing(
    document,
    reference,
    isNarrow || documents || scopes.length === 1 ? scopes.flat() : document.realms,
    isNarrow || documents !== undefined || scopes.length === 1,
  );
  if (typeof missing === 'string') return { kind: 'cannot-tell', why: missing };
  return missing;
}

/** The realms a reference may mean, likeliest first: what surrounds it, the rest of the document, the pack. */
function scopesFrom(
  pack: PackStructure,
  document: DocumentStructure,
  { word }: Reference,
  at: Offset,
  container: Container | undefined,
): readonly (readonly Realm[])[] {
  const own = realmAt(document, at);
  const chain: Realm[] = [];
  for (let realm: Realm | undefined = own; realm; realm = document.realms[realm.parent]) {
    chain.push(realm);
    if (realm.parent < 0) break;
  }
  const attachment = own && attachmentAround(document, own);
  const inside = attachment ? realmsUnder(pack, attachment) : chain;
  const others = pack.documents.filter((d) => d !== document).map((d) => d.realms);
  if (container?.kind === 'this' && attachment && isAttachmentWord(container.word as Reference['word']))
    return [inside];
  const body = document.realms.filter((r) => r.index === 0 || r.kind !== 'attachment');
  // A clause is one of the contract, whichever schedule speaks of it; a paragraph is one of its own schedule.
  if (word === 'clause' && attachment) return [body.slice(0, 1), inside, chain, document.realms, ...others];
  if (word === 'paragraph' && attachment && inside.some((r) => countTop(r) >= FEWEST_NARROW)) return [inside];
  // Whoever means a section of another document names the document.
  if ((word === 'paragraph' || word === 'section') && document.realms.some((r) => countTop(r) >= FEWEST_TOP))
    return [chain, inside, document.realms];
  return [chain, inside, document.realms, ...others];
}

/** Provisions directly below a realm that prove its numbering. */
function countTop({ provisions }: Realm): number {
  return provisions.reduce(
    (n, p) => n + (p.segments.length === 1 && !p.weak && p.kind !== 'cell' ? 1 : 0),
    0,
  );
}

export function realmAt(document: DocumentStructure, at: Offset): Realm | undefined {
  let low = 0;
  let high = document.switches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((document.switches[middle] as { at: number }).at <= at) low = middle;
    else high = middle - 1;
  }
  return document.realms[document.switches[low]?.realm ?? 0];
}

function attachmentAround(document: DocumentStructure, realm: Realm): Realm | undefined {
  for (let one: Realm | undefined = realm; one; one = document.realms[one.parent]) {
    if (one.kind === 'attachment') return one;
    if (one.parent < 0) return undefined;
  }
  return undefined;
}

/** A realm and those inside it, itself first. */
function realmsUnder(pack: PackStructure, realm: Realm): readonly Realm[] {
  const { realms } = pack.documents[realm.document] as DocumentStructure;
  if (realm.index === 0) return realms;
  const inside = new Set([realm.index]);
  return realms.filter((r) => {
    if (r.index === realm.index) return true;
    if (!inside.has(r.parent)) return false;
    inside.add(r.index);
    return true;
  });
}

function containerRealm(
  pack: PackStructure,
  document: DocumentStructure,
  containers: readonly Container[],
  at: Offset,
): Realm | undefined {
  let realm: Realm | undefined;
  for (const container of [...containers].reverse()) {
    if (container.kind === 'attachment')
      realm = attachmentOf(pack, document.index, container.word, container.label)?.realm;
    else if (container.kind === 'part') {
      const own = realm ?? realmAt(document, at);
      const scope = own
        ? realmsUnder(pack, realm ?? attachmentAround(document, own) ?? (document.realms[0] as Realm))
        : [];
      const part = scope.find(
        (r) => r.kind === 'part' && r.label?.toLowerCase() === container.label.toLowerCase(),
      );
      realm = part ?? realm;
    }
  }
  return realm;
}

/** The provision of a path: as written, or step by step where a list shows no letters. */
export function lookIn(
  realm: Realm,
  segments: readonly string[],
  word?: Reference['word'],
): Provision | undefined {
  const exact = realm.byPath.get(pathKey(segments));
  if (exact)
    return (
      exact.find((p) => !p.weak && (p.word === undefined || p.word === word)) ??
      exact.find((p) => !p.weak) ??
      exact[0]
    );
  if (segments.length < 2) {
    return undefined;
  }
  for (let known = segments.length - 1; known > 0; known--) {
    const outer = realm.byPath.get(pathKey(segments.slice(0, known)));
    if (!outer) continue;
    for (const provision of outer) {
      let at: Provision | undefined = provision;
      for (const segment of segments.slice(known)) {
        at = at?.children.find(
          (child) =>
            child.segments[child.segments.length - 1] === segment ||
            (child.style === 'list' && sameValue(segment, child.value)) ||
            (child.style !== 'decimal' && child.written.replace(/[().]/g, '').toLowerCase() === segment),
        );
      }
      if (at) return at;
    }
  }
  return undefined;
}

/** "paragraph (b)": one of those around it. */
function resolveRelative(document: DocumentStructure, reference: Reference, at: Offset): Resolution {
  const own = realmAt(document, at);
  const inner = own && innermostAt(own, at);
  for (let around: Provision | undefined = inner; around; around = around.parent) {
    let found: Provision | undefined = around;
    for (const segment of reference.segments)
      found = found?.children.find(
        (c) =>
          c.segments[c.segments.length - 1] === segment ||
          (c.style === 'list' && sameValue(segment, c.value)),
      );
    if (found && found !== around) return { kind: 'found', target: { kind: 'provision', provision: found } };
  }
  const loose = own?.byPath.get(pathKey(reference.segments));
  const near = loose && loose.length > 0 ? closest(loose, at) : undefined;
  if (near) return { kind: 'found', target: { kind: 'provision', provision: near } };
  return { kind: 'cannot-tell', why: 'a letter alone may stand in running text' };
}

function closest(provisions: readonly Provision[], at: Offset): Provision | undefined {
  let best: Provision | undefined;
  for (const one of provisions)
    if (!best || Math.abs(one.range.start - at) < Math.abs(best.range.start - at)) best = one;
  return best;
}

/** The provision an offset stands in; the innermost. */
export function innermostAt(realm: Realm, at: Offset): Provision | undefined {
  const { provisions } = realm;
  let low = 0;
  let high = provisions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((provisions[middle] as Provision).range.start <= at) low = middle + 1;
    else high = middle;
  }
  for (let one: Provision | undefined = provisions[low - 1]; one; one = one.parent)
    if (at < one.end) return one;
  return undefined;
}

// ------------------------------------------------------------------------------------ absence

const FEWEST_TOP = 3;
/** Numbers with all their levels that prove a numbering of two clauses. */
const FEWEST_WHOLE = 5;
/** In a schedule, whose beginning and end are known. */
const FEWEST_NARROW = 2;

/** That the pack has no such place, or why that cannot be told. */
function provenMissing(
  document: DocumentStructure,
  reference: Reference,
  realms: readonly Realm[],
  isNarrow: boolean,
): Resolution | string {
  const { word, segments } = reference;
  const [first = ''] = segments;
  if (word === 'article' || word === 'condition' || word === 'chapter' || word === 'item') {
    const own = realms.reduce((n, r) => n + r.provisions.filter((p) => p.word === word).length, 0);
    if (own < 2) return `the document numbers no ${word}s`;
  }
  if (!/^\d/.test(first)) {
    const lettered = realms.some(
      (r) =>
        r.provisions.filter((p) => p.parent === undefined && !p.weak && /^[a-z]/.test(p.segments[0] ?? ''))
          .length >= 2,
    );
    if (!lettered) return 'the document has no such numbering';
  }
  const outer: { readonly provision: Provision; readonly depth: number }[] = [];
  let top = 0;
  let deepest = 0;
  for (const realm of realms) {
    const strong = realm.provisions.filter((p) => p.segments.length === 1 && !p.weak && p.kind !== 'cell');
    const isProven = strong.length >= 2 && realm.provisions.filter((p) => p.whole).length >= FEWEST_WHOLE;
    if (strong.length >= (isNarrow ? FEWEST_NARROW : FEWEST_TOP) || isProven)
      top = Math.max(
        top,
        strong.reduce((most, p) => Math.max(most, p.value), 0),
      );
    for (let depth = segments.length - 1; depth > 0; depth--) {
      const there = realm.byPath.get(pathKey(segments.slice(0, depth)));
      if (!there) continue;
      for (const provision of there) if (!provision.weak) outer.push({ provision, depth });
      deepest = Math.max(deepest, depth);
      break;
    }
  }
  if (top === 0 && outer.length === 0) return 'the document’s own numbering was not found';
  const near = nearest(realms, segments);
  if (outer.length === 0) {
    if (top === 0) return 'too little of the numbering was found';
    const value = Number.parseInt(first, 10);
    if (word === 'section' && segments.length === 1 && value > 2 * top + 5)
      return 'a number so far off may be a section of a statute';
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
    const wholes = realms.reduce(
      (n, r) => n + r.provisions.filter((p) => p.whole && p.segments.length > 1).length,
      0,
    );
    return wholes >= 2 ? undefined : 'numbers may be made when the document is laid out';
  }
  if (provision.hasBullets) return `${provision.label} holds bullets that may be lettered elsewhere`;
  if (children.some((c) => c.style !== 'decimal')) return undefined;
  const text = textOf(document, provision);
  return text.toLowerCase().includes(`(${segment})`) || /(?:^|\s)\(?[a-z]\)\s/.test(text)
    ? `${provision.label} has letters in running text`
    : undefined;
}

function textOf(document: DocumentStructure, { range, end, document: index }: Provision): string {
  return index === document.index ? textBetween(document, { start: range.start, end }) : '(a) ';
}

const MOST_NEAR = 3;

/** The provisions a wrong number may have meant: with the same beginning, then by value. */
function nearest(realms: readonly Realm[], segments: readonly string[]): readonly Target[] {
  const scored: { readonly provision: Provision; readonly score: number }[] = [];
  const own = segments[segments.length - 1] ?? '';
  for (const realm of realms)
    for (const provision of realm.provisions) {
      if (provision.weak || provision.segments.length !== segments.length) continue;
      let shared = 0;
      while (shared < segments.length && provision.segments[shared] === segments[shared]) shared++;
      if (shared < segments.length - 1 && !isTransposed(provision.segments, segments)) continue;
      const distance = Math.min(
        20,
        Math.abs(
          (Number.parseInt(own, 36) || 0) -
            (Number.parseInt(provision.segments[segments.length - 1] ?? '', 36) || 0),
        ),
      );
      scored.push({ provision, score: isTransposed(provision.segments, segments) ? 0 : 1 + distance });
    }
  scored.sort((a, b) => a.score - b.score);
  return scored.slice(0, MOST_NEAR).map(({ provision }) => ({ kind: 'provision', provision }));
}

/** 4.2 for 2.4. */
function isTransposed(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
