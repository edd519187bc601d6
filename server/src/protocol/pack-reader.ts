// How the server asks the workspace for a pack: which documents it has, under which configuration, with which library.
// The workspace speaks of paths; here they are the paths of URIs of one scheme and authority.

import { type CompiledLibrary, compileLibrary } from '../checks/check-pack.ts';
import type { Pack } from '../checks/pack.ts';
import { parsePattern } from '../checks/pattern.ts';
import { Vocabulary } from '../checks/tokens.ts';
import { bundledLibrary } from '../library/load-bundled.ts';
import type { Library } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import type { TenderDocument } from '../tender/model.ts';
import { assemblePack } from '../workspace/assemble-pack.ts';
import { type FileSystem, folderOf, isInside, joinPath, nameOf } from '../workspace/file-system.ts';
import {
  type ConfigurationFile,
  type SearchOptions,
  searchConfigurations,
} from '../workspace/find-configuration.ts';
import { librariesInForce } from '../workspace/inheritance.ts';
import { type LayeredLibrary, readLibraries } from '../workspace/read-libraries.ts';
import { layOutPacks, readDocument, type PackLayout as WorkspaceLayout } from '../workspace/resolve-packs.ts';
import { libraryFolderOf } from './library-files.ts';
import { canonicalUri, isMarkdownName, siblingUri, uriParts } from './uris.ts';

/** A pack as configuration lays it out, before its documents' texts are known. */
export interface PackLayout {
  /** Equal for layouts of the same pack. */
  readonly key: string;
  /** In the order of the pack; canonical URIs. */
  readonly documents: readonly PackMember[];
  readonly compiled: CompiledLibrary;
  readonly configuration: ConfigurationFile | undefined;
  /** The pack with its profile worked out, from the documents that could be read, in order. */
  readonly assemble: (
    documents: readonly { readonly member: PackMember; readonly tender: TenderDocument }[],
    problems: readonly Problem[],
  ) => Pack;
  /** URI of a file whose path is relative to the pack's root. */
  readonly uriOf: (path: string) => string;
  /** URIs of a library's path in the libraries that the configuration names, the last named first. */
  readonly libraryFiles: (path: string) => readonly string[];
}
export interface PackMember {
  readonly uri: string;
  readonly path: string;
  /** Relative to the pack's root: how findings name it. */
  readonly shown: string;
}
export interface ReadText {
  readonly text: string | undefined;
  readonly problem: Problem | undefined;
}

export interface PackReader {
  /** The pack that a document belongs to; a pack of one where nothing else is said. Never rejects. */
  readonly layoutFor: (uri: string) => Promise<PackLayout>;
  /** The library that holds in a folder, whether or not a document is there; without one, in the first workspace folder. Never rejects. */
  readonly libraryAt: (folder: string | undefined) => Promise<Library>;
  /** Text of a document that is not open. Never rejects. */
  readonly readDocument: (member: PackMember) => Promise<ReadText>;
  /** These files have changed on disk; without a list, anything may have. */
  readonly forget: (uris?: readonly string[]) => void;
  /** Whether a file lies in a clause library that has been read. */
  readonly isLibraryFile: (uri: string) => boolean;
}

export interface PackReaderSetting {
  /** The file system that a URI's path can be read from; undefined where there is none. */
  readonly filesFor: (uri: string) => FileSystem | undefined;
  /** Text of an open file, by canonical URI. */
  readonly openText: (uri: string) => string | undefined;
  /** Canonical URIs of the workspace folders: configuration is not looked for above them. */
  readonly folders: () => readonly string[];
}

interface CompiledLayers {
  readonly layered: LayeredLibrary;
  readonly compiled: CompiledLibrary;
}

