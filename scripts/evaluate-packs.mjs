// Measures criteria, weights and commitments against whole packs whose truth was written down by a reader.
//
//   node scripts/evaluate-packs.mjs [FOLDER...]
//
// A FOLDER (test/fixtures/packs unless given) holds one folder a pack, each with tenderlint.yml, its documents and
// truth.json: `criteria` (id to outcome), `weight` (the share of social value in the whole score, in per cent, or
// "none"), `commitments` ("quantity unit", at least the start of each unit), `optional` (commitments that a reader
// may or may not list). The command line checks each pack as a user would: build first. Exit code 0: measured; 2: not.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'server/bin/tenderlint.js');
const given = process.argv.slice(2);
const folders = (given.length > 0 ? given : [join(root, 'test/fixtures/packs')]).flatMap((folder) =>
  existsSync(join(folder, 'truth.json'))
    ? [folder]
    : readdirSync(folder)
        .map((name) => join(folder, name))
        .filter((path) => existsSync(join(path, 'truth.json'))),
);
if (folders.length === 0) {
  console.error('evaluate-packs: no folder with a truth.json');
  process.exit(2);
}

const total = { outcomes: 0, right: 0, weights: 0, commitments: 0, found: 0, extra: 0, errors: 0 };
for (const folder of folders) measure(folder);
console.log(
  `\nIn all: ${total.right} of ${total.outcomes} outcomes right (${percent(total.right, total.outcomes)}); ` +
    `weight right in ${total.weights} of ${folders.length} packs; ${total.found} of ${total.commitments} commitments ` +
    `found, ${total.extra} too many; ${total.errors} errors on exemplary packs.`,
);

function measure(folder) {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
  const run = spawnSync(process.execPath, [program, 'check', folder, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  if (run.status === 2) {
    console.error(run.stderr);
    process.exit(2);
  }
  const [pack] = JSON.parse(run.stdout).packs;
  const expected = Object.entries(truth.criteria);
  const wrong = expected.flatMap(([id, outcome]) => {
    const got = pack.criteria.find((criterion) => criterion.id === id);
    return got?.outcome === outcome
      ? []
      : [`  ${id}: ${got?.outcome ?? 'unknown'}, not ${outcome} (${got?.why ?? '-'})`];
  });
  const weight = pack.socialValueWeight ?? { kind: 'absent' };
  const share =
    weight.kind === 'known' ? (weight.to ? `${weight.percent}-${weight.to}` : weight.percent) : weight.kind;
  const left = pack.commitments.map(({ quantity, unit }) => `${quantity} ${unit}`);
  const missed = truth.commitments.filter((wanted) => !take(left, wanted));
  // The same commitment in another document is no commitment too many.
  for (const wanted of [...truth.commitments, ...(truth.optional ?? [])]) while (take(left, wanted));
  const errors = folder.endsWith('exemplary')
    ? pack.findings.filter(({ severity, category }) => severity === 'error' && category !== 'drafting')
    : [];
  total.outcomes += expected.length;
  total.right += expected.length - wrong.length;
  total.weights += String(share) === String(truth.weight) ? 1 : 0;
  total.commitments += truth.commitments.length;
  total.found += truth.commitments.length - missed.length;
  total.extra += left.length;
  total.errors += errors.length;
  console.log(
    `${basename(folder)}: ${expected.length - wrong.length}/${expected.length} outcomes (${percent(expected.length - wrong.length, expected.length)}); ` +
      `weight ${share}${String(share) === String(truth.weight) ? '' : `, not ${truth.weight}`}; ` +
      `${truth.commitments.length - missed.length}/${truth.commitments.length} commitments`,
  );
  for (const line of wrong) console.log(line);
  for (const one of missed) console.log(`  commitment not found: ${one}`);
  for (const one of left) console.log(`  not a commitment: ${one}`);
  for (const { rule, message } of errors) console.log(`  error: ${rule}: ${message}`);
}

/** Takes the first of what was found that begins as wanted. */
function take(left, wanted) {
  const [quantity, ...unit] = wanted.split(' ');
  const at = left.findIndex(
    (one) => one.startsWith(`${quantity} `) && one.includes(unit.join(' ').replace(/s$/, '')),
  );
  if (at < 0) return false;
  left.splice(at, 1);
  return true;
}

function percent(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}
