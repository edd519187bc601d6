// The structure of the pack that a view shows, and places in it as the checks report them.

import type { Range } from '../../markdown/blocks.ts';
import {
  type DocumentStructure,
  type Placed,
  placedRange,
  textBetween,
} from '../../structure/document-structure.ts';
import type { Provision, Reference } from '../../structure/model.ts';
import { type PackStructure, packStructure } from '../../structure/pack-structure.ts';
import { resolve } from '../../structure/resolve.ts';
import type { Resolution, Target } from '../../structure/targets.ts';
import { targetTitle } from '../../structure/targets.ts';
import type { PackView } from '../view.ts';

export function structureOf({ pack }: PackView): PackStructure {
  return packStructure(pack.documents, pack.attachments);
}

/** A reference where it stands, and where it leads. */
export interface ResolvedReference {
  readonly document: DocumentStructure;
  readonly reference: Reference;
  readonly placed: Placed<Reference>;
  /** In the document. */
  readonly range: Range;
  readonly labelRange: Range;
  readonly resolution: Resolution;
}

const resolvedIn = new WeakMap<PackStructure, readonly ResolvedReference[]>();

/** Every reference of the pack, resolved; worked out once for all checks. */
export function resolvedReferences(pack: PackStructure): readonly ResolvedReference[] {
  let all = resolvedIn.get(pack);
  if (!all) {
    all = pack.documents.flatMap((document) =>
      document.references.map((placed): ResolvedReference => {
        const { item, start } = placed;
        return {
          document,
          reference: item,
          placed,
          range: placedRange(start, item.range),
          labelRange: placedRange(start, item.labelRange),
          resolution: resolve(pack, document.index, placed),
        };
      }),
    );
    resolvedIn.set(pack, all);
  }
  return all;
}

/** The text of a document of the pack under a range, white space as single spaces. */
export function textUnder(document: DocumentStructure, range: Range): string {
  return textBetween(document, range)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s+/g, ' ');
}

/** The number of a target as a reference writes it. */
export function targetNumber(target: Target): string {
  switch (target.kind) {
    case 'provision':
      return target.provision.label;
    case 'attachment':
      return target.attachment.label ?? '';
    case 'place':
      return target.label.replace(/^\p{L}+ /u, '');
  }
}

/** `4.2 “Payment”`. */
export function targetName(target: Target): string {
  const title = targetTitle(target);
  const number = targetNumber(target);
  const word =
    target.kind === 'attachment' && target.attachment.word ? `${capital(target.attachment.word)} ` : '';
  return `${word}${number}${title === '' ? '' : ` “${title}”`}`;
}

/** A provision and its title: `4.2 “Payment”`. */
export function provisionName({ label, title }: Provision): string {
  return `${label}${title === '' ? '' : ` “${title}”`}`;
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
