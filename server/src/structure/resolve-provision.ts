// References to numbered provisions: the place a path leads to among the realms it may mean.

import type { Offset } from '../markdown/blocks.ts';
import { provenMissing } from './absence.ts';
import type { DocumentStructure } from './document-structure.ts';
import { pathKey, sameValue } from './labels.ts';
import type { Provision, Realm, Reference } from './model.ts';
import type { PackStructure } from './pack-structure.ts';
import { containerRealm, realmAt, realmsUnder, scopesFrom } from './scopes.ts';
import type { Resolution } from './targets.ts';

export function resolveProvision(
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
  if (reference.label.startsWith('(') && !reference.within) return resolveRelative(document, reference, at);
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
