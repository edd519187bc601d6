import { describe, expect, it } from 'vitest';
import type { FileSystem } from '../../../server/src/workspace/file-system.ts';
import { readLibraryFolder } from '../../../server/src/workspace/library-folder.ts';
import { readTexts } from '../../../server/src/workspace/read-texts.ts';
import { memoryFiles } from './memory-file-system.ts';

describe('the folder of a library', () => {
  it('without its card is not walked', async () => {
    const asked: string[] = [];
    const files = memoryFiles({ '/home/a/b/c.md': 'x', '/home/ours/library.yml': 'name: x' });
    const watched: FileSystem = {
      ...files,
      readFolder: (path) => {
        asked.push(path);
        return files.readFolder(path);
      },
      readFile: (path) => {
        asked.push(path);
        return files.readFile(path);
      },
    };
    expect(await readLibraryFolder('/home', watched)).toEqual({
      kind: 'no-library',
      libraries: ['ours'],
      misnamed: undefined,
    });
    expect(asked).toEqual(['/home']);
  });

  it('does not follow links that lead out of it', async () => {
    const files = memoryFiles({
      '/w/lib/library.yml': 'name: x',
      '/w/lib/clauses/a/SEC-01.md': '-> /out/secret.md',
      '/w/lib/rules': '-> /out',
      '/out/secret.md': 'secret',
      '/out/r.yml': 'secret',
    });
    const read = await readLibraryFolder('/w/lib', files);
    expect(read.kind === 'read' && read.files.map(({ path }) => path)).toEqual(['library.yml']);
  });

  it('is read a few files at a time, in order', async () => {
    const names = Array.from({ length: 500 }, (_, index) => `/w/${index}.md`);
    let open = 0;
    let most = 0;
    const files: FileSystem = {
      ...memoryFiles({}),
      readFile: async (path) => {
        open++;
        most = Math.max(most, open);
        await new Promise((done) => setTimeout(done, 0));
        open--;
        return new TextEncoder().encode(path);
      },
    };
    expect(await readTexts(names, files)).toEqual(names);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(32);
  });
});
