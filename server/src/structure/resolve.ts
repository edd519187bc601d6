// Where a reference leads: to a place of the pack, out of it, nowhere, or it cannot be told.

import type { Block, Offset } from '../markdown/blocks.ts';
import type { ChunkModel } from '../tender/model.ts';
import type { DocumentStructure, Placed } from './document-structure.ts';
import { placedRange } from './document-structure.ts';
import type { Realm, Reference } from './model.ts';
import { attachmentKey, documentsNamed, type PackStructure } from './pack-structure.ts';
import { isAttachmentWord } from './part-words.ts';
import { lookIn, resolveProvision } from './resolve-provision.ts';
import { attachmentAround, attachmentOf, containerRealm, realmAt, realmsUnder } from './scopes.ts';
import { capital, type Resolution } from './targets.ts';

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

function resolveAttachment(
  pack: PackStructure,
  document: DocumentStructure,
  reference: Reference,
  documents: readonly DocumentStructure[] | undefined,
): Resolution {
  const { word, label } = reference;
  const inside = attachmentWithin(pack, document, reference);
  if (inside) return inside;
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
  const theirs = pack.attachments.filter(
    (a) =>
      a.word === word && a.label !== undefined && a.realm && documents?.some((d) => d.index === a.document),
  );
  if (documents && theirs.length > 0)
    return {
      kind: 'missing',
      why: `It has ${theirs
        .map((a) => `${capital(word)} ${a.label}`)
        .slice(0, 8)
        .join(', ')}.`,
      near: theirs.slice(0, 4).map((attachment) => ({ kind: 'attachment', attachment })),
    };
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

/** "Annex 2 to Document B": only what that document brings counts, where it brings annexes of its own. */
function attachmentWithin(
  pack: PackStructure,
  document: DocumentStructure,
  reference: Reference,
): Resolution | undefined {
  const { word, label, containers, doubt } = reference;
  if (!containers.some(({ kind }) => kind === 'attachment')) return undefined;
  const realm = containerRealm(pack, document, containers, -1);
  if (!realm) return undefined;
  const inside = new Set(realmsUnder(pack, realm));
  const own = pack.attachments.filter(
    (a) =>
      a.word === word &&
      a.label !== undefined &&
      a.realm !== undefined &&
      a.realm !== realm &&
      inside.has(a.realm),
  );
  const found = own.find((a) => attachmentKey(word, a.label ?? '') === attachmentKey(word, label));
  if (found) return { kind: 'found', target: { kind: 'attachment', attachment: found } };
  if (own.length === 0 || doubt !== undefined) return undefined;
  return {
    kind: 'missing',
    why: `${capital(realm.word ?? 'it')} ${realm.label ?? ''} has ${own.map((a) => `${capital(word)} ${a.label}`).join(', ')}.`,
    near: own.slice(0, 4).map((attachment) => ({ kind: 'attachment', attachment })),
  };
}

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
  const tooFew = word === 'table' && doubt === undefined ? tooFewTables(pack, document, label) : undefined;
  if (tooFew !== undefined && own.length < 2) return { kind: 'missing', why: tooFew, near: [] };
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

/** "Table 4" where there are two tables at most: it cannot be the fourth of anything. */
function tooFewTables(pack: PackStructure, document: DocumentStructure, label: string): string | undefined {
  if (!/^\d{1,2}$/.test(label)) return undefined;
  const isNumbered = document.captions.some(({ item }) => item.word === 'table');
  // Nobody numbers the tables: all of the pack count, and those in files that were not read might.
  if (!isNumbered && pack.files.length > 0) return undefined;
  const among = isNumbered ? [document] : pack.documents;
  const tables = among.reduce((n, { source }) => n + tablesOf(source.tender.models), 0);
  if (tables === 0 || Number(label) <= tables) return undefined;
  const have = tables === 1 ? 'is one table' : `are ${tables} tables`;
  return `There ${have} in the ${isNumbered || pack.documents.length === 1 ? 'document' : 'pack'}.`;
}

const tableCounts = new WeakMap<readonly ChunkModel[], number>();

function tablesOf(models: readonly ChunkModel[]): number {
  let count = tableCounts.get(models);
  if (count === undefined) {
    count = models.reduce((n, { chunk }) => n + tablesIn(chunk.blocks, 0), 0);
    tableCounts.set(models, count);
  }
  return count;
}

const DEEPEST = 40;

function tablesIn(blocks: readonly Block[], depth: number): number {
  if (depth > DEEPEST) return 0;
  return blocks.reduce((n, block) => {
    if (block.kind === 'table') return n + 1;
    if (block.kind === 'list')
      return n + block.items.reduce((m, i) => m + tablesIn(i.children, depth + 1), 0);
    return 'children' in block ? n + tablesIn(block.children, depth + 1) : n;
  }, 0);
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
