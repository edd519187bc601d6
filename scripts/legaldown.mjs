// Runs LegalDown's public fixtures that concern the same defects as the drafting checks, and says which behave as expected and
// which differ on purpose. The fixtures are not part of this repository: give a checkout, or a bare repository, of
// github.com/ForLegalAI/LegalDown. Run `npm run build` first.
//
//   node scripts/legaldown.mjs PATH [--show]
//
// LegalDown writes directives where Tenderlint reads plain Markdown, so each fixture is put into plain words first, line for line.
// Exit code 0: all that concern the same checks behave as expected or differ on purpose; 1: one does not; 2: not run.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: given, positionals } = parseArgs({
  options: { show: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [source] = positionals;
const root = fileURLToPath(new URL('..', import.meta.url));
const tenderlint = join(root, 'server/bin/tenderlint.js');
if (source === undefined || !existsSync(source) || !existsSync(tenderlint)) {
  console.error('legaldown: give the path of a checkout or bare repository, after `npm run build`');
  process.exit(2);
}

/** The checks that look for the same defect. The finding must stand on the line that the fixture names. */
const same = {
  'ref-broken': ['DQ-REF-MISSING'],
  'attachment-unreferenced': ['DQ-ATT-ORPHAN'],
  'attachment-file-missing': ['pack-file-missing', 'configuration', 'DQ-ATT-MISSING', 'DQ-LINK'],
  'term-undefined': ['DQ-DEF-MARKED'],
  'def-unreferenced': ['DQ-DEF-UNUSED'],
  'date-invalid': ['DQ-DATE-DAY'],
  'heading-skip': ['DQ-HEAD-SKIP'],
  'amend-term-undefined': ['DQ-DEF-MARKED'],
};

/** Of the same subject, and judged differently with a reason. */
const onPurpose = {
  'heading-hardcoded-number':
    'typed numbers are how tenders are numbered; DQ-NUM-MIX speaks only where typed and generated numbers meet',
  'definition-circular':
    'both definitions say something of their own; DQ-DEF-CIRCLE speaks where a circle says nothing else',
  'definition-used-before-declaration': 'a definition holds for the pack, wherever it stands',
  'def-duplicate-id':
    'terms are told apart by their words, not by ids; two meanings of one word are DQ-DEF-CONFLICT',
  'amend-def-override': 'an amendment replaces what it amends; nothing says so in plain Markdown',
  'translation-def-mismatch': 'only the ids differ, and terms carry none here',
  'translation-hierarchy-mismatch': 'a translation may be cut differently; figures and anchors must agree',
  'money-missing-currency': 'DQ-AMT-VAT asks for the basis of the value of the contract, not of every sum',
  'attach-undeclared': 'a link to a file that the pack does not name may lead to one beside it: cannot tell',
  'translation-anchor-mismatch': 'pairs are English with Welsh or Irish, the languages of the jurisdictions',
  'anchor-duplicate': 'an anchor is a convenience of the writer; links to it lead to the first',
  'ref-targets-attachment': 'a reference may lead to an attachment',
};

const isBare = !existsSync(join(source, 'fixtures'));
const git = (...args) => {
  const { status, stdout } = spawnSync('git', ['-C', source, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return status === 0 ? stdout : undefined;
};
const listed = isBare
  ? (git('ls-tree', '-r', '--name-only', 'HEAD', 'fixtures') ?? '').split('\n').filter(Boolean)
  : readdirSync(join(source, 'fixtures'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(source, join(entry.parentPath, entry.name)));
const read = (path) =>
  (isBare ? git('show', `HEAD:${path}`) : readFileSync(join(source, path), 'utf8')) ?? '';
const expectations = listed.filter((path) => /(?:^|\/|\.)expected\.json$/.test(path));
if (expectations.length === 0) {
  console.error(`legaldown: no fixtures were found in ${source}`);
  process.exit(2);
}

/** Directives in plain words; lines stay where they are. */
function plain(text, terms, attachments) {
  return text
    .replace(/[ \t]*\{\{def:[^{}]*\}\}/g, '')
    .replace(/\{\{term:\s*([\w-]+)[^{}]*\}\}/g, (whole, id) => terms.get(id) ?? whole)
    .replace(/\{\{ref:\s*([\w-]+)[^{}]*\}\}/g, '[$1](#$1)')
    .replace(/\{\{attach:\s*([\w-]+)[^{}]*\}\}/g, (_, id) => {
      const attachment = attachments.get(id);
      return attachment ? `[${attachment.title}](${attachment.file})` : `[${id}](${id}.md)`;
    })
    .replace(/\{\{date:\s*(\d{4})-(\d\d)-(\d\d)[^{}]*\}\}/g, (_, y, m, d) => `${Number(d)}/${m}/${y}`)
    .replace(/\{\{money:\s*([\d.]+)(?:,\s*currency=(\w+))?[^{}]*\}\}/g, (_, n, c) => `${c ?? ''} ${n}`.trim())
    .replace(/\{\{duration:\s*(\d+),\s*unit=(\w+)[^{}]*\}\}/g, (_, n, unit) => `${n} ${units[unit] ?? unit}`)
    .replace(/\{\{(?:party|side|field):\s*([^{},]+)[^{}]*\}\}/g, '$1')
    .replace(/\{\{placeholder:\s*([^{},]+)[^{}]*\}\}/g, '[insert $1]');
}
const units = { D: 'days', W: 'weeks', MO: 'months', Y: 'years' };

function termsOf(texts) {
  const terms = new Map();
  for (const text of texts)
    for (const [, term, id] of text.matchAll(/["“„«]\s*([^"”“»\n]+?)\s*["”“»]\s*\{\{def:\s*([\w-]+)/g))
      terms.set(id, term);
  return terms;
}

function attachmentsOf(texts) {
  const found = new Map();
  for (const text of texts)
    for (const [, id, title, file] of text.matchAll(
      /- id: *([\w-]+)\n\s+title: *"?([^"\n]+)"?\n\s+file: *(\S+)/g,
    ))
      found.set(id, { title, file: `${title.toLowerCase().replace(/\W+/g, '-')}.md`, written: file });
  return found;
}

const nameOf = (file) => file.replace(/\.lgd$/, '.md');
/** An attachment goes by its title, which LegalDown keeps in front matter: `a.lgd`, “Schedule A”, is schedule-a.md. */
const ownName = (file, attachments) => {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return [...attachments.values()].find(({ written }) => written === name)?.file ?? nameOf(name);
};
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-legaldown-'));
const cases = expectations.map((path) => {
  const expected = JSON.parse(read(path));
  const isValid = path.startsWith('fixtures/valid/');
  const own = isValid || /\w\.expected\.json$/.test(path);
  const entry = own ? path.replace(/\.expected\.json$/, '.lgd') : join(dirname(path), expected.entry);
  const files = listed.filter(
    (file) =>
      file.endsWith('.lgd') &&
      (own
        ? file === entry || (!isValid && dirname(file) === dirname(path))
        : dirname(file) === dirname(path)),
  );
  const rule = isValid ? `valid: ${entry.replace(/^.*\/|\.lgd$/g, '')}` : path.split('/')[2];
  const texts = files.map(read);
  const [terms, attachments] = [termsOf(texts), attachmentsOf(texts)];
  const at = join(folder, rule.replace(/\W+/g, '-'));
  mkdirSync(at, { recursive: true });
  files.forEach((file, nth) => {
    writeFileSync(join(at, ownName(file, attachments)), plain(texts[nth], terms, attachments));
  });
  const entryName = nameOf(entry.slice(entry.lastIndexOf('/') + 1));
  const names = files.map((file) => ownName(file, attachments));
  const declared = [...attachments.values()].map(({ file }) => file).filter((file) => !names.includes(file));
  writeFileSync(
    join(at, 'tenderlint.yml'),
    `documents:\n${[entryName, ...names.filter((name) => name !== entryName)].map((name) => `  - ${name}\n`).join('')}${
      declared.length > 0 ? `attachments:\n${declared.map((name) => `  - ${name}\n`).join('')}` : ''
    }`,
  );
  return { rule, isValid, at, expected, entryName };
});

const { stdout, status } = spawnSync(process.execPath, [tenderlint, 'check', folder, '--format', 'json'], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
rmSync(folder, { recursive: true, force: true });
if (status === 2 || !stdout.startsWith('{')) {
  console.error('legaldown: tenderlint could not check the fixtures');
  process.exit(2);
}
const findings = JSON.parse(stdout).packs.flatMap((pack) => pack.findings);

const tally = { expected: [], differs: [], wrong: [], other: 0 };
for (const { rule, isValid, at, expected } of cases) {
  const folderName = at.slice(at.lastIndexOf('/') + 1);
  const own = findings.filter(({ path }) => path.split('/').includes(folderName));
  if (given.show)
    for (const f of own)
      console.log(`  ${rule}: ${f.path.split('/').pop()}:${f.range.start.line} ${f.severity} ${f.rule}`);
  if (isValid) {
    const errors = own.filter(({ severity }) => severity === 'error');
    (errors.length === 0 ? tally.expected : tally.wrong).push(
      errors.length === 0 ? rule : `${rule}: ${errors.map((f) => f.rule).join(', ')}`,
    );
  } else if (rule in same) {
    const isFound = expected.diagnostics.every(({ line, file }) =>
      own.some(
        (f) =>
          same[rule].some((id) => f.rule === id) &&
          // What LegalDown tells at the declaration is told at the file, or in tenderlint.yml.
          (rule.startsWith('attachment-') ||
            (f.range.start.line <= line &&
              f.range.end.line >= line &&
              (!file || f.path.endsWith(nameOf(file))))),
      ),
    );
    (isFound ? tally.expected : tally.wrong).push(
      isFound ? rule : `${rule}: ${own.map((f) => f.rule).join(', ') || 'nothing'}`,
    );
  } else if (rule in onPurpose) tally.differs.push(`${rule}: ${onPurpose[rule]}`);
  else tally.other++;
}

console.log(
  `${cases.length} fixtures, of which ${tally.other} are about LegalDown’s own syntax, front matter and rendering.`,
);
console.log(`as expected: ${tally.expected.length}\n${tally.expected.map((one) => `  ${one}`).join('\n')}`);
console.log(
  `different on purpose: ${tally.differs.length}\n${tally.differs.map((one) => `  ${one}`).join('\n')}`,
);
console.log(`otherwise: ${tally.wrong.length}\n${tally.wrong.map((one) => `  ${one}`).join('\n')}`);
process.exit(tally.wrong.length === 0 ? 0 : 1);
