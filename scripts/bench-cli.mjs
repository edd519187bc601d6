// The command line over many documents, beside two linters on the same files in the same run: whole processes, output
// discarded. The peers are installed into out/bench-peers. Writes the table between two marks of the README.
//
//   node scripts/bench-cli.mjs [--tools DIR] [--documents N] [--size 50k] [--rounds N] [--no-write]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: given } = parseArgs({
  options: {
    tools: { type: 'string', default: join(root, '../shared/tools') },
    documents: { type: 'string', default: '200' },
    size: { type: 'string', default: '50k' },
    rounds: { type: 'string', default: '3' },
    'no-write': { type: 'boolean', default: false },
  },
});
const peers = { 'markdownlint-cli2': '0.24.1', textlint: '15.8.0', 'textlint-rule-no-todo': '2.0.1' };
const generator = join(resolve(given.tools), 'gen-tender.mjs');
if (!existsSync(generator))
  stop('the document generator gen-tender.mjs was not found; say where it is with --tools DIR');

const home = join(root, 'out', 'bench-peers');
mkdirSync(home, { recursive: true });
writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, dependencies: peers }));
const installed = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
  cwd: home,
  stdio: 'inherit',
});
if (installed.status !== 0) stop('the peers could not be installed');

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-bench-'));
const cache = join(folder, 'cache');
const load = loadavg()[0] ?? 0;
try {
  const documents = Number(given.documents);
  for (let number = 1; number <= documents; number += 1) {
    const made = spawnSync(process.execPath, [
      generator,
      '--bytes',
      given.size,
      '--seed',
      String(number),
      '--out',
      join(folder, 'docs', `${number}.md`),
    ]);
    if (made.status !== 0) stop(`no document could be generated: ${made.stderr}`);
  }
  writeFileSync(join(folder, '.textlintrc.json'), '{ "rules": { "no-todo": true } }');
  const bin = (name) => [join(home, 'node_modules', '.bin', name)];
  const own = [
    process.execPath,
    join(root, 'server/bin/tenderlint.js'),
    'check',
    'docs',
    '--format',
    'json',
    '--cache-location',
    cache,
  ];
  const markdownlint = [...bin('markdownlint-cli2'), 'docs/*.md'];
  const textlint = [...bin('textlint'), '--config', '.textlintrc.json', 'docs'];
  const programs = {
    cold: { run: own, before: () => rmSync(cache, { recursive: true, force: true }) },
    warm: { run: own },
    changed: { run: own, before: touchOne },
    markdownlint: { run: markdownlint },
    textlint: { run: textlint },
  };
  // Once unmeasured, so that every program finds the files and itself in memory.
  for (const [program, ...args] of [markdownlint, textlint])
    if (spawnSync(program, [...args, '--help'], { cwd: folder, stdio: 'ignore' }).error)
      stop(`${program} does not start`);
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 0; round < Number(given.rounds); round += 1)
    for (const [name, { run, before }] of Object.entries(programs)) {
      before?.();
      times[name].push(measure(run));
      console.error(`round ${round + 1}: ${name} ${times[name].at(-1).seconds.toFixed(1)} s`);
    }
  const megabytes = (documents * Number.parseInt(given.size, 10)) / 1_000;
  const row = (what, name) => {
    const seconds = median(times[name].map((time) => time.seconds));
    const cpu = median(times[name].map((time) => time.cpu));
    return `| ${what} | ${seconds.toFixed(1)} | ${cpu.toFixed(1)} | ${(megabytes / seconds).toFixed(2)} |`;
  };
  const table = [
    `${given.rounds === '1' ? 'One round' : `Medians of ${given.rounds} rounds`} with Node ${process.versions.node} on a shared machine with ${availableParallelism()} processors (load ${load.toFixed(0)} at the start${isRealTime() ? '; the programs ran at real-time priority' : ''}): ${documents} generated documents of ${given.size.toUpperCase()}B, whole processes, output discarded. The peers look for much less: textlint for one word, markdownlint for the form of the Markdown.`,
    '',
    '| | s | processor s | MB/s |',
    '| --- | ---: | ---: | ---: |',
    row('**tenderlint check**, all rules, cold', 'cold'),
    row('**tenderlint check --cache**, nothing changed', 'warm'),
    row('**tenderlint check --cache**, one document changed', 'changed'),
    row(`markdownlint-cli2 ${peers['markdownlint-cli2']}, default rules (no cache)`, 'markdownlint'),
    row(`textlint ${peers.textlint}, the rule no-todo alone, cold`, 'textlint'),
  ].join('\n');
  console.log(table);
  if (!given['no-write']) {
    const path = join(root, 'README.md');
    const [before, rest] = readFileSync(path, 'utf8').split('<!-- made by scripts/bench-cli.mjs -->\n');
    if (rest === undefined) stop('the README has no place for the table');
    const after = rest.slice(rest.indexOf('<!-- end -->'));
    writeFileSync(path, `${before}<!-- made by scripts/bench-cli.mjs -->\n${table}\n${after}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function touchOne() {
  const file = join(folder, 'docs', '7.md');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence, said at ${Date.now()}.\n`);
}

/** Wall and processor time of a process with all its threads. Linters end with 1 when they find something. */
function measure([program, ...args]) {
  const began = performance.now();
  const timed = spawnSync(
    '/bin/sh',
    ['-c', '"$@" >/dev/null 2>&1; code=$?; times; exit $code', 'sh', program, ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  const seconds = (performance.now() - began) / 1_000;
  if (timed.error || (timed.status !== 0 && timed.status !== 1))
    stop(`${program} ended with ${timed.status}`);
  // The second line of the shell's `times`: user and system time of what it started.
  const parts = [...(timed.stdout.trim().split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const spent = parts.reduce((sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest), 0);
  return { seconds, cpu: spent };
}

/** Whether this process and those it starts go before all ordinary ones (chrt -f). */
function isRealTime() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[38] === '1';
  } catch {
    return false;
  }
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1];
}

function stop(why) {
  console.error(`bench: ${why}`);
  process.exit(2);
}
