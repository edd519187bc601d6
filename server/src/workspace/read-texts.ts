// The texts of many files, a few at a time: a system gives a process only so many open files.

import { decodeText } from './decode.ts';
import type { FileSystem } from './file-system.ts';

const atOnce = 32;

/** The texts of the files, in their order. Rejects where one cannot be read. */
export async function readTexts(
  paths: readonly string[],
  fileSystem: FileSystem,
  openText: (path: string) => string | undefined = () => undefined,
): Promise<readonly string[]> {
  const texts: string[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < paths.length; index = next++) {
      const path = paths[index] as string;
      texts[index] = openText(path) ?? decodeText(await fileSystem.readFile(path)).text;
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, paths.length) }, work));
  return texts;
}
