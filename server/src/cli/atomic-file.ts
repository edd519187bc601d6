// Files written whole or not at all: beside their place first, then moved there.

import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

let written = 0;

/**
 * Replaces a file (through a link to it, not the link itself), keeping its mode. Rejects with the file as it was. What is `quick` may
 * be gone after a loss of power.
 */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
  care: 'synced' | 'quick' = 'synced',
): Promise<void> {
  const target = await realpath(path).catch(() => path);
  await mkdir(dirname(target), { recursive: true });
  const mode = await stat(target).then(
    (found) => found.mode & 0o7777,
    () => 0o666,
  );
  written += 1;
  const temporary = `${target}.${process.pid}.${written}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      if (care === 'synced') await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