/** Reads packs over the file systems that the setting gives. */
export function packReader(setting: PackReaderSetting): PackReader {
  let shipped: CompiledLibrary | undefined;
  const shippedLibrary = (): CompiledLayers => {
    shipped ??= compileLibrary(bundledLibrary());
    return {
      layered: { library: shipped.library, origins: new Map(), problems: [], otherFiles: [] },
      compiled: shipped,
    };
  };
  /** Libraries by the URI of the tenderlint.yml that names them, and what it says; then by the folder from which files are named. */
  const layers = new Map<
    string,
    { readonly names: string; readonly seenFrom: Map<string, Promise<CompiledLayers>> }
  >();
  const libraryFolders = new Set<string>();

  const libraryOf = (
    uri: string,
    file: ConfigurationFile | undefined,
    files: FileSystem,
  ): Promise<CompiledLayers> => {
    const inForce = librariesInForce(file);
    if (file === undefined || inForce === undefined) return Promise.resolve(shippedLibrary());
    const key = siblingUri(uri, inForce.file.path);
    const paths = inForce.libraries.map(({ path }) => joinPath(inForce.file.folder, path));
    // Places of problems depend on the text that names the libraries.
    const names = inForce.file.text;
    let known = layers.get(key);
    if (known?.names !== names) {
      known = { names, seenFrom: new Map() };
      layers.set(key, known);
    }
    for (const path of paths) libraryFolders.add(siblingUri(uri, path));
    const [first] = known.seenFrom.values();
    const read = async (): Promise<CompiledLayers> => {
      const layered = await readLibraries(file, bundledLibrary(), files, {
        openText: (path) => setting.openText(siblingUri(uri, path)),
        patternProblem: patternProblem(),
      });
      // Packs in several folders share what is compiled; how problems name files differs.
      const same = await first;
      return same === undefined
        ? { layered, compiled: compileLibrary(layered.library) }
        : { layered: { ...layered, library: same.layered.library }, compiled: same.compiled };
    };
    const before = known.seenFrom.get(file.folder);
    if (before !== undefined) return before;
    const now = read();
    known.seenFrom.set(file.folder, now);
    return now;
  };

  const searchFrom = (uri: string): SearchOptions => ({
    openText: (other) => setting.openText(siblingUri(uri, other)),
    tops: setting
      .folders()
      .filter((folder) => siblingUri(uri, uriParts(folder).path) === folder)
      .map((folder) => uriParts(folder).path),
  });

  const libraryAt = async (folder: string | undefined): Promise<Library> => {
    const uri = folder === undefined ? setting.folders()[0] : canonicalUri(folder);
    const files = uri === undefined ? undefined : setting.filesFor(uri);
    const path = uri === undefined ? '' : uriParts(uri).path.replace(/(?!^)\/+$/, '');
    if (uri === undefined || files === undefined || !path.startsWith('/'))
      return shippedLibrary().compiled.library;
    const file = await searchConfigurations(files, searchFrom(uri)).for(path);
    return (await libraryOf(uri, file, files)).compiled.library;
  };

  const layoutFor = async (uri: string): Promise<PackLayout> => {
    const files = setting.filesFor(uri);
    const { path } = uriParts(uri);
    if (files === undefined || !path.startsWith('/')) return layoutOf(uri, alone(path), shippedLibrary());
    // A clause in its library is data, not a tender: protocol/library-files.ts reads it.
    if ((await libraryFolderOf(path, files)) !== undefined)
      return layoutOf(uri, { ...alone(path), documents: [] }, shippedLibrary());
    const { packs } = await layOutPacks([path], files, searchFrom(uri));
    const found = packs[0];
    // The configuration ignores it: a pack without documents has no findings.
    if (found === undefined) return layoutOf(uri, { ...alone(path), documents: [] }, shippedLibrary());
    return layoutOf(uri, found, await libraryOf(uri, found.configuration, files));
  };

  return {
    layoutFor,
    libraryAt,
    readDocument: async ({ uri, path, shown }) => {
      const files = setting.filesFor(uri);
      return files === undefined
        ? { text: undefined, problem: undefined }
        : readDocument({ path, shown }, files);
    },
    forget: (uris) => {
      if (uris === undefined || uris.some((uri) => isLibraryFile(uri, libraryFolders))) layers.clear();
    },
    isLibraryFile: (uri) => isLibraryFile(uri, libraryFolders),
  };
}

