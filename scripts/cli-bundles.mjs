// How the command line is bundled: a small entry that answers --version by itself, and all the rest, which it loads when
// there is more to do. The rest is also what worker threads run.
import { join } from 'node:path';

/**
 * Options for esbuild's `build`, one for each bundle.
 * @param {string} root folder of the repository
 * @param {string} folder where the bundles go
 */
export function cliBundles(root, folder) {
  const common = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    conditions: ['node', 'import', 'module'],
    minify: true,
    keepNames: true,
    charset: 'utf8',
    define: { 'import.meta.filename': '__filename' },
  };
  const loadsTheRest = {
    name: 'loads-the-rest',
    setup: (build) =>
      build.onResolve({ filter: /^\.\/commands-entry\.ts$/ }, () => ({
        path: './commands.cjs',
        external: true,
      })),
  };
  return [
    {
      ...common,
      entryPoints: [join(root, 'server/src/cli/main.ts')],
      outfile: join(folder, 'cli.cjs'),
      plugins: [loadsTheRest],
    },
    {
      ...common,
      entryPoints: [join(root, 'server/src/cli/commands-entry.ts')],
      outfile: join(folder, 'commands.cjs'),
    },
  ];
}
