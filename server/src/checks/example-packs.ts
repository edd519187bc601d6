// Examples of rule, criterion and concept files as packs that can be checked: an example is a document of its own under the profile it
// gives, or under the usual one.

import type { Example, Profile } from '../library/model.ts';
import { decideRegime } from '../library/regime.ts';
import { parseDocument } from '../markdown/document.ts';
import { modelDocument } from '../tender/document.ts';
import type { CompiledLibrary } from './compile.ts';
import type { DocumentKind, Pack } from './pack.ts';

/** What an example stands under when it gives no profile: an English council's services contract above the threshold. */
export const usualProfile: Profile = {
  jurisdiction: 'england',
  authority: 'local',
  contract: 'services',
  value: 6_200_000,
  vat: 'included',
  started: '2026-09-01',
};

/** Texts as the documents of one pack, under a profile. */
export function packOf(
  texts: readonly string[],
  profile: Profile,
  kind: DocumentKind,
  compiled: CompiledLibrary,
  names?: { readonly paths: readonly string[]; readonly attachments: readonly string[] },
): Pack {
  return {
    root: '.',
    documents: texts.map((text, i) => ({
      path: names?.paths[i] ?? `document-${i}.md`,
      kind,
      tender: modelDocument(parseDocument(text), compiled.sections),
    })),
    attachments: names?.attachments ?? [],
    profile: { profile, decision: decideRegime(profile, compiled.library), origins: {} },
    settings: { severities: {} },
    problems: [],
  };
}

/** An example of a rule or criterion. */
export function exampleAsPack(example: Example, profile: Profile, compiled: CompiledLibrary): Pack {
  return packOf([exampleText(example)], example.profile ?? profile, exampleKind(example), compiled);
}

/** An example of a drafting check, which may be a pack of several documents; checks that are usually off are on. */
export function draftingExampleAsPack(example: Example, compiled: CompiledLibrary): Pack {
  const documents = example.documents ?? [{ path: 'tender.md', text: exampleText(example) }];
  const texts = documents.map(({ text }) => text);
  const names = { paths: documents.map(({ path }) => path), attachments: example.attachments ?? [] };
  const asked = compiled.library.rules.filter((rule) => rule.default === 'off');
  const severities = Object.fromEntries(asked.map((rule) => [rule.id, rule.bases[0]?.severity ?? 'hint']));
  return {
    ...packOf(texts, example.profile ?? {}, 'whole-pack', compiled, names),
    settings: { severities },
  };
}

/** An example of a rule or criterion file as a document: its headings, then its text. */
export function exampleText(example: Example): string {
  return [
    ...(example.under ?? []).map((title, i) => `${'#'.repeat(i + 1)} ${title}`),
    example.text.trim(),
    '',
  ].join('\n\n');
}

export function exampleKind(example: Example): DocumentKind {
  return example.under?.some((title) => /notice/i.test(title)) ? 'notice' : 'whole-pack';
}
