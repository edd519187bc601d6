// From the files, folders and globs a user names to the packs they belong to. A document that a tenderlint.yml
// declares as part of a pack brings the whole pack, once; any other document is a pack of its own.

import type { Problem } from '../library/problem.ts';
import type { DeclaredPack, PlacedPath } from './configuration.ts';
import { decodeText } from './decode.ts';
import { type FileSystem, folderOf, isInside, joinPath, nameOf, relativePath } from './file-system.ts';
import { type ConfigurationFile, type SearchOptions, searchConfigurations } from './find-configuration.ts';
import { findDocuments, isMarkdown, notice } from './find-documents.ts';
import { globTest, isGlob } from './glob.ts';
import { type IgnoreFiles, ignoreFiles, isNamedFileIgnored } from './ignore-files.ts';
import {
  configurationChain,
  ignoredBy,
  librariesInForce,
  libraryHolder,
  shownConfiguration,
} from './inheritance.ts';

export { isMarkdown } from './find-documents.ts';

import type { ProfileFacts } from './profile-facts.ts';
import { inOrder, reason, walkFolder } from './walk.ts';

/** A pack as files: which documents it has, under which configuration. */
export interface PackLayout {
  /** Absolute: the folder of its tenderlint.yml, or the folder of a lone document. */
  readonly root: string;
  readonly name: string;
  readonly documents: readonly PackFile[];
  /** Relative to the root. */
  readonly attachments: readonly string[];
  /** The tenderlint.yml that applies, if any. */
  readonly configuration: ConfigurationFile | undefined;
  /** Facts from tenderlint.yml: the pack's own over those at its top. */
  readonly facts: ProfileFacts | undefined;
  readonly problems: readonly Problem[];
  /** Whether this pack says what is wrong with its libraries, or another of the same run has. Default: this one. */
  readonly libraryProblems?: 'said-here' | 'said-elsewhere';
}
export interface PackFile {
  /** Absolute. */
  readonly path: string;
  /** Relative to the pack's root: how findings name it. */
  readonly shown: string;
}

/** A pack with the texts of its documents; those that could not be read are left out, with a problem. */
export interface PackSource extends Omit<PackLayout, 'documents'> {
  readonly documents: readonly (PackFile & { readonly text: string })[];
}

export interface PackOptions extends SearchOptions {
  /** Absolute: what relative paths and globs count from, and how problems name files. Default: `/`. */
  readonly from?: string;
  /** `none`: .gitignore and .tenderlintignore are not looked at. */
  readonly ignoreFiles?: 'respected' | 'none';
}

export interface Resolved<Pack> {
  readonly packs: readonly Pack[];
  /** What belongs to no pack: a path that names nothing, a folder that cannot be read. Paths as the user wrote them. */
  readonly problems: readonly Problem[];
}

/** The files of which a run has said what is wrong: with them, and with the libraries they name. */
interface Told {
  readonly configurations: Set<ConfigurationFile>;
  readonly libraries: Set<ConfigurationFile>;
}

/** The packs of these files, folders and globs, with their texts. Never rejects. */
export async function resolvePacks(
  paths: readonly string[],
  fileSystem: FileSystem,
  options: PackOptions = {},
): Promise<Resolved<PackSource>> {
  const { packs, problems } = await layOutPacks(paths, fileSystem, options);
  return { packs: await Promise.all(packs.map((pack) => withTexts(pack, fileSystem, options))), problems };
}

/** The packs of these files, folders and globs, without reading the documents. Never rejects. */
export async function layOutPacks(
  paths: readonly string[],
  fileSystem: FileSystem,
  options: PackOptions = {},
): Promise<Resolved<PackLayout>> {
  const problems: Problem[] = [];
  const search = searchConfigurations(fileSystem, options);
  const declared = new Map<string, Promise<readonly PackLayout[]>>();
  const packs: PackLayout[] = [];
  const taken = new Set<string>();
  const told: Told = { configurations: new Set(), libraries: new Set() };
  const ignore = options.ignoreFiles === 'none' ? undefined : ignoreFiles(fileSystem);
  for (const found of await findDocuments(paths, fileSystem, options, ignore, problems)) {
    const file = await search.for(folderOf(found.path));
    const left = await leftOut(found.path, file, found.named ? ignore : undefined);
    if (left !== undefined) {
      if (found.named)
        problems.push(
          notice('file-ignored', 'information', found.shown, `${found.shown} is not checked: ${left}.`),
        );
      continue;
    }
    const key = await fileSystem.realPath(found.path).catch(() => found.path);
    if (taken.has(key)) continue;
    const layouts = file === undefined ? [] : await packsOf(file, fileSystem, ignore, declared);
    const pack = layouts.find((layout) => layout.documents.some((document) => document.path === found.path));
    const layout = withConfigurationProblems(pack ?? lone(found.path, file), told);
    packs.push(layout);
    for (const document of layout.documents)
      taken.add(await fileSystem.realPath(document.path).catch(() => document.path));
  }
  return { packs, problems };
}

