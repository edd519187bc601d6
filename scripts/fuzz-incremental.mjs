// Proves that editing equals parsing from scratch, by trying: random edits of hostile documents, compared after each.
//
//   node scripts/fuzz-incremental.mjs --edits 1000000 --seed 1 [--corpus DIRECTORY] [--workers 2]
//
// Prints progress on standard error and every mismatch, made small, on standard output; exit code 1 if there is one.

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** Every so many edits the result is also compared with one parse of the whole document. */
const WHOLE_EVERY = 8;
const CORPUS_EDITS = 100;
const PROGRESS_EDITS = 1000;
const PROGRESS_SECONDS = 30;

if (isMainThread) await main();
else await work(workerData);

async function main() {
  const { values } = parseArgs({
    options: {
      edits: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      corpus: { type: 'string' },
      workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    },
  });
  const edits = Number(values.edits);
  const seed = Number(values.seed);
  const workers = Number(values.workers);
  const folder = await mkdtemp(join(tmpdir(), 'fuzz-incremental-'));
  try {
    const bundle = await bundled(folder);
    const files = values.corpus ? await markdownFiles(values.corpus) : [];
    if (values.corpus && files.length === 0) throw new Error(`No Markdown files in ${values.corpus}`);
    const done = new Array(workers).fill(0);
    const started = Date.now();
    const report = () => {
      const total = done.reduce((sum, n) => sum + n, 0);
      const perSecond = Math.round(total / ((Date.now() - started) / 1000));
      process.stderr.write(`${total} edits (${done.join(' + ')}), ${perSecond} a second\n`);
    };
    // By the clock, so that an edit that does not come to an end shows.
    const progress = setInterval(report, PROGRESS_SECONDS * 1000);
    const results = await Promise.all(
      done.map(
        (_, i) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(fileURLToPath(import.meta.url), {
              // Nearly everything made is thrown away at once.
              resourceLimits: { maxYoungGenerationSizeMb: 64 },
              workerData: {
                bundle,
                edits: Math.ceil(edits / workers),
                // Far apart, so that no worker repeats another's documents.
                seed: seed * 1_000_003 + i * 500_000_009,
                files: files.filter((_, n) => n % workers === i),
              },
            });
            worker.on('message', (message) => {
              if (message.done !== undefined) {
                done[i] = message.done;
              } else resolve(message);
            });
            worker.on('error', reject);
          }),
      ),
    );
    clearInterval(progress);
    const mismatches = results.flatMap((result) => result.mismatches);
    for (const mismatch of mismatches) console.log(JSON.stringify(mismatch));
    const total = results.reduce((sum, result) => sum + result.edits, 0);
    const corpusEdits = results.reduce((sum, result) => sum + result.corpusEdits, 0);
    console.log(
      `${total} edits of generated documents and ${corpusEdits} of ${files.length} real ones: ` +
        `${mismatches.length} mismatches (${Math.round((Date.now() - started) / 1000)} s)`,
    );
    process.exitCode = mismatches.length > 0 ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function work({ bundle, edits, seed, files }) {
  const { fuzz, editRandomly, randomFrom } = await import(pathToFileURL(bundle).href);
  const mismatches = [];
  let corpusEdits = 0;
  for (const [n, file] of files.entries()) {
    const text = await readFile(file, 'utf8');
    // On long documents the whole is compared once, at the end.
    const mismatch = editRandomly(
      seed + n,
      randomFrom(seed + n),
      text,
      CORPUS_EDITS,
      CORPUS_EDITS,
      text.length + 5000,
    );
    if (mismatch) mismatches.push({ file, ...mismatch });
    corpusEdits += CORPUS_EDITS;
    process.stderr.write(`${file}: ${mismatch ? 'MISMATCH' : 'equal'}\n`);
  }
  if (edits > 0) {
    let last = 0;
    const found = fuzz(seed, edits, WHOLE_EVERY, (done) => {
      if (done - last < PROGRESS_EDITS && done < edits) return;
      last = done;
      parentPort.postMessage({ done });
    });
    mismatches.push(...found);
  }
  parentPort.postMessage({ mismatches, edits, corpusEdits });
}

/** The test's own code as one file that plain Node can run. */
async function bundled(folder) {
  const { build } = await import('esbuild');
  const outfile = join(folder, 'fuzz.mjs');
  await build({
    stdin: {
      contents: "export * from './fuzz.ts'; export { randomFrom } from './hostile-text.ts';",
      resolveDir: fileURLToPath(new URL('../test/unit/markdown', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

async function markdownFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}
