// Builds what the server ships of the clause library: the validators compiled from clause-library/schemas,
// and the library itself, loaded and checked, as one JSON file. Run by every build; fails on any problem.

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const libraryFolder = join(root, 'clause-library');
const generated = join(root, 'server', 'src', 'generated');

/** Names under which library/schema.ts knows the validators, and their schema files; the server reads them from here. */
const kinds = {
  instrument: 'instrument',
  thresholds: 'thresholds',
  vatRates: 'vat-rates',
  regime: 'regime',
  sectionKinds: 'section-kinds',
  concept: 'concept',
  rule: 'rule',
  draftingCheck: 'drafting-check',
  criterion: 'criterion',
  clause: 'clause',
  template: 'template',
  templatePart: 'template-part',
  library: 'library',
  configuration: 'configuration',
};

await mkdir(generated, { recursive: true });
await writeValidators();
const { loadLibrary, patternProblem } = await loader();
const files = await libraryFiles();
const { library, problems } = loadLibrary(files, { patternProblem });
const wantsWarnings = process.argv.includes('--warnings');
const errors = problems.filter((problem) => problem.severity === 'error');
const warnings = problems.filter((problem) => problem.severity !== 'error');
for (const problem of wantsWarnings ? problems : errors) console.error(lineOf(problem));
await writeIfChanged(join(generated, 'library.json'), JSON.stringify(library));
// A text in a module: one string to parse, in Node and in a browser, without reading a file.
await writeIfChanged(
  join(generated, 'library-text.js'),
  `export const libraryText = ${JSON.stringify(JSON.stringify(library))};\n`,
);
await writeIfChanged(
  join(generated, 'library-version.js'),
  `export const libraryVersion = ${JSON.stringify(library.version)};\nexport const lawAsAt = ${JSON.stringify(library.lawAsAt)};\n`,
);
await writeIfChanged(
  join(generated, 'library-version.d.ts'),
  'export declare const libraryVersion: string;\nexport declare const lawAsAt: string;\n',
);
await writeIfChanged(
  join(generated, 'likeness-text.js'),
  `export const likenessText = ${JSON.stringify((await readFile(join(libraryFolder, 'likeness.json'), 'utf8')).trim())};\n`,
);
await writeIfChanged(join(generated, 'likeness-text.d.ts'), 'export declare const likenessText: string;\n');
await writeIfChanged(join(generated, 'library-text.d.ts'), 'export declare const libraryText: string;\n');
console.log(
  `clause library ${library.version} (law as at ${library.lawAsAt}): ${Object.entries(library)
    .filter(([, value]) => Array.isArray(value))
    .map(([name, value]) => `${value.length} ${name}`)
    .join(', ')}`,
);
if (warnings.length > 0 && !wantsWarnings)
  console.log(`${warnings.length} warnings; node scripts/build-library.mjs --warnings shows them`);
if (errors.length > 0) {
  console.error(`The clause library has ${errors.length} errors; see above.`);
  process.exitCode = 1;
}

/** `clause-library/rules/x.yml:3:7 error: …`, as terminals and editors make links of. */
function lineOf({ path, range, severity, message }) {
  const text = files.find((file) => file.path === path)?.text ?? '';
  const lines = text.slice(0, range.start).split('\n');
  return `clause-library/${path}:${lines.length}:${(lines.at(-1) ?? '').length + 1} ${severity}: ${message}`;
}

/** Compiles the schemas to one module without `eval`, runtime parts included. */
async function writeValidators() {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    code: { source: true, esm: true, lines: false },
  });
  const folder = join(libraryFolder, 'schemas');
  for (const name of await readdir(folder))
    ajv.addSchema(JSON.parse(await readFile(join(folder, name), 'utf8')), name);
  const code = standaloneCode(
    ajv,
    Object.fromEntries(Object.entries(kinds).map(([kind, file]) => [kind, `${file}.schema.json`])),
  );
  const bundle = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  await writeIfChanged(join(generated, 'validators.js'), bundle.outputFiles[0].text);
  await writeSchemas(folder);
  const declarations = Object.keys(kinds)
    .map((kind) => `export declare const ${kind}: (data: unknown) => boolean;`)
    .join('\n');
  await writeIfChanged(join(generated, 'validators.d.ts'), `${declarations}\n`);
}

/** The schemas of library files as data, for completion while they are written; what only a validator reads is left out. */
async function writeSchemas(folder) {
  const schemas = {};
  for (const name of (await readdir(folder)).sort())
    schemas[name.replace(/\.schema\.json$/, '')] = JSON.parse(await readFile(join(folder, name), 'utf8'));
  const spare = new Set([
    '$schema',
    '$id',
    'title',
    'pattern',
    'minLength',
    'minItems',
    'additionalProperties',
  ]);
  const text = JSON.stringify(schemas, (key, value) =>
    spare.has(key) && (typeof value !== 'object' || key === 'additionalProperties') ? undefined : value,
  );
  await writeIfChanged(
    join(generated, 'schema-data.js'),
    `export const schemas = ${text};\nexport const schemaFileOf = ${JSON.stringify(kinds)};\n`,
  );
  await writeIfChanged(
    join(generated, 'schema-data.d.ts'),
    `export declare const schemas: Readonly<Record<string, unknown>>;\nexport declare const schemaFileOf: Readonly<Record<${Object.keys(
      kinds,
    )
      .map((kind) => `'${kind}'`)
      .join(' | ')}, string>>;\n`,
  );
}

/** The project's own loader, bundled in memory. */
async function loader() {
  const bundle = await build({
    stdin: {
      contents: `
        import { parsePattern } from './server/src/checks/pattern.ts';
        import { Vocabulary } from './server/src/checks/tokens.ts';
        export { loadLibrary } from './server/src/library/load.ts';
        const vocabulary = new Vocabulary();
        export function patternProblem(pattern) {
          try {
            parsePattern(pattern, vocabulary);
          } catch (error) {
            return error.message;
          }
        }`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    logLevel: 'warning',
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString('base64')}`
  );
}

/** Every file of the library that its loader may read, in a fixed order. */
async function libraryFiles() {
  const entries = await readdir(libraryFolder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|md)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(libraryFolder, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

/** Leaves the file alone where nothing changed, so that watchers stay quiet. */
async function writeIfChanged(path, text) {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before !== text) await writeFile(path, text);
}