/**
 * Why a document that was found is not checked: what leaves it out, as the end of a sentence; undefined where nothing does. The ignore
 * files are given where a user named the document; when folders are walked they were heeded already.
 */
async function leftOut(
  path: string,
  file: ConfigurationFile | undefined,
  ignore: IgnoreFiles | undefined,
): Promise<string | undefined> {
  if (ignore !== undefined && (await isNamedFileIgnored(path, ignore)))
    return 'a .tenderlintignore leaves it out';
  if (file === undefined) return undefined;
  const ignoring = ignoredBy(path, file);
  if (ignoring !== undefined) return `${ignoring.path} ignores it`;
  const holder = libraryHolder(path, file);
  if (holder !== undefined)
    return `it belongs to a clause library that ${holder.path} names. tenderlint library validate checks libraries`;
  return undefined;
}

/** What is wrong with a tenderlint.yml, or with the libraries it names, is said by the first of its packs, not by all. */
function withConfigurationProblems(layout: PackLayout, told: Told): PackLayout {
  const file = layout.configuration;
  if (file === undefined) return layout;
  const untold = configurationChain(file).filter((one) => !told.configurations.has(one));
  const problems = untold.flatMap((one) =>
    one.problems.map((problem) => ({ ...problem, path: shownConfiguration(one, file) })),
  );
  for (const one of untold) told.configurations.add(one);
  const libraries = librariesInForce(file)?.file;
  const isSaid = libraries !== undefined && told.libraries.has(libraries);
  if (libraries !== undefined) told.libraries.add(libraries);
  return {
    ...layout,
    problems: [...problems, ...layout.problems],
    libraryProblems: isSaid ? 'said-elsewhere' : 'said-here',
  };
}

/** A document that no pack declares is a pack of one. */
function lone(path: string, file: ConfigurationFile | undefined): PackLayout {
  const root = file?.folder ?? folderOf(path);
  const shown = relativePath(path, root);
  return {
    root,
    name: shown,
    documents: [{ path, shown }],
    attachments: [],
    configuration: file,
    facts: file?.configuration.facts,
    problems: [],
  };
}

function packsOf(
  file: ConfigurationFile,
  fileSystem: FileSystem,
  ignore: IgnoreFiles | undefined,
  known: Map<string, Promise<readonly PackLayout[]>>,
): Promise<readonly PackLayout[]> {
  const before = known.get(file.path);
  if (before !== undefined) return before;
  const packs = declaredPacks(file, fileSystem, ignore);
  known.set(file.path, packs);
  return packs;
}

async function declaredPacks(
  file: ConfigurationFile,
  fileSystem: FileSystem,
  ignore: IgnoreFiles | undefined,
): Promise<readonly PackLayout[]> {
  const { packs } = file.configuration;
  if (packs.length === 0) return [];
  const entries = packs.flatMap((pack) => [...pack.documents, ...pack.attachments]);
  const files = entries.some((entry) => isGlob(entry.path)) ? await filesUnder(file, fileSystem, ignore) : [];
  return Promise.all(packs.map((pack) => declaredPack(pack, file, files, fileSystem)));
}

/** Every file beneath a tenderlint.yml that is not ignored, as paths relative to it. */
async function filesUnder(
  file: ConfigurationFile,
  fileSystem: FileSystem,
  ignore: IgnoreFiles | undefined,
): Promise<readonly string[]> {
  const within = await fileSystem.realPath(file.folder).catch(() => file.folder);
  const walked = await walkFolder(file.folder, fileSystem, {
    file: () => true,
    skip: (path) => ignoredBy(path, file) !== undefined || libraryHolder(path, file) !== undefined,
    ...(ignore === undefined ? {} : { ignore }),
    within,
  });
  return walked.files.map((path) => relativePath(path, file.folder)).sort(inOrder);
}

