// Where the reports of a run go: one to standard output, any number to files. A file appears when it is whole.

import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type FormatName, formatNames, reports } from '../reports/formats.ts';
import type { ReportContext, ReportWriter } from '../reports/report.ts';
import type { ResultPack } from '../reports/result.ts';
import type { Tally } from '../reports/tally.ts';
import { linesReport, noPaint } from '../reports/text.ts';
import { joinPath } from '../workspace/file-system.ts';
import { firstValue, meant, type OptionValues } from './arguments.ts';
import { type Terminal, write } from './streams.ts';

export interface Outputs {
  readonly pack: (pack: ResultPack) => Promise<void>;
  readonly end: (tally: Tally) => Promise<void>;
  /** After something went wrong: unfinished files are taken away. */
  readonly abandon: () => Promise<void>;
}
interface FileWanted {
  readonly format: FormatName;
  readonly path: string;
}

/** What `--format` names; text where it says nothing. */
export function formatOf(values: OptionValues): FormatName {
  return (firstValue(values, 'format') ?? 'text') as FormatName;
}

/** What `--output FORMAT=FILE` asks for, or what is wrong with it. */
export function filesWanted(
  values: OptionValues,
  cwd: string,
): { readonly files: readonly FileWanted[] } | { readonly wrong: string } {
  const files: FileWanted[] = [];
  for (const given of values.get('output') ?? []) {
    const equals = given.indexOf('=');
    const name = given.slice(0, Math.max(0, equals));
    const format = formatNames.find((known) => known === name);
    if (format === undefined || equals === given.length - 1)
      return {
        wrong: `--output takes FORMAT=FILE, such as sarif=build/tenderlint.sarif, not “${given}”.${meant(name, formatNames)}`,
      };
    const path = joinPath(cwd, given.slice(equals + 1));
    if (files.some((file) => file.path === path))
      return { wrong: `--output names ${given.slice(equals + 1)} twice.` };
    files.push({ format, path });
  }
  return { files };
}

/** Opens every report of a run. Rejects where a file cannot be made. */
export async function openOutputs(
  values: OptionValues,
  files: readonly FileWanted[],
  context: ReportContext,
  terminal: Terminal,
): Promise<Outputs> {
  const format = formatOf(values);
  const screen = format === 'text' && values.has('quiet') ? linesReport(context) : reports[format](context);
  const opened: OpenFile[] = [];
  const outputs: Outputs = {
    pack: async (pack) => {
      await write(terminal.stdout, screen.pack(pack));
      for (const { writer, print } of opened) await print(writer.pack(pack));
    },
    end: async (tally) => {
      await write(terminal.stdout, screen.end(tally));
      for (const { writer, print, close } of opened) {
        await print(writer.end(tally));
        await close();
      }
    },
    abandon: async () => {
      for (const { remove } of opened) await remove();
    },
  };
  try {
    // A file is read by a program or kept: it has no colours and always the same width.
    for (const file of files) opened.push(await openFile(file, { ...context, paint: noPaint, width: 100 }));
  } catch (error) {
    await outputs.abandon();
    throw error;
  }
  return outputs;
}

interface OpenFile {
  readonly writer: ReportWriter;
  readonly print: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

async function openFile({ format, path }: FileWanted, context: ReportContext): Promise<OpenFile> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  const file = await open(temporary, 'w');
  return {
    writer: reports[format](context),
    print: async (text) => {
      if (text !== '') await file.write(text);
    },
    close: async () => {
      await file.close();
      await rename(temporary, path);
    },
    remove: async () => {
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}
