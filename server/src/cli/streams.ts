// Where the command line reads and writes: passed in, so that tests need no process.

import type { Readable, Writable } from 'node:stream';
import { createColors } from 'picocolors';
import { noPaint, type Paint } from '../reports/text.ts';
import type { OptionValues } from './arguments.ts';

export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the working folder. */
  readonly cwd: string;
}

/** Writes and waits until the reader keeps up, so that a long result does not pile up in memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text === '' || stream.destroyed || stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      stream.off('error', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
    stream.on('error', done);
  });
}

/** Whether to colour, the most explicit wish first: options, NO_COLOR, FORCE_COLOR, a terminal that can. */
export function wantsColour(
  values: OptionValues,
  terminal: Terminal,
  stream: { readonly isTTY?: boolean },
): boolean {
  if (values.has('no-color')) return false;
  if (values.has('color')) return true;
  if ((terminal.env.NO_COLOR ?? '') !== '') return false;
  const forced = terminal.env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && terminal.env.TERM !== 'dumb';
}

/** The colours of an output stream. */
export function paintFor(values: OptionValues, terminal: Terminal): Paint {
  return wantsColour(values, terminal, terminal.stdout) ? createColors(true) : noPaint;
}

/** Columns of the page: the terminal's, within reason; always the same for a file, so that output does not vary. */
export function pageWidth(terminal: Terminal): number {
  const columns = terminal.stdout.isTTY === true ? terminal.stdout.columns : undefined;
  return columns === undefined ? 100 : Math.max(60, Math.min(columns, 120));
}
