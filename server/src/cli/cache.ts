// Results kept between runs. The name of an entry is a hash of everything that the result follows from: the program
// with its library, the settings, the facts and the texts. Nothing of where or when is in it, so that branches and
// machines may share one folder; an entry that is damaged counts as missing.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { mayBelong } from '../library/file-places.ts';
import type { Profile } from '../library/model.ts';
import type { ResultPack } from '../reports/result.ts';
import { type FileSystem, joinPath, pathSeenFrom, relativePath } from '../workspace/file-system.ts';
import { configurationChain, librariesInForce } from '../workspace/inheritance.ts';
import type { PackSource } from '../workspace/resolve-packs.ts';
import { walkFolder } from '../workspace/walk.ts';
import { writeWhole } from './atomic-file.ts';

export interface Cache {
  readonly keyOf: (source: PackSource) => Promise<string>;
  readonly read: (key: string) => Promise<ResultPack | undefined>;
  /** Never rejects: a cache that cannot be written is no cache. */
  readonly write: (key: string, pack: ResultPack) => Promise<void>;
  /** Takes away entries that no run has used for a month. */
  readonly tidy: () => Promise<void>;
}

const daysKept = 30;
const day = 86_400_000;

/** A cache in a folder, made when the first entry is written. `program` is the file that does the checking. */
export async function openCache(
  folder: string,
  program: string,
  overrides: Profile,
  fileSystem: FileSystem,
): Promise<Cache> {
  const code = createHash('sha256')
    .update(await readFile(program))
    .digest('hex');
  const base = JSON.stringify([
    code,
    process.versions.icu,
    process.versions.unicode,
    Object.entries(overrides).sort(),
  ]);
  const fileOf = (key: string) => joinPath(folder, `${key.slice(0, 2)}/${key.slice(2)}.json`);
  return {
    keyOf: async (source) => {
      const hash = createHash('sha256').update(base);
      const { configuration, documents, attachments, facts, problems, root, name, libraryProblems } = source;
      const configurations = configurationChain(configuration).map((file) => [
        pathSeenFrom(file.path, root),
        file.text,
      ]);
      hash.update(JSON.stringify({ name, attachments, facts, problems, libraryProblems, configurations }));
      for (const { shown, text } of documents) {
        hash.update(JSON.stringify([shown, text.length]));
        hash.update(Buffer.from(text, 'utf16le'));
      }
      const inForce = librariesInForce(configuration);
      for (const { path } of inForce?.libraries ?? [])
        await hashFolder(joinPath(inForce?.file.folder ?? root, path), root, fileSystem, hash);
      return hash.digest('hex');
    },
    read: async (key) => {
      try {
        const file = fileOf(key);
        const text = await readFile(file, 'utf8');
        const end = text.indexOf('\n');
        const body = text.slice(end + 1);
        if (digest(body) !== text.slice(0, end)) return undefined;
        const { mtimeMs } = await stat(file);
        const now = Date.now();
        if (now - mtimeMs > day) await utimes(file, now / 1_000, now / 1_000);
        return JSON.parse(body) as ResultPack;
      } catch {
        return undefined;
      }
    },
    write: async (key, pack) => {
      const body = JSON.stringify(pack);
      try {
        await mkdir(folder, { recursive: true });
        // Nobody means to put it under version control.
        await writeFile(joinPath(folder, '.gitignore'), '*\n', { flag: 'wx' }).catch(() => undefined);
        await writeWhole(fileOf(key), `${digest(body)}\n${body}`, 'quick');
      } catch {
        // The result is there all the same; the next run works it out again.
      }
    },
    tidy: async () => {
      const stamp = joinPath(folder, 'tidied');
      const last = await stat(stamp).catch(() => undefined);
      if (last !== undefined && Date.now() - last.mtimeMs < day) return;
      try {
        await writeFile(stamp, '');
        for (const name of await readdir(folder)) {
          if (!/^[0-9a-f]{2}$/.test(name)) continue;
          for (const entry of await readdir(joinPath(folder, name))) {
            const file = joinPath(folder, `${name}/${entry}`);
            if (Date.now() - (await stat(file)).mtimeMs > daysKept * day) await rm(file, { force: true });
          }
        }
      } catch {
        // Somebody else is tidying, or there is nothing to tidy.
      }
    },
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function hashFolder(
  folder: string,
  root: string,
  fileSystem: FileSystem,
  hash: ReturnType<typeof createHash>,
): Promise<void> {
  // What a library is read from, and no more: a link may lead anywhere.
  const within = await fileSystem.realPath(folder).catch(() => folder);
  const file = (path: string) => mayBelong(relativePath(path, folder));
  const { files } = await walkFolder(folder, fileSystem, { file, within }).catch(() => ({ files: [] }));
  for (const path of files) {
    const bytes = await fileSystem.readFile(path).catch(() => new Uint8Array());
    hash.update(JSON.stringify([pathSeenFrom(path, root), bytes.length])).update(bytes);
  }
}
