// The command line as it is installed: bundled from the sources as the build does it, beside the package's own
// `bin`, and run as a process of its own.

import { type SpawnOptions, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cliBundles } from '../../scripts/cli-bundles.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export class Program {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  get bin(): string {
    return join(this.folder, 'package', 'bin', 'tenderlint.js');
  }

  /** A folder for the files of a test. */
  get work(): string {
    return join(this.folder, 'work');
  }

  /** Writes a file of a test, its folders included; returns its name. */
  write(name: string, content: string | Uint8Array): string {
    const path = join(this.work, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return name;
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    // Colours and terminals of whoever runs the tests are not to reach them.
    const { FORCE_COLOR: _force, NO_COLOR: _no, ...inherited } = process.env;
    const spawnOptions: SpawnOptions = {
      cwd: options.cwd ?? this.work,
      env: { ...inherited, ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    };
    const began = performance.now();
    const child = spawn(process.execPath, [this.bin, ...args], spawnOptions);
    return new Promise((resolve, reject) => {
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout?.on('data', (piece: Buffer) => stdout.push(piece));
      child.stderr?.on('data', (piece: Buffer) => stderr.push(piece));
      child.on('error', reject);
      child.on('close', (code) =>
        resolve({
          code,
          stdout: Buffer.concat(stdout).toString('utf8'),
          stderr: Buffer.concat(stderr).toString('utf8'),
          milliseconds: performance.now() - began,
        }),
      );
      // A program that reads no input may be gone before it is written.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input ?? '');
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Builds the program into a folder of its own. */
export async function buildProgram(): Promise<Program> {
  if (!existsSync(join(root, 'server/src/generated/library-text.js')))
    throw new Error('The clause library is not built: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-cli-'));
  const home = join(folder, 'package');
  mkdirSync(join(folder, 'work'));
  await Promise.all(
    cliBundles(root, join(home, 'dist')).map((bundle) => build({ ...bundle, logLevel: 'warning' })),
  );
  cpSync(join(root, 'server/package.json'), join(home, 'package.json'));
  cpSync(join(root, 'server/bin'), join(home, 'bin'), { recursive: true });
  return new Program(folder);
}
