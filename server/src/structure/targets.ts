// Where a reference leads: the place, the title and the number of it.

import type { Range } from '../markdown/blocks.ts';
import type { Provision } from './model.ts';
import type { Attachment } from './pack-structure.ts';

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

/** Where a target stands; undefined for a file that is no document of the pack. */
export function targetRange(
  target: Target,
): { readonly document: number; readonly range: Range } | undefined {
  switch (target.kind) {
    case 'provision':
      return { document: target.provision.document, range: target.provision.range };
    case 'attachment':
      return target.attachment.document < 0
        ? undefined
        : { document: target.attachment.document, range: target.attachment.range };
    case 'place':
      return { document: target.document, range: target.range };
  }
}

/** Its title as written; empty where it has none. */
export function targetTitle(target: Target): string {
  switch (target.kind) {
    case 'provision':
      return target.provision.title;
    case 'attachment':
      return target.attachment.title;
    case 'place':
      return target.title;
  }
}

/** `Schedule` of `schedule`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
