// TypeScript of the project made into one file that a plain node runs: what scripts measure or learn with is what is shipped.

import { build } from 'esbuild';

/** Bundles an entry point with all it imports; both are absolute paths. Throws where it cannot be built. */
export async function bundleScript(entryPoint, outfile) {
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['node', 'import', 'module'],
    logLevel: 'warning',
  });
}
