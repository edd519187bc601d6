// Where a reference leads: the place, the title and the number of it.

import type { Range } from '../markdown/blocks.ts';
import type { Target } from './resolve.ts';

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
