// Something wrong in a file that is not the text of a tender. Said like a finding: what was found, what was
// expected, the remedy.

import type { Range } from '../markdown/blocks.ts';
import type { Severity } from './model.ts';

/** Something wrong in a file that is not the text of a tender: front matter, tenderlint.yml, a library file. */
export interface Problem {
  /** Stable id: `profile-unknown-value`, `config-invalid`, `front-matter-yaml`, `library-invalid`, … */
  readonly id: string;
  readonly severity: Severity;
  /** Of the file, relative to the pack's root where it lies inside. */
  readonly path: string;
  /** In that file's text. */
  readonly range: Range;
  /** What was found, what was expected, the remedy. */
  readonly message: string;
}
