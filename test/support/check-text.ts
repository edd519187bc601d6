// The one place where tests call the checks: a text, a profile, the findings.

import { type CompiledLibrary, checkPack } from '../../server/src/checks/check-pack.ts';
import type { DocumentKind, Pack, PackResult } from '../../server/src/checks/pack.ts';
import type { Example, Profile } from '../../server/src/library/model.ts';
import { decideRegime } from '../../server/src/library/regime.ts';
import { parseDocument } from '../../server/src/markdown/document.ts';
import { modelDocument } from '../../server/src/tender/document.ts';
import { sourceLibrary } from './source-library.ts';

/** What an example stands under when it gives no profile: an English council's services contract above the threshold. */
export const usualProfile: Profile = {
  jurisdiction: 'england',
  authority: 'local',
  contract: 'services',
  value: 6_200_000,
  vat: 'included',
  started: '2026-09-01',
};

export interface Checked extends PackResult {
  readonly texts: readonly string[];
}

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
  const paths = documents.map(({ path }) => path);
  const names = { paths, attachments: example.attachments ?? [] };
  const pack = packOf(texts, example.profile ?? {}, 'whole-pack', compiled, names);
  const asked = compiled.library.rules.filter((rule) => rule.default === 'off');
  const severities = Object.fromEntries(asked.map((rule) => [rule.id, rule.bases[0]?.severity ?? 'hint']));
  return { ...checkPack({ ...pack, settings: { severities } }, compiled), texts };
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
  return example.under?.some((t) => /notice/i.test(t)) ? 'notice' : 'whole-pack';
}
