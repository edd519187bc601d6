// Where the facts of a pack are kept, and the edits that change them there: the tenderlint.yml, or the front matter of the
// document that gives them.

import { documentStart, findFrontMatter } from '../markdown/front-matter.ts';
import { joinPath } from './file-system.ts';
import { profileEdits, type YamlEdit } from './profile-yaml.ts';
import type { PackSource } from './resolve-packs.ts';

/** Facts by their key as written; null takes one away. */
export type ProfileChanges = Readonly<Record<string, string | number | boolean | null>>;

export interface FileEdits {
  /** Absolute. */
  readonly path: string;
  /** Relative to the pack's root. */
  readonly shown: string;
  /** The text that the edits were made for. */
  readonly text: string;
  readonly edits: readonly YamlEdit[];
}

/**
 * The edits that bring the changes into the files of a pack. A fact that a document's front matter gives is changed
 * there; any other in the tenderlint.yml, or without one in the front matter of the first document. `origins` says where
 * facts came from, by their key in a profile. Undefined where a file's YAML is not plain enough to be edited.
 */
export function planProfileChanges(
  source: Pick<PackSource, 'root' | 'configuration' | 'documents'>,
  origins: Readonly<Record<string, string>>,
  changes: ProfileChanges,
): { readonly files: readonly FileEdits[]; readonly home: string } | { readonly broken: string } {
  const { configuration, documents } = source;
  const origin = (key: string) => origins[camel(key)] ?? '';
  const inDocument = (key: string) =>
    documents.find(({ shown }) => origin(key) === `front matter of ${shown}`);
  const anyDocument = Object.values(origins)
    .map((from) => documents.find(({ shown }) => from === `front matter of ${shown}`))
    .find((one) => one !== undefined);
  const home = configuration === undefined ? (anyDocument ?? documents[0]) : undefined;
  const files: FileEdits[] = [];
  for (const document of documents) {
    const own = Object.entries(changes).filter(([key]) => (inDocument(key) ?? home) === document);
    if (own.length === 0) continue;
    const edits = frontMatterEdits(document.text, Object.fromEntries(own));
    if (edits === undefined) return { broken: document.shown };
    if (edits.length > 0) files.push({ ...document, edits });
  }
  if (configuration !== undefined) {
    const own = Object.entries(changes).filter(([key]) => inDocument(key) === undefined);
    const name = configuration.path.slice(configuration.folder.length + 1);
    const edits =
      own.length === 0 ? [] : profileEdits(configuration.text, 'profile', Object.fromEntries(own));
    if (edits === undefined) return { broken: name };
    if (edits.length > 0)
      files.push({
        path: joinPath(configuration.folder, name),
        shown: name,
        text: configuration.text,
        edits,
      });
    return { files, home: name };
  }
  return { files, home: home?.shown ?? '' };
}

function frontMatterEdits(text: string, changes: ProfileChanges): readonly YamlEdit[] | undefined {
  const found = findFrontMatter(text);
  if (found !== undefined)
    return profileEdits(found.yaml, 'tender', changes)?.map((edit) => ({
      ...edit,
      start: edit.start + found.yamlStart,
      end: edit.end + found.yamlStart,
    }));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const given = Object.entries(changes).filter(([, value]) => value !== null);
  if (given.length === 0) return [];
  const lines = given.map(([key, value]) => `  ${key}: ${value}${eol}`).join('');
  const at = documentStart(text);
  return [{ start: at, end: at, text: `---${eol}tender:${eol}${lines}---${eol}${eol}` }];
}

function camel(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
