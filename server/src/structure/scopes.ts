// The realms around a place of a document, and those that a reference may mean, likeliest first.

import type { Offset } from '../markdown/blocks.ts';
import type { DocumentStructure } from './document-structure.ts';
import type { Container, Realm, Reference } from './model.ts';
import { type Attachment, attachmentKey, type PackStructure } from './pack-structure.ts';
import { isAttachmentWord } from './part-words.ts';
import { realmFacts } from './realm-facts.ts';

/** Provisions at the top that prove a numbering. */
export const FEWEST_TOP = 3;
/** In a schedule, whose beginning and end are known. */
export const FEWEST_NARROW = 2;

/** The realms a reference may mean, likeliest first: what surrounds it, the rest of the document, the pack. */
export function scopesFrom(
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
function countTop(realm: Realm): number {
  return realmFacts(realm).top;
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

export function attachmentAround(document: DocumentStructure, realm: Realm): Realm | undefined {
  for (let one: Realm | undefined = realm; one; one = document.realms[one.parent]) {
    if (one.kind === 'attachment') return one;
    if (one.parent < 0) return undefined;
  }
  return undefined;
}

/** A realm and those inside it, itself first. */
export function realmsUnder(pack: PackStructure, realm: Realm): readonly Realm[] {
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

export function containerRealm(
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