function layoutOf(uri: string, layout: WorkspaceLayout, { layered, compiled }: CompiledLayers): PackLayout {
  const documents = layout.documents.map(({ path, shown }): PackMember => {
    return { uri: path === uriParts(uri).path ? uri : siblingUri(uri, path), path, shown };
  });
  const uriOf = (path: string): string => siblingUri(uri, joinPath(layout.root, path));
  let before: Assembled | undefined;
  return {
    key: [documents[0]?.uri ?? `ignored ${uri}`, layout.configuration?.path, layout.name].join(' '),
    documents,
    compiled,
    configuration: layout.configuration,
    assemble: (read, problems) => {
      const documents = read.map(({ member, tender }) => ({ shown: member.shown, tender }));
      const renewed = before && problems.length === 0 ? withNewTexts(before, documents) : undefined;
      const pack =
        renewed ??
        withSameProfile(
          before?.pack,
          assemblePack(layout, {
            documents,
            library: layered.library,
            overrides: {},
            problems: [...layered.problems, ...problems],
            otherFiles: layered.otherFiles,
          }),
        );
      before = problems.length === 0 ? { pack, documents } : undefined;
      return pack;
    },
    uriOf,
    libraryFiles: (path) => {
      const inForce = librariesInForce(layout.configuration);
      if (inForce === undefined) return [];
      return inForce.libraries
        .map((library) => siblingUri(uri, joinPath(joinPath(inForce.file.folder, library.path), path)))
        .reverse();
    },
  };
}

interface Assembled {
  readonly pack: Pack;
  readonly documents: readonly { readonly shown: string; readonly tender: TenderDocument }[];
}

/**
 * A pack with newer versions of its documents, where no edit touched front matter or headings: profile, kinds of
 * document and problems come from nothing else. Undefined where one did.
 */
function withNewTexts(before: Assembled, documents: Assembled['documents']): Pack | undefined {
  if (documents.length !== before.documents.length) return undefined;
  const isSame = documents.every(({ shown, tender }, index) => {
    const old = before.documents[index];
    return old?.shown === shown && (old.tender === tender || saysTheSameOfItself(old.tender, tender));
  });
  if (!isSame) return undefined;
  return {
    ...before.pack,
    documents: before.pack.documents.map((document, index) => ({
      ...document,
      tender: documents[index]?.tender ?? document.tender,
    })),
  };
}

/** A profile that says what it said stays the same object: what was worked out under it still holds. */
function withSameProfile(before: Pack | undefined, pack: Pack): Pack {
  const said = ({ profile: { profile, given, isAssumed, decision, origins } }: Pack): string =>
    JSON.stringify([profile, given, isAssumed, decision.because, decision.missing, origins]);
  const isSame =
    before?.profile.decision.regime === pack.profile.decision.regime &&
    before !== undefined &&
    said(before) === said(pack);
  return isSame ? { ...pack, profile: before.profile } : pack;
}

function saysTheSameOfItself(old: TenderDocument, tender: TenderDocument): boolean {
  const [a, b] = [old.markdown.frontMatter, tender.markdown.frontMatter];
  if (a?.yaml !== b?.yaml || a?.yamlStart !== b?.yamlStart) return false;
  const [before, after] = [old.models, tender.models];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - start;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  for (let i = start; i < before.length - tail; i++) if (before[i]?.headings.length !== 0) return false;
  for (let i = start; i < after.length - tail; i++) if (after[i]?.headings.length !== 0) return false;
  return true;
}

/** A document that is nowhere but in the editor, or has no configuration that could be read. */
function alone(path: string): WorkspaceLayout {
  const shown = nameOf(path);
  return {
    root: folderOf(path),
    name: shown,
    documents: [{ path, shown }],
    attachments: [],
    configuration: undefined,
    facts: undefined,
    problems: [],
  };
}

function isLibraryFile(uri: string, folders: ReadonlySet<string>): boolean {
  if (!isMarkdownName(uri) && !/\.ya?ml$/i.test(uri)) return false;
  return [...folders].some((folder) => isInside(uri, folder));
}

/** What is wrong with a pattern of a library, in words; undefined for a sound one. */
function patternProblem(): (pattern: string) => string | undefined {
  const vocabulary = new Vocabulary();
  return (pattern) => {
    try {
      parsePattern(pattern, vocabulary);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}
