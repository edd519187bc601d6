// Learns clause-library/likeness.json anew from the labelled passages (test/evaluation/development), the examples of the rules and
// lawful texts of ours. Takes about a minute. To be run when passages are added; a test says when it is due.
//
//   npm run learn [-- FILE]     writes FILE instead

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleScript } from './bundle-script.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = resolve(process.argv[2] ?? join(root, 'clause-library/likeness.json'));
const work = mkdtempSync(join(tmpdir(), 'tenderlint-learn-'));
try {
  const bundle = join(work, 'learn.cjs');
  await bundleScript(join(root, 'scripts/likeness/learn.ts'), bundle);
  const child = spawnSync(process.execPath, ['--max-old-space-size=4000', bundle, root], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  if (child.status !== 0) throw new Error('nothing was learned; see above');
  writeFileSync(target, `${child.stdout}\n`);
  console.log(`${target}: ${Math.round(child.stdout.length / 1024)} KB`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
