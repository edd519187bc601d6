// `tenderlint library validate|docs [FOLDER]`: whether a clause library of an organisation's own is sound, and its documentation.

import { compileLibrary } from '../checks/check-pack.ts';
import { type FailedExample, failedExamples } from '../checks/failed-examples.ts';
import { mergeLibraries } from '../library/layers.ts';
import { type LibraryFile, loadLibrary } from '../library/load.ts';
import { baseName, fileKind } from '../library/load-kinds.ts';
import type { Library } from '../library/model.ts';
import type { Problem } from '../library/problem.ts';
import { readYaml } from '../library/yaml.ts';
import { libraryDocs, libraryHtml, libraryMarkdown } from '../reports/library-docs.ts';
import { positionInText } from '../reports/positions.ts';
import { oneLine } from '../reports/text.ts';
import { joinPath } from '../workspace/file-system.ts';
import { mostLibraryFiles, noLibraryRemedy, readLibraryFolder } from '../workspace/library-folder.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { reason } from '../workspace/walk.ts';
import { firstValue, meant, type OptionValues } from './arguments.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { patternProblem } from './library.ts';
import { writeReport } from './report-output.ts';
import { paintFor, write } from './streams.ts';

const actions = ['validate', 'docs'] as const;

export async function clauseLibrary(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { notice } = context;
  const [action, folder, more] = operands;
  if (action !== 'validate' && action !== 'docs') {
    notice(
      action === undefined
        ? 'library needs an action: validate or docs.'
        : `library has no action “${action}”.${meant(action, actions)} It has: validate, docs.`,
    );
    return 2;
  }
  if (more !== undefined) {
    notice(`library ${action} takes one FOLDER, but got “${more}” as well.`);
    return 2;
  }
  if (action === 'docs' && folder === undefined)
    return docs(context.library(), context.library(), values, context);
  const read = await readOne(folder ?? '.', action, context);
  if (read === undefined) return 2;
  if (action === 'docs') {
    const errors = read.problems.filter(({ severity }) => severity === 'error').length;
    if (errors > 0)
      notice(`${errors} mistakes leave files out of this documentation; see tenderlint library validate.`);
    return docs(read.own, read.whole, values, context);
  }
  return told(read, values, context);
}

interface ReadLibrary {
  readonly folder: string;
  readonly own: Library;
  /** Ours with it laid over. */
  readonly whole: Library;
  readonly problems: readonly (Problem & { readonly line: number; readonly column: number })[];
  readonly files: number;
  readonly examples: number;
}

async function readOne(
  folder: string,
  action: (typeof actions)[number],
  context: CheckContext,
): Promise<ReadLibrary | undefined> {
  const files = await libraryFilesOf(folder, joinPath(context.terminal.cwd, folder), context);
  if (files === undefined) return undefined;
  const base = context.library();
  const loaded = loadLibrary(files, { base, patternProblem: patternProblem() });
  const whole = mergeLibraries(base, [loaded.library]).library;
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const order = new Map(files.map((file, index) => [file.path, index]));
  const failed = action === 'docs' ? [] : exampleProblems(loaded.library, whole, files);
  const problems = [...loaded.problems, ...failed].sort(
    (a, b) => (order.get(a.path) ?? -1) - (order.get(b.path) ?? -1) || a.range.start - b.range.start,
  );
  return {
    folder,
    own: loaded.library,
    whole,
    files: files.length,
    examples: examplesIn(loaded.library),
    problems: problems.map((problem) => {
      const { line, column } = positionInText(texts.get(problem.path) ?? '', problem.range.start);
      return { ...problem, line, column };
    }),
  };
}

/** Examples that do not do what they say, each at its place in its file. */
function exampleProblems(own: Library, whole: Library, files: readonly LibraryFile[]): readonly Problem[] {
  if (examplesIn(own) === 0) return [];
  return failedExamples(own, compileLibrary(whole)).flatMap(
    ({ kind, id, at, severity, message }): Problem[] => {
      const file = files.find(
        ({ path }) =>
          kindsOf[kind].has(fileKind(path) ?? '') && baseName(path).toLowerCase() === id.toLowerCase(),
      );
      if (file === undefined) return [];
      return [
        { id: 'library-example', severity, path: file.path, range: readYaml(file.text).rangeOf(at), message },
      ];
    },
  );
}

