// The clause library that is shipped with the server: checked when the project was built, so that loading it
// is one JSON.parse.

import { libraryText } from '../generated/library-text.js';
import type { Library } from './model.ts';

let parsed: Library | undefined;

/** The shipped library; the same object each time. */
export function bundledLibrary(): Library {
  parsed ??= JSON.parse(libraryText) as Library;
  return parsed;
}