async function declaredPack(
  pack: DeclaredPack,
  file: ConfigurationFile,
  files: readonly string[],
  fileSystem: FileSystem,
): Promise<PackLayout> {
  const problems: Problem[] = [];
  const documents = await expand(pack.documents, 'document', file, files, fileSystem, problems);
  const attachments = await expand(pack.attachments, 'attachment', file, files, fileSystem, problems);
  return {
    root: file.folder,
    name: pack.name ?? nameOf(file.folder),
    documents: documents.map((shown) => ({ path: joinPath(file.folder, shown), shown })),
    attachments: attachments.filter((path) => !documents.includes(path)),
    configuration: file,
    facts: pack.facts,
    problems,
  };
}

/** The files that paths and globs of tenderlint.yml stand for, each once, in the order given. */
async function expand(
  entries: readonly PlacedPath[],
  what: 'document' | 'attachment',
  file: ConfigurationFile,
  files: readonly string[],
  fileSystem: FileSystem,
  problems: Problem[],
): Promise<readonly string[]> {
  const found = new Set<string>();
  const say = (id: string, severity: Problem['severity'], entry: PlacedPath, message: string) =>
    problems.push({ id, severity, path: nameOf(file.path), range: entry.range, message });
  for (const entry of entries) {
    if (isGlob(entry.path)) {
      const test = globTest(entry.path);
      const matches = files.filter((path) => test(path) && (what === 'attachment' || isMarkdown(path)));
      for (const match of matches) found.add(match);
      if (matches.length === 0)
        say(
          'pack-file-missing',
          'warning',
          entry,
          `No file matches "${entry.path}" in the folder of ${nameOf(file.path)}. Check the spelling, or remove the line.`,
        );
      continue;
    }
    const state = await fileState(joinPath(file.folder, entry.path), file.folder, fileSystem);
    if (state === 'file') found.add(relativePath(joinPath(file.folder, entry.path), file.folder));
    else if (state === 'outside')
      say(
        'config-outside',
        'error',
        entry,
        `"${entry.path}" is a link that leads out of the folder of ${nameOf(file.path)}; it is not read. Put the file itself into the folder.`,
      );
    else
      say(
        'pack-file-missing',
        'error',
        entry,
        state === 'folder'
          ? `"${entry.path}" is a folder. Name its files: ${entry.path.replace(/\/$/, '')}/*.md.`
          : `There is no file "${entry.path}" for this ${what}. Check the spelling, or remove the line.`,
      );
  }
  return [...found];
}

async function fileState(
  path: string,
  root: string,
  fileSystem: FileSystem,
): Promise<'file' | 'folder' | 'missing' | 'outside'> {
  try {
    const kind = await fileSystem.kindOf(path);
    if (kind === undefined) return 'missing';
    const [real, realRoot] = await Promise.all([fileSystem.realPath(path), fileSystem.realPath(root)]);
    if (!isInside(real, realRoot)) return 'outside';
    return kind === 'folder' ? 'folder' : 'file';
  } catch {
    // It may be there and closed to us; reading it will say why.
    return 'file';
  }
}

/** Reads the documents of a pack. */
export async function withTexts(
  pack: PackLayout,
  fileSystem: FileSystem,
  options: Pick<PackOptions, 'openText'> = {},
): Promise<PackSource> {
  const problems: Problem[] = [];
  const read = await Promise.all(
    pack.documents.map((document) => readDocument(document, fileSystem, options)),
  );
  for (const { problem } of read) if (problem !== undefined) problems.push(problem);
  return {
    ...pack,
    documents: pack.documents.flatMap((document, index) => {
      const text = read[index]?.text;
      return text === undefined ? [] : [{ ...document, text }];
    }),
    problems: [...pack.problems, ...problems],
  };
}

/** Reads one document: the text, where there is one, and what was wrong with the file. Never rejects. */
export async function readDocument(
  document: PackFile,
  fileSystem: FileSystem,
  options: Pick<PackOptions, 'openText'> = {},
): Promise<{ readonly text: string | undefined; readonly problem: Problem | undefined }> {
  const open = options.openText?.(document.path);
  if (open !== undefined) return { text: open, problem: undefined };
  try {
    const { text, error } = decodeText(await fileSystem.readFile(document.path));
    const problem = error && notice('file-encoding', 'warning', document.shown, error.message);
    return { text, problem: problem && error ? { ...problem, range: error.range } : undefined };
  } catch (error) {
    return {
      text: undefined,
      problem: notice(
        'file-unreadable',
        'error',
        document.shown,
        `Cannot read ${document.shown}: ${reason(error)}.`,
      ),
    };
  }
}
