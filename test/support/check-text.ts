// The one place where tests call the checks: a text, a profile, the findings.

import { checkPack } from '../../server/src/checks/check-pack.ts';
import {
  draftingExampleAsPack,
  exampleKind,
  exampleText,
  packOf,
  usualProfile,
} from '../../server/src/checks/example-packs.ts';
import type { DocumentKind, PackResult } from '../../server/src/checks/pack.ts';
import type { Example, Profile } from '../../server/src/library/model.ts';
import { sourceLibrary } from './source-library.ts';

export { exampleKind, exampleText, packOf, usualProfile };

export interface Checked extends PackResult {
  readonly texts: readonly string[];
}

export function checkText(
  text: string,
  profile: Profile = usualProfile,
  kind: DocumentKind = 'whole-pack',
): Checked {
  const { compiled } = sourceLibrary();
  return { ...checkPack(packOf([text], profile, kind, compiled), compiled), texts: [text] };
}

/** An example of a drafting check, which may be a pack of several documents, checked as it stands. */
export function checkExample(example: Example): Checked {
  const { compiled } = sourceLibrary();
  const documents = example.documents ?? [{ path: 'tender.md', text: exampleText(example) }];
  const texts = documents.map(({ text }) => text);
  return { ...checkPack(draftingExampleAsPack(example, compiled), compiled), texts };
}