const kindsOf: Readonly<Record<FailedExample['kind'], ReadonlySet<string>>> = {
  rule: new Set(['rule', 'draftingCheck']),
  criterion: new Set(['criterion']),
  concept: new Set(['concept']),
};

function examplesIn({ rules, criteria, concepts }: Library): number {
  const lists = [...rules, ...criteria, ...concepts].flatMap(({ examples }): readonly unknown[][] =>
    Object.values(examples),
  );
  return lists.reduce((sum, list) => sum + list.length, 0);
}

/** The files of the library in a folder, called as the user did; undefined, with a notice that says what to do, where there is none. */
export async function libraryFilesOf(
  shown: string,
  folder: string,
  { notice }: CheckContext,
): Promise<readonly LibraryFile[] | undefined> {
  try {
    const found = await readLibraryFolder(folder, nodeFileSystem);
    if (found.kind === 'read' && found.unread.length === 0) return found.files;
    if (found.kind === 'read')
      for (const { path, why } of found.unread) notice(`Cannot read ${path}: ${why}.`);
    else if (found.kind === 'no-library')
      notice(`There is no library.yml in ${shown}${noLibraryRemedy(found)}`);
    else
      notice(
        found.kind === 'no-folder'
          ? `There is no folder ${shown}. Give the folder that holds the library's library.yml.`
          : `${shown} holds ${found.files} files; a clause library has at most ${mostLibraryFiles}. Name the library's own folder.`,
      );
  } catch (error) {
    notice(`Cannot read ${shown}: ${reason(error)}.`);
  }
  return undefined;
}

/** Each problem on a line with its place, then what there is. Exit code 1 where something is wrong. */
async function told(read: ReadLibrary, values: OptionValues, { terminal }: CheckContext): Promise<ExitCode> {
  const { problems, own, files, folder } = read;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const counts = {
    clauses: own.clauses.length,
    rules: own.rules.length,
    criteria: own.criteria.length,
    off: own.off.length,
    examples: read.examples,
  };
  if (firstValue(values, 'format') === 'json') {
    const result = {
      version: 1,
      library: { name: own.name ?? null, version: own.version, ...counts },
      problems: problems.map(({ id, severity, path, line, column, message }) => ({
        id,
        severity,
        path,
        line,
        column,
        message,
      })),
    };
    await write(terminal.stdout, `${JSON.stringify(result, null, 2)}\n`);
    return errors > 0 ? 1 : 0;
  }
  const paint = paintFor(values, terminal);
  const at = (path: string): string => (folder === '.' ? path : `${folder.replace(/\/+$/, '')}/${path}`);
  const lines = problems.map(
    ({ severity, path, line, column, message }) =>
      `${oneLine(at(path))}:${line}:${column} ${severity === 'error' ? paint.red(severity) : paint.yellow(severity)}: ${oneLine(message)}`,
  );
  const summary = [
    `${oneLine(own.name ?? 'Unnamed library')} ${own.version}: ${amount(files, 'file')}, ${amount(counts.clauses, 'clause')}, ${amount(counts.rules, 'rule')}, ${amount(counts.criteria, 'criterion', 'criteria')}, ${counts.off} switched off.${read.examples === 0 ? '' : ` ${amount(read.examples, 'example')} run.`}`,
    problems.length === 0
      ? 'Everything is sound.'
      : `${amount(errors, 'error')}, ${amount(warnings, 'warning')}.`,
  ];
  await write(terminal.stdout, `${[...lines, ...(lines.length > 0 ? [''] : []), ...summary].join('\n')}\n`);
  return errors > 0 ? 1 : 0;
}

function amount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function docs(
  own: Library,
  whole: Library,
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> | ExitCode {
  const theme = firstValue(values, 'theme');
  const themes = [...new Set(own.clauses.map((clause) => clause.theme))].sort();
  if (theme !== undefined && !themes.includes(theme)) {
    context.notice(
      `The library has no theme “${theme}”.${meant(theme, themes)} It has: ${themes.join(', ')}.`,
    );
    return 2;
  }
  const made = libraryDocs(own, whole, theme);
  const text = firstValue(values, 'format') === 'html' ? libraryHtml(made) : libraryMarkdown(made);
  return writeReport(text, firstValue(values, 'output'), true, context);
}
