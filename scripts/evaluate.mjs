// Measures the rules against labelled passages: how many of the risky ones are found, how many of the lawful ones
// are flagged. The rules are read from clause-library as they stand.
//
//   node scripts/evaluate.mjs [FOLDER] [--json FILE] [--show misses|false|all] [--only TEXT] [--library FOLDER]
//
// FOLDER (test/evaluation/development unless given) holds *.jsonl, one passage a line; test/evaluation/README.md
// says what the fields mean and how a passage is judged. --only keeps the passages whose id or accepted ids hold a
// text; --library measures another version of clause-library. Exit code 0: measured; 2: it could not be measured.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleScript } from './bundle-script.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: given, positionals } = readArguments();
const folder = resolve(positionals[0] ?? join(root, 'test/evaluation/development'));
const passages = readPassages();
const libraryFolder = resolve(given.library ?? join(root, 'clause-library'));
if (!existsSync(libraryFolder)) stop(`${libraryFolder} does not exist`);
const { rules, problems, results } = await run(passages).catch((error) => stop(error.message));

for (const problem of problems.filter(({ severity }) => severity === 'error'))
  console.error(`evaluate: the library has a mistake in ${problem.path}: ${problem.message}`);

const judged = passages.map((passage, index) => judge(passage, results[index]));
const risky = judged.filter(({ passage }) => passage.label === 'risky');
const lawful = judged.filter(({ passage }) => passage.label === 'lawful');
const summary = summarise();
print();
if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify({ summary, judged }, null, 1)}\n`);

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'string' },
        show: { type: 'string' },
        only: { type: 'string' },
        library: { type: 'string' },
      },
    });
    if (read.positionals.length > 1) stop('one folder, please');
    if (read.values.show !== undefined && !['misses', 'false', 'all'].includes(read.values.show))
      stop('--show takes misses, false or all');
    return read;
  } catch (error) {
    return stop(error.message);
  }
}

/** The passages of the folder, each line checked: a set with a mistake in it measures nothing. */
function readPassages() {
  if (!existsSync(folder)) stop(`${folder} does not exist`);
  const list = [];
  const seen = new Set();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    for (const [index, line] of readFileSync(join(folder, file), 'utf8').split('\n').entries()) {
      if (line.trim() === '') continue;
      const at = `${file}:${index + 1}`;
      const passage = parsed(line, at);
      const wrong = mistakeIn(passage);
      if (wrong !== undefined) stop(`${at}: ${wrong}`);
      if (seen.has(passage.id)) stop(`${at}: there are two passages "${passage.id}"`);
      seen.add(passage.id);
      list.push({ ...passage, at });
    }
  }
  const only = given.only?.toLowerCase();
  const kept = list.filter(
    ({ id, rule, accept }) =>
      only === undefined ||
      [id, rule ?? '', ...(accept ?? [])].some((name) => name.toLowerCase().includes(only)),
  );
  if (kept.length === 0)
    stop(`no passages in ${folder}${only === undefined ? '' : ` match "${given.only}"`}`);
  return kept;
}

function parsed(line, at) {
  try {
    return JSON.parse(line);
  } catch (error) {
    return stop(`${at}: ${error.message}`);
  }
}

function mistakeIn({ id, profile, section, text, label, accept, line, difficulty }) {
  if (typeof id !== 'string' || id === '') return '"id" is missing';
  if (typeof profile !== 'object' || profile === null) return '"profile" is not a block of facts';
  if (!Array.isArray(section)) return '"section" is not a list of headings';
  if (typeof text !== 'string' || text === '') return '"text" is missing';
  if (label !== 'risky' && label !== 'lawful') return '"label" is neither risky nor lawful';
  if (label === 'risky' && !(Array.isArray(accept) && accept.length > 0)) return '"accept" names no id';
  if (!(Number.isInteger(line) && line >= 1 && line <= text.split('\n').length))
    return `"line" ${line} is not a line of the text`;
  if (typeof difficulty !== 'string') return '"difficulty" is missing';
  return undefined;
}

/** Bundles the runner and lets a plain node of its own run it. */
async function run(list) {
  if (!existsSync(join(root, 'server/src/generated/validators.js')))
    stop('the library validators are not built; run npm run build');
  const work = mkdtempSync(join(tmpdir(), 'tenderlint-evaluate-'));
  try {
    const bundle = join(work, 'run-passages.cjs');
    await bundleScript(join(root, 'test/evaluation/run-passages.ts'), bundle);
    const child = spawnSync(process.execPath, [bundle, libraryFolder], {
      input: JSON.stringify(list),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (child.status !== 0) throw new Error(`the runner ended with ${child.status}: ${child.stderr}`);
    return JSON.parse(child.stdout);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * A risky passage is found when a risk or criterion finding of any severity with an accepted id starts on its line.
 * One line more or less is allowed where the line is a table row or a heading; any line where the risk is an
 * absence (`anywhere`). A lawful passage is flagged by any risk finding that is an error or a warning.
 */
function judge(passage, { regime, findings }) {
  const lines = passage.text.split('\n');
  const slack = /^\s*(\||#)/.test(lines[passage.line - 1] ?? '') ? 1 : 0;
  const accepted = new Set((passage.accept ?? []).map((id) => id.toLowerCase()));
  const named = findings.filter(
    ({ rule, aliases, category }) =>
      (category === 'risk' || category === 'criterion') &&
      [rule, ...aliases].some((id) => accepted.has(id.toLowerCase())),
  );
  const hits = named.filter(
    ({ line }) => passage.anywhere === true || Math.abs(line - passage.line) <= slack,
  );
  const other = findings.filter((finding) => finding.category === 'risk' && !named.includes(finding));
  const alarms = findings.filter(
    ({ category, severity }) => category === 'risk' && (severity === 'error' || severity === 'warning'),
  );
  return {
    passage,
    regime,
    found: passage.label === 'risky' && hits.length > 0,
    severity: strongest(hits),
    elsewhere: hits.length === 0 ? [...new Set(named.map(({ line }) => line))] : [],
    flagged: passage.label === 'lawful' && alarms.length > 0,
    alarms: passage.label === 'lawful' ? alarms : [],
    other: passage.label === 'risky' ? other : [],
    cannotTell: findings.some(({ rule }) => rule === 'cannot-tell'),
  };
}

function strongest(findings) {
  return ['error', 'warning', 'information', 'hint'].find((severity) =>
    findings.some((finding) => finding.severity === severity),
  );
}

function summarise() {
  const known = new Set(rules.flatMap(({ id, aliases }) => [id, ...aliases]).map((id) => id.toLowerCase()));
  const found = risky.filter((each) => each.found);
  const strong = found.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const flagged = lawful.filter((each) => each.flagged);
  const withRule = risky.filter(({ passage }) => passage.accept.some((id) => known.has(id.toLowerCase())));
  return {
    folder: folder.startsWith(root) ? folder.slice(root.length) : folder,
    rules: rules.length,
    risky: risky.length,
    found: found.length,
    recall: share(found.length, risky.length),
    riskyWithARule: withRule.length,
    recallWhereARuleExists: share(withRule.filter((each) => each.found).length, withRule.length),
    foundAt: tally(found, ({ severity }) => severity),
    foundOnAnotherLine: risky.filter(({ elsewhere }) => elsewhere.length > 0).length,
    lawful: lawful.length,
    flagged: flagged.length,
    flaggedWithAnError: flagged.filter(({ alarms }) => strongest(alarms) === 'error').length,
    precision: share(strong, strong + flagged.length),
    byDifficulty: groups(({ passage }) => passage.difficulty),
    byJurisdiction: groups(({ passage }) => String(passage.profile.jurisdiction ?? 'none')),
    byFile: groups(({ passage }) => passage.at.replace(/:\d+$/, '')),
    byRule: groups(({ passage }) => passage.rule ?? passage.accept?.[0] ?? 'none'),
    hardLawful: {
      passages: lawful.filter(({ passage }) => passage.hard === true).length,
      flagged: flagged.filter(({ passage }) => passage.hard === true).length,
    },
    falseAlarms: tally(
      flagged.flatMap(({ alarms }) => [...new Set(alarms.map(({ rule }) => rule))]),
      (rule) => rule,
    ),
    otherFindingsInRisky: tally(
      risky.flatMap(({ other }) => other),
      ({ rule }) => rule,
    ),
  };
}

function share(part, whole) {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

function tally(list, keyOf) {
  const counts = {};
  for (const each of list) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

function groups(keyOf) {
  const byKey = {};
  for (const each of judged) {
    byKey[keyOf(each)] ??= { risky: 0, found: 0, lawful: 0, flagged: 0 };
    const group = byKey[keyOf(each)];
    group[each.passage.label] += 1;
    if (each.found) group.found += 1;
    if (each.flagged) group.flagged += 1;
  }
  return Object.fromEntries(Object.entries(byKey).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
}

function print() {
  const s = summary;
  console.log(`${s.folder}: ${judged.length} passages, ${s.rules} rules\n`);
  console.log(
    `recall     ${s.recall ?? '–'}%  (${s.found} of ${s.risky} risky passages found at their line)`,
  );
  if (s.riskyWithARule < s.risky)
    console.log(
      `           ${s.recallWhereARuleExists ?? '–'}%  of the ${s.riskyWithARule} for which the library has a rule`,
    );
  console.log(
    `           found at ${said(s.foundAt) || 'none'}; ${s.foundOnAnotherLine} more with an accepted id on another line`,
  );
  console.log(
    `precision  ${s.precision ?? '–'}%  (${s.flagged} of ${s.lawful} lawful passages flagged, ${s.flaggedWithAnError} with an error; ${s.hardLawful.flagged} of the ${s.hardLawful.passages} hard ones)`,
  );
  console.log(
    '\nFound: a risk or criterion finding with an accepted id on the line (a line more or less for table rows and headings; any line where the risk is an absence). Flagged: a risk finding that is an error or a warning. Precision: passages found with an error or a warning, of those and the lawful ones flagged.',
  );
  table('difficulty', s.byDifficulty);
  table('jurisdiction', s.byJurisdiction);
  table('file', s.byFile);
  table(
    'rule (those with a miss or a false alarm)',
    Object.fromEntries(Object.entries(s.byRule).filter(([, g]) => g.found < g.risky || g.flagged > 0)),
  );
  if (Object.keys(s.falseAlarms).length > 0) console.log(`\nfalse alarms by rule: ${said(s.falseAlarms)}`);
  if (Object.keys(s.otherFindingsInRisky).length > 0)
    console.log(`other risk findings in risky passages: ${said(s.otherFindingsInRisky)}`);
  if (given.show === 'misses' || given.show === 'all') risky.filter((each) => !each.found).forEach(showMiss);
  if (given.show === 'false' || given.show === 'all')
    lawful.filter((each) => each.flagged).forEach(showAlarm);
}

function said(counts) {
  return Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ');
}

function table(title, byKey) {
  const rows = Object.entries(byKey);
  if (rows.length === 0) return;
  const width = Math.max(title.length, ...rows.map(([key]) => key.length));
  console.log(`\n${title.padEnd(width)}  found/risky  flagged/lawful`);
  for (const [key, group] of rows)
    console.log(
      `${key.padEnd(width)}  ${`${group.found}/${group.risky}`.padStart(11)}  ${`${group.flagged}/${group.lawful}`.padStart(14)}`,
    );
}

function showMiss({ passage, elsewhere, other, regime, cannotTell }) {
  console.log(
    `\nMISSED ${passage.id} (${passage.at}) wants ${passage.accept.join(', ')} on line ${passage.line}`,
  );
  if (elsewhere.length > 0) console.log(`  an accepted id was given on line ${elsewhere.join(', ')}`);
  if (cannotTell) console.log('  "cannot tell" was given');
  if (other.length > 0)
    console.log(
      `  given: ${other.map(({ rule, severity, line }) => `${rule} (${severity}, line ${line})`).join('; ')}`,
    );
  showText(passage, regime);
}

function showAlarm({ passage, alarms, regime }) {
  console.log(`\nFALSE ALARM ${passage.id} (${passage.at})`);
  for (const { rule, severity, line, words } of alarms)
    console.log(`  ${rule} (${severity}, line ${line}): ${words.replaceAll('\n', ' ').slice(0, 160)}`);
  showText(passage, regime);
}

function showText(passage, regime) {
  const facts = Object.entries(passage.profile).map(([key, value]) => `${key} ${value}`);
  console.log(`  ${facts.join(', ')} → ${regime ?? 'no regime'}`);
  console.log(`  ${passage.section.join(' > ')}`);
  for (const [index, line] of passage.text.split('\n').entries())
    console.log(`  ${index + 1 === passage.line ? '>' : ' '} ${line}`);
  console.log(`  why: ${passage.why}`);
}

/** @returns {never} */
function stop(message) {
  console.error(`evaluate: ${message}`);
  process.exit(2);
}
