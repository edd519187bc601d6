// The clauses as VS Code snippets, generated from the built library: they serve "Insert Snippet" and work without the
// language server. One snippet for each wording of each clause.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const inUse = new Set(['draft', 'reviewed', 'live']);

/**
 * Writes dist/clauses.code-snippets and returns how many snippets it holds.
 * @param {string} root folder of the project; server/src/generated/library.json must be there
 */
export async function writeSnippets(root) {
  const library = JSON.parse(readFileSync(join(root, 'server/src/generated/library.json'), 'utf8'));
  const { markerFor, snippetFor } = await clauseText(root);
  const snippets = {};
  for (const clause of library.clauses.filter(({ status }) => inUse.has(status)))
    for (const variant of clause.variants) {
      const wording = clause.variants.length > 1 ? ` (${variant.title ?? variant.id})` : '';
      snippets[`${clause.id} ${clause.title}${wording}`] = {
        prefix: `clause-${clause.id.toLowerCase()}${clause.variants.length > 1 ? `-${variant.id}` : ''}`,
        description: clause.name,
        body: `${markerFor(clause, variant, {})}\n${snippetFor(variant, clause.parameters)}`.split('\n'),
      };
    }
  writeFileSync(join(root, 'dist/clauses.code-snippets'), `${JSON.stringify(snippets, null, 2)}\n`);
  return Object.keys(snippets).length;
}

/** The project's own rendering of clauses, bundled in memory. */
async function clauseText(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'server/src/library/clause-text.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
