// Measures how long one typed character takes to become diagnostics, over stdio, against the built server and a
// server that does nothing, and says whether the goals hold. Run `npm run build` first.
//
//   node scripts/latency.mjs [--tools DIR] [--server FILE] [--edits N] [--only 300k|5m] [--scenarios type,spread,…]
//                            [--wait auto|push|pull]
//
// The measuring tools (a document generator and a stdio client) are not part of this repository; they are looked for
// in ../shared/tools. Exit code 0: every goal holds; 1: one does not; 2: it could not be measured.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: given } = parseArgs({
  options: {
    tools: { type: 'string' },
    edits: { type: 'string', default: '80' },
    only: { type: 'string' },
    scenarios: { type: 'string', default: 'type,spread,newline,heading' },
    wait: { type: 'string', default: 'auto' },
    server: { type: 'string' },
  },
});
const root = fileURLToPath(new URL('..', import.meta.url));
const tools = resolve(given.tools ?? join(root, '../shared/tools'));
const server = resolve(given.server ?? join(root, 'server/dist/language-server.cjs'));
const noOp = join(root, 'test/bench/no-op-server.mjs');
for (const needed of [join(tools, 'gen-tender.mjs'), join(tools, 'lsp-latency.mjs'), server])
  if (!existsSync(needed)) {
    console.error(`latency: ${needed} is missing, so nothing was measured`);
    process.exit(2);
  }

/** Most milliseconds from a keystroke to diagnostics, 95th percentile, at 300 KB. */
const mostMs = 16;
/** Most times the server that does nothing, 95th percentiles. */
const mostTimesNoOp = 8;
/** Most times the 300 KB figure that 5 MB may take. */
const mostTimesSmall = 3;
const mostMegabytes = 1024;

const folder = mkdtempSync(join(tmpdir(), 'tenderlint-latency-'));
const sizes = given.only ? [given.only] : ['300k', '5m'];
const scenarios = given.scenarios.split(',');
const rows = [];
try {
  for (const size of sizes) {
    const own = join(folder, size);
    mkdirSync(own);
    const file = join(own, 'tender.md');
    run([join(tools, 'gen-tender.mjs'), '--bytes', size, '--seed', '1', '--out', file]);
    writeFileSync(file, withProfile(readFileSync(file, 'utf8')));
    for (const scenario of scenarios) rows.push(measure(file, size, scenario));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The document under a profile, so that the rules speak: without one most of them are silent. */
function withProfile(text) {
  const facts = 'jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included';
  return text.replace(/^---\n/, `---\ntender: {${facts}, started: 2026-09-01}\n`);
}

function run(args) {
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (done.status !== 0) {
    console.error(`latency: ${args[0]} failed\n${done.stderr}${done.stdout}`);
    process.exit(2);
  }
}

function measure(file, size, scenario) {
  const json = join(folder, `${size}-${scenario}.json`);
  const common = ['--edits', given.edits, '--warmup', '16', '--timeout', '180', '--wait', given.wait];
  run([
    join(tools, 'lsp-latency.mjs'),
    ...['--file', file, '--scenario', scenario, ...common, '--json', json, '--quiet'],
    ...['--label', 'tenderlint', '--vs-label', 'no-op', '--vs', `"${process.execPath}" "${noOp}" --stdio`],
    ...['--', process.execPath, server, '--stdio'],
  ]);
  const { servers } = JSON.parse(readFileSync(json, 'utf8'));
  const [ours, floor] = servers;
  return { size, scenario, ours, floor };
}

const figure = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '-');
const failures = [];
const small = new Map(rows.filter(({ size }) => size === '300k').map((row) => [row.scenario, row]));
console.log(
  'size | scenario | mode | open ms | p50 | p95 | p99 | max ms | cpu ms | answer KB | findings | peak MB | no-op p95 | x no-op | x 300k',
);
for (const { size, scenario, ours, floor } of rows) {
  const timesNoOp = ours.p95 / floor.p95;
  const timesSmall = size === '300k' ? Number.NaN : ours.p95 / (small.get(scenario)?.ours.p95 ?? Number.NaN);
  console.log(
    [
      ...[
        size,
        scenario,
        ours.mode,
        figure(ours.open, 0),
        figure(ours.p50),
        figure(ours.p95),
        figure(ours.p99),
      ],
      ...[figure(ours.max), figure(ours.cpuMean), figure(ours.answerBytes / 1000, 0), ours.diagnosticsAtOpen],
      ...[figure(ours.peakMB, 0), figure(floor.p95), figure(timesNoOp), figure(timesSmall)],
    ].join(' | '),
  );
  const fail = (why) => failures.push(`${size} ${scenario}: ${why}`);
  if (ours.error) fail(ours.error);
  if (size === '300k' && !(ours.p95 <= mostMs)) fail(`p95 ${figure(ours.p95)} ms is over ${mostMs} ms`);
  if (size === '300k' && !(timesNoOp <= mostTimesNoOp))
    fail(`p95 is ${figure(timesNoOp)} times the no-op server's, over ${mostTimesNoOp}`);
  if (timesSmall > mostTimesSmall)
    fail(`p95 is ${figure(timesSmall)} times that at 300k, over ${mostTimesSmall}`);
  if (ours.peakMB > mostMegabytes)
    fail(`peak memory ${figure(ours.peakMB, 0)} MB is over ${mostMegabytes} MB`);
}
console.log(
  failures.length === 0 ? 'every goal holds' : `not held:\n${failures.map((f) => `  ${f}`).join('\n')}`,
);
process.exit(failures.length === 0 ? 0 : 1);
