// The types of the package's library, and of nothing else: the declarations that server/src/api.ts leads to.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** Writes server/dist/types; the build ends where the sources have no sound types. */
export function writeTypes(root) {
  const all = mkdtempSync(join(tmpdir(), 'tenderlint-types-'));
  try {
    const options = [
      '--emitDeclarationOnly',
      '--declaration',
      '--composite',
      'false',
      '--noEmitOnError',
      'false',
    ];
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const project = join(root, 'server', 'tsconfig.json');
    spawnSync(process.execPath, [tsc, '-p', project, ...options, '--outDir', all], { stdio: 'ignore' });
    const open = [join(all, 'api.d.ts')];
    const seen = new Set(open);
    for (const file of open) {
      const text = readFileSync(file, 'utf8');
      for (const [, named, inline] of text.matchAll(/from '(\.[^']+)\.ts'|import\("(\.[^"]+)\.ts"\)/g)) {
        const next = join(dirname(file), `${named ?? inline}.d.ts`);
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
      const target = join(root, 'server', 'dist', 'types', relative(all, file));
      mkdirSync(dirname(target), { recursive: true });
      // Whoever uses the package resolves what is there to run: .js.
      writeFileSync(target, text.replace(/(from '\.[^']+|import\("\.[^"]+)\.ts(?=['"])/g, '$1.js'));
    }
  } finally {
    rmSync(all, { recursive: true, force: true });
  }
}
