// Measures what a check costs, beside a yardstick and a peer in the same run, and says whether the goals hold.
// Prints the tables and, unless told otherwise, writes them to docs/benchmarks.md.
//
//   node scripts/bench.mjs [--tools DIR] [--rounds N] [--skip 5m,latency] [--no-write]
//
// The document generator and the stdio client are not part of this repository; they are looked for in
// ../shared/tools. Exit code 0: every goal holds; 1: one does not; 2: it could not be measured.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleScript } from './bundle-script.mjs';

const { values: given } = parseArgs({
  options: {
    tools: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    skip: { type: 'string', default: '' },
    'no-write': { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = resolve(given.tools ?? join(root, '../shared/tools'));
const skipped = new Set(given.skip.split(','));
const rounds = Number(given.rounds);
const generator = join(tools, 'gen-tender.mjs');
if (!existsSync(generator))
  stop('the document generator gen-tender.mjs was not found; say where it is with --tools DIR');
if (!Number.isInteger(rounds) || rounds < 1) stop('--rounds takes a whole number from 1');
if (!existsSync(join(root, 'server/src/generated/library-text.js')))
  stop('the clause library is not built; run npm run build');

/** A cold check of 300 KB costs at most this many times one whole-document parse of it. */
const mostOfParse = 0.85;
/** Rounds after which the code of a program counts as warm. */
const warmRounds = '10';
/** Peak memory of a check of 5 MB. */
const mostMegabytes = 1024;

const peers = join(root, 'test/bench/peers');
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-bench-'));
const failures = [];
const lines = [];
try {
  const ours = join(folder, 'tenderlint.cjs');
  await bundleScript(join(peers, 'tenderlint.ts'), ours);
  const remark = join(peers, 'remark.mjs');
  const markdownlint = join(peers, 'markdownlint.mjs');

  say('## One document of 300 KB, in process, from scratch');
  say();
  say(
    `Medians of ${rounds} rounds. Each round takes another document of 300 KB and runs each program on it, in a process of its own, with nothing cached: once as the first thing that process does (everything still to be compiled by the engine), and once after ${warmRounds} rounds. Loading of modules is left out. A ratio is the median of the ratios within a round; processor time counts all threads (garbage collection, compilation) and feels the neighbours on a busy machine less.`,
  );
  say();
  const runs = Array.from({ length: rounds }, (_, round) => {
    const file = document('300k', round + 1);
    return {
      base: run(remark, file, warmRounds),
      ours: run(ours, file, warmRounds),
      markdownlint: run(markdownlint, file),
    };
  });
  const ratio = (part, base, unit) => median(runs.map((each) => part(each)[unit] / base(each)[unit]));
  const row = (what, part, base, note = '') => [
    what,
    figure(median(runs.map((each) => part(each).ms))),
    figure(ratio(part, base, 'ms'), 2),
    figure(ratio(part, base, 'cpu'), 2),
    note,
  ];
  const firstParse = (each) => each.base.parts.parse;
  const warmParse = (each) => each.base.warm.parse;
  const head = ['', 'ms', 'of one parse', 'same, processor time', ''];
  const goal = `goal: at most ${mostOfParse}`;
  say('In a process that has done some work (an editor, a run over many documents):');
  say();
  table(head, [
    row('remark-parse, GFM and front matter, whole document: the yardstick', warmParse, warmParse),
    row('**Tenderlint: text to findings**', (each) => each.ours.warm.check, warmParse, goal),
    row('of which parsing', (each) => each.ours.warm.parse, warmParse),
    row('of which the tender model', (each) => each.ours.warm.model, warmParse),
    row('of which rules, criteria and drafting checks', (each) => each.ours.warm.rules, warmParse),
  ]);
  say();
  say('As the first thing that a process does (one document on the command line):');
  say();
  table(head, [
    row('remark-parse, GFM and front matter, whole document: the yardstick', firstParse, firstParse),
    row('**Tenderlint: text to findings**', (each) => each.ours.parts.check, firstParse, goal),
    row('of which parsing', (each) => each.ours.parts.parse, firstParse),
    row('of which the tender model', (each) => each.ours.parts.model, firstParse),
    row('of which rules, criteria and drafting checks', (each) => each.ours.parts.rules, firstParse),
    row('Tenderlint, once per process: reading the library', (each) => each.ours.parts.load, firstParse),
    row('Tenderlint, once per process: compiling it', (each) => each.ours.parts.compile, firstParse),
    row('markdownlint, default rules: the peer', (each) => each.markdownlint.parts.check, firstParse),
  ]);
  const judged = [
    ['in a process at work', ratio((each) => each.ours.warm.check, warmParse, 'ms')],
    ['as the first thing of a process', ratio((each) => each.ours.parts.check, firstParse, 'ms')],
  ];
  for (const [when, share] of judged)
    if (!(share <= mostOfParse))
      fail(`a check of 300 KB ${when} costs ${figure(share, 2)} of one parse, over ${mostOfParse}`);

  if (!skipped.has('5m')) {
    say();
    say('## One document of 5 MB, in process, cold');
    say();
    const file = document('5m', 1);
    const results = { base: run(remark, file), ours: run(ours, file) };
    table(
      ['', 's', 'of one parse', 'peak memory, MB', ''],
      [
        [
          'remark-parse, GFM and front matter',
          figure(results.base.parts.parse.ms / 1000),
          '1.00',
          figure(results.base.peakMB, 0),
          '',
        ],
        [
          '**Tenderlint: text to findings**',
          figure(results.ours.parts.check.ms / 1000),
          figure(results.ours.parts.check.ms / results.base.parts.parse.ms, 2),
          figure(results.ours.peakMB, 0),
          `goal: under ${mostMegabytes} MB`,
        ],
      ],
    );
    if (!(results.ours.peakMB < mostMegabytes))
      fail(`a check of 5 MB takes ${figure(results.ours.peakMB, 0)} MB, over ${mostMegabytes}`);
  }

  if (!skipped.has('latency')) {
    say();
    say('## One typed character to diagnostics, over stdio');
    say();
    say('The built language server beside a server that answers at once and does nothing else (no-op).');
    say();
    const latency = spawnSync(process.execPath, [join(root, 'scripts/latency.mjs'), '--tools', tools], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (latency.status === 2) stop(latency.stderr.trim() || 'the latency could not be measured');
    const [head, ...rest] = latency.stdout.trim().split('\n');
    table(
      head.split(' | '),
      rest.filter((line) => line.includes(' | ')).map((line) => line.split(' | ')),
    );
    if (latency.status !== 0)
      fail(
        `latency: ${rest
          .filter((line) => line.startsWith('  '))
          .map((line) => line.trim())
          .join('; ')}`,
      );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
say();
say(
  failures.length === 0 ? 'Every goal holds in this run.' : `Not held in this run: ${failures.join('; ')}.`,
);
if (!given['no-write'])
  writeFileSync(
    join(root, 'docs/benchmarks.md'),
    [
      '# Benchmarks',
      '',
      `Made by \`npm run bench\` with Node ${process.versions.node} on a shared machine, where one and the same program moves by half from run to run: read the ratios, each taken within one run, rather than the milliseconds. The documents are generated: numbered clauses, tables, lists, footnotes, definitions.`,
      '',
      ...lines,
      '',
    ].join('\n'),
  );
process.exit(failures.length === 0 ? 0 : 1);

/** A generated document of a size; another seed gives another text. */
function document(size, seed) {
  const file = join(folder, `${size}-${seed}.md`);
  const made = spawnSync(
    process.execPath,
    [generator, '--bytes', size, '--seed', String(seed), '--out', file],
    {
      encoding: 'utf8',
    },
  );
  if (made.status !== 0 || statSync(file).size === 0) stop(`no document could be generated: ${made.stderr}`);
  return file;
}

/** Runs one program on one file in a fresh process and reads the object it prints. */
function run(program, file, ...rest) {
  const done = spawnSync(process.execPath, [program, file, ...rest], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (done.status !== 0) stop(`a measured program failed: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

function median(values) {
  const sorted = [...values].sort((first, second) => first - second);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function figure(value, digits = 1) {
  return Number.isFinite(value) ? value.toFixed(digits) : '-';
}

function table(head, rows) {
  const row = (cells) => say(`| ${cells.join(' | ')} |`);
  row(head);
  row(head.map((_, index) => (index === 0 ? '---' : '---:')));
  for (const cells of rows) row(cells);
}

function say(line = '') {
  lines.push(line);
  console.log(line);
}

function fail(why) {
  failures.push(why);
}

function stop(why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}
