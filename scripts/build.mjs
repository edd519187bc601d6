// Builds everything that is shipped: the clause library as one bundle, the language server and the command line
// (server/dist), the extension for desktop and web (dist), its snippets, and the licences of what was bundled.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { cliBundles } from './cli-bundles.mjs';
import { writeSnippets } from './snippets.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';
import { writeTypes } from './types.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...parts) => join(root, ...parts);

const library = spawnSync(process.execPath, [at('scripts/build-library.mjs')], {
  cwd: root,
  stdio: 'inherit',
});
if (library.status !== 0) {
  console.error('build: the clause library does not build; see above');
  process.exit(1);
}

const node = { platform: 'node', target: 'node20', format: 'cjs', conditions: ['node', 'import', 'module'] };
// A web worker has no module loader that every browser host accepts: classic scripts.
// `worker` before `browser`: what packages have for a page may want a document.
const web = { platform: 'browser', target: 'es2022', conditions: ['worker', 'browser', 'import', 'module'] };
const bundles = [
  ...cliBundles(root, at('server/dist')),
  { ...node, entryPoints: [at('server/src/node.ts')], outfile: at('server/dist/language-server.cjs') },
  { ...web, format: 'iife', entryPoints: [at('server/src/browser.ts')], outfile: at('dist/web/server.js') },
  {
    ...node,
    external: ['vscode'],
    entryPoints: [at('client/src/extension.ts')],
    outfile: at('dist/client.cjs'),
  },
  {
    ...web,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: [at('client/src/web.ts')],
    outfile: at('dist/web/client.js'),
  },
];

for (const folder of ['dist', 'server/dist']) {
  rmSync(at(folder), { recursive: true, force: true });
  mkdirSync(at(folder), { recursive: true });
}
const results = await Promise.all(
  bundles.map((bundle) =>
    build({
      bundle: true,
      minify: true,
      // Names of functions stay readable in a stack trace that somebody reports.
      keepNames: true,
      charset: 'utf8',
      legalComments: 'none',
      sourcemap: false,
      metafile: true,
      absWorkingDir: root,
      logLevel: 'warning',
      // The core must not need a Node module in the browser; resolving one there is an error, not a stub.
      ...bundle,
    }),
  ),
);

const inputs = (list) => list.flatMap((result) => Object.keys(result.metafile.inputs));
cpSync(at('server/dist/language-server.cjs'), at('dist/server.cjs'));
writeFileSync(at('dist/THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, inputs(results)));
writeFileSync(
  at('server/dist/THIRD-PARTY-NOTICES.txt'),
  thirdPartyNotices(root, inputs(results.slice(0, 3))),
);
// Where the extension comes over http, nobody can list a folder of it: the example pack travels as one file.
writeFileSync(at('dist/example-pack.json'), JSON.stringify(textsIn(at('examples/poor-pack'))));
// The package as a library: the functions of the bundle under its name, their types, and the schema of what they give.
writeFileSync(
  at('server/dist/index.mjs'),
  "export { checkPacks, formatNames, printResult } from './commands.cjs';\n",
);
cpSync(at('server/src/reports/result.schema.json'), at('server/dist/result.schema.json'));
writeTypes(root);
const snippets = await writeSnippets(root);

for (const result of results)
  for (const [file, output] of Object.entries(result.metafile.outputs))
    console.log(`build: ${file} ${Math.ceil(output.bytes / 1024)} KB`);
console.log(`build: ${snippets} clause snippets`);

/** The files below a folder, by their path in it. */
function textsIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) =>
    relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'),
  );
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
