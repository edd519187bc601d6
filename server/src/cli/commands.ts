// The commands and their options as data: what arguments.ts parses by and help.ts prints.

import { authorities, contractKinds, jurisdictions, procedures } from '../library/model.ts';
import { formatNames } from '../reports/formats.ts';

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; an option without one is a switch. */
  readonly value?: string;
  /** The values it may have. */
  readonly choices?: readonly string[];
  readonly repeated?: boolean;
  readonly says: string;
}
export interface CommandSpec {
  readonly name: CommandName;
  /** What follows the command's name. */
  readonly usage: string;
  readonly says: string;
  readonly details: readonly string[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
}
export const commandNames = [
  'check',
  'baseline',
  'coverage',
  'register',
  'report',
  'outline',
  'new',
  'profile',
  'config',
  'init',
  'merge',
  'rules',
  'criteria',
  'clauses',
  'library',
  'explain',
] as const;
export type CommandName = (typeof commandNames)[number];

const presets = ['recommended', 'strict', 'publication'] as const;

export const severityChoices = ['error', 'warning', 'information', 'hint'] as const;

export const everywhere: readonly OptionSpec[] = [
  { name: 'help', short: 'h', says: 'print help and stop' },
  { name: 'version', short: 'V', says: 'print the versions of the tool and its clause library, and stop' },
  { name: 'color', says: 'colour the output even if it goes to a file (also: FORCE_COLOR=1)' },
  { name: 'no-color', says: 'never colour the output (also: NO_COLOR=1)' },
  { name: 'debug', says: 'print the stack of an internal error' },
];

const jsonOrText: OptionSpec = {
  name: 'format',
  short: 'f',
  value: 'FORMAT',
  choices: ['text', 'json'],
  says: 'text (default) or json',
};

const reportOptions: readonly OptionSpec[] = [
  {
    name: 'format',
    short: 'f',
    value: 'FORMAT',
    choices: formatNames,
    says: `what standard output holds: ${formatNames.map((name) => (name === 'text' ? 'text (default)' : name)).join(', ')}`,
  },
  {
    name: 'output',
    short: 'o',
    value: 'FORMAT=FILE',
    repeated: true,
    says: 'another report of the same run into a file, such as sarif=build/tenderlint.sarif; may be repeated',
  },
];

const severityOptions: readonly OptionSpec[] = [
  {
    name: 'fail-on',
    value: 'LEVEL',
    choices: [...severityChoices, 'never'],
    says: 'least severity that makes the exit code 1: error (default), warning, information, hint, never',
  },
  {
    name: 'severity',
    value: 'LEVEL',
    choices: severityChoices,
    says: 'least severity shown: error, warning, information, hint (default)',
  },
];

const noIgnore: OptionSpec = {
  name: 'no-ignore',
  says: 'check also what .gitignore and .tenderlintignore leave out',
};

const libraryOption: OptionSpec = {
  name: 'library',
  value: 'FOLDER',
  repeated: true,
  says: "a library of your organisation's own, in place of those that a tenderlint.yml at or above the working folder names; may be repeated",
};

const listOptions: readonly OptionSpec[] = [
  {
    name: 'jurisdiction',
    value: 'NAME',
    choices: jurisdictions,
    says: `only those that may apply there: ${jurisdictions.join(', ')}`,
  },
  { name: 'regime', value: 'ID', says: 'only those that may apply under this body of law' },
  libraryOption,
  jsonOrText,
];

const factOptions: readonly OptionSpec[] = [
  {
    name: 'profile',
    value: 'FILE',
    says: 'facts of the tender from a YAML file; they win over front matter and tenderlint.yml',
  },
  {
    name: 'set',
    value: 'KEY=VALUE',
    repeated: true,
    says: 'one fact of the tender, such as jurisdiction=england; wins over every file; may be repeated',
  },
];

const outputOption: OptionSpec = {
  name: 'output',
  short: 'o',
  value: 'FILE',
  says: 'write to a file instead of standard output',
};

export const commands: readonly CommandSpec[] = [
  {
    name: 'check',
    usage: 'PATH... [options]',
    says: 'Check tender packs.',
    details: [
      'PATH is a Markdown file, a folder (its .md and .markdown files are read, but for those that .gitignore or .tenderlintignore leave out), a glob in quotes, or - for standard input. Files that a tenderlint.yml names together are checked together, as one pack.',
      'Exit code: 0, nothing at or above the failing severity was found; 1, something was; 2, the tool could not do all of its work (bad arguments, a file that cannot be read).',
    ],
    options: [
      ...reportOptions,
      ...factOptions,
      noIgnore,
      ...severityOptions,
      {
        name: 'baseline',
        value: 'FILE',
        says: 'findings that this file lists are known: they are neither shown nor fail the run',
      },
      {
        name: 'since',
        value: 'REF',
        says: 'only what has come since the last revision that HEAD and this branch, tag or commit have in common',
      },
      {
        name: 'fix',
        says: 'write safe fixes (those that leave the meaning as it is) to the documents first',
      },
      {
        name: 'fix-suggestions',
        says: 'print the other fixes offered as a unified diff in place of the report; nothing is written',
      },
      {
        name: 'jobs',
        short: 'j',
        value: 'NUMBER',
        says: 'threads that check packs at the same time (default: auto, one for each processor in a long run)',
      },
      {
        name: 'cache',
        says: 'keep results in .tenderlint-cache, and take from there what has not changed; safe to share',
      },
      {
        name: 'cache-location',
        value: 'FOLDER',
        says: 'keep them there instead',
      },
      {
        name: 'shard',
        value: 'NUMBER/OF',
        says: 'check one part of several, such as 2/5, for machines that share the work; see merge',
      },
      {
        name: 'stdin-path',
        value: 'PATH',
        says: 'what to call standard input, and where to look for its tenderlint.yml',
      },
      { name: 'quiet', short: 'q', says: 'one line per finding, and no summary' },
    ],
    examples: [
      'tenderlint check packs/street-cleaning',
      "tenderlint check 'packs/**/*.md' --set jurisdiction=wales --fail-on warning",
      'tenderlint check - --stdin-path draft.md --format json < draft.md',
    ],
  },
  {
    name: 'baseline',
    usage: 'update|prune PATH... [options]',
    says: 'Keep the list of findings that are known and left as they are.',
    details: [
      'update makes the list what is found now: reasons stay with their findings wherever these move. prune only takes out what is found no more. Entries of documents that PATH does not cover stay.',
      'Exit code: 0, done; 2, the list could not be made, and is as it was.',
    ],
    options: [
      { name: 'baseline', value: 'FILE', says: 'the file of the list (default: tenderlint-baseline.json)' },
      { name: 'reason', value: 'TEXT', says: 'why the entries that are added are left as they are' },
      ...factOptions,
      noIgnore,
    ],
    examples: [
      'tenderlint baseline update packs --reason "published before May 2026"',
      'tenderlint check packs --baseline tenderlint-baseline.json',
    ],
  },
  {
    name: 'coverage',
    usage: 'PATH... [options]',
    says: 'Say what packs cover and lack: expected criteria, weights, the golden thread, commitments, risks, what was not checked.',
    details: ['The page of --format html needs nothing beside it and prints well.'],
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'html', 'json'],
        says: 'text (default), markdown, html or json',
      },
      outputOption,
      ...factOptions,
    ],
    examples: [
      'tenderlint coverage packs/street-cleaning',
      'tenderlint coverage packs/street-cleaning --format html --output coverage.html',
    ],
  },
  {
    name: 'register',
    usage: 'PATH... [options]',
    says: 'Write the register of commitments: every quantity of a benefit that the text fixes.',
    details: [
      'One row for each quantity, with unit, period, beneficiaries, who delivers it, by when, evidence and places. The same quantity in several documents is one row.',
    ],
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['csv', 'xlsx', 'json'],
        says: 'csv (default), xlsx or json',
      },
      outputOption,
      ...factOptions,
    ],
    examples: [
      'tenderlint register packs/street-cleaning > register.csv',
      'tenderlint register packs/street-cleaning --format xlsx --output register.xlsx',
    ],
  },
  {
    name: 'report',
    usage: 'scrutiny|equality PATH... [options]',
    says: 'Write a scrutiny checklist or an equality impact statement, to be read without the tool.',
    details: ['Each question with the answer found, its place and what is missing.'],
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['markdown', 'html'],
        says: 'markdown (default) or html',
      },
      outputOption,
      ...factOptions,
    ],
    examples: [
      'tenderlint report scrutiny packs/street-cleaning > scrutiny.md',
      'tenderlint report equality packs/street-cleaning --format html --output equality.html',
    ],
  },
  {
    name: 'outline',
    usage: 'PATH... [options]',
    says: 'Print clauses, definitions, references and attachments as they were understood.',
    details: [
      'For each reference: → where it leads, ↗ out of the pack and why, ✗ nowhere, ? it cannot be told and why. A clause that is not listed was not recognised as one.',
    ],
    options: [jsonOrText],
    examples: ['tenderlint outline packs/street-cleaning', 'tenderlint outline contract.md --format json'],
  },
  {
    name: 'new',
    usage: 'FOLDER [options]',
    says: 'Write a whole pack to start from: the documents and a tenderlint.yml with the facts.',
    details: [
      'Documents and clauses follow from where, who, what and how much; what only you know stands as a blank: [insert …]. In a terminal, what is not given is asked for. Nothing is written over.',
    ],
    options: [
      { name: 'list', says: 'list the templates, those that fit the facts given first, and stop' },
      { name: 'template', value: 'ID', says: 'the template; without it the first that fits' },
      { name: 'title', value: 'TEXT', says: 'what the contract is called' },
      { name: 'buyer', value: 'TEXT', says: 'the name of the body that buys' },
      {
        name: 'jurisdiction',
        value: 'NAME',
        choices: jurisdictions,
        says: `where the buyer is: ${jurisdictions.join(', ')}`,
      },
      { name: 'authority', value: 'KIND', choices: authorities, says: `who buys: ${authorities.join(', ')}` },
      {
        name: 'contract',
        value: 'KIND',
        choices: contractKinds,
        says: `what is bought: ${contractKinds.join(', ')}`,
      },
      { name: 'light-touch', says: 'care, health, education and similar services under the light regime' },
      {
        name: 'value',
        value: 'AMOUNT',
        says: 'how much in all, with extensions: 6200000, 6.2m or £6,200,000',
      },
      {
        name: 'vat',
        value: 'BASIS',
        choices: ['included', 'excluded'],
        says: 'whether that figure includes VAT: included, excluded',
      },
      { name: 'started', value: 'DAY', says: 'day of the first notice or first step (default: today)' },
      { name: 'years', value: 'NUMBER', says: 'length of the contract without extensions' },
      {
        name: 'procedure',
        value: 'NAME',
        choices: procedures,
        says: `how it is awarded: ${procedures.join(', ')}`,
      },
      ...factOptions,
    ],
    examples: [
      'tenderlint new --list',
      'tenderlint new packs/grounds --jurisdiction wales --authority local --contract goods --value 90000',
    ],
  },
  {
    name: 'profile',
    usage: '[PATH] [options]',
    says: 'Show the facts of a pack and the law they lead to, or change them.',
    details: [
      'Facts are written where they stand: in the front matter that gives them, otherwise in tenderlint.yml. Comments and everything else in the file stay. An empty value takes a fact away: --set years=',
    ],
    options: [
      {
        name: 'set',
        value: 'KEY=VALUE',
        repeated: true,
        says: 'one fact, such as value=6.2m; may be repeated',
      },
      { name: 'write', says: 'write what --set gives; without it, show what would follow' },
    ],
    examples: [
      'tenderlint profile packs/grounds',
      'tenderlint profile packs/grounds --set value=4.8m --set vat=excluded --write',
    ],
  },
  {
    name: 'config',
    usage: '[PATH...] [options]',
    says: 'Print what holds for documents (facts, law, preset, severities) and where each value came from.',
    details: ['PATH is what check takes; the working folder if there is none.'],
    options: [
      { name: 'print', says: 'print it (this is what happens without it as well)' },
      jsonOrText,
      ...factOptions,
      noIgnore,
    ],
    examples: ['tenderlint config --print packs/streets/itt.md'],
  },
  {
    name: 'init',
    usage: '[FOLDER] [options]',
    says: 'Write a first tenderlint.yml into a folder that has none.',
    details: ['The documents found in the folder become one pack; what is not known stands as a comment.'],
    options: [
      {
        name: 'preset',
        value: 'NAME',
        choices: presets,
        says: `how grave findings are: ${presets.join(', ')}`,
      },
      ...factOptions,
    ],
    examples: ['tenderlint init packs/streets --set jurisdiction=england --set authority=local'],
  },
  {
    name: 'merge',
    usage: 'FILE... [options]',
    says: 'Put the JSON results of several runs, such as the shards of one, together as one report.',
    details: [
      'FILE is what check --format json printed. Where the runs were shards, none may be missing.',
      'Exit code: as that of check over everything.',
    ],
    options: [
      ...reportOptions,
      ...severityOptions,
      { name: 'quiet', short: 'q', says: 'one line per finding, and no summary' },
    ],
    examples: ['tenderlint merge part-*.json --format github --output sarif=tenderlint.sarif'],
  },
  {
    name: 'rules',
    usage: '[options]',
    says: 'List the rules: wording that may be open to challenge, and defects of drafting.',
    details: [],
    options: listOptions,
    examples: ['tenderlint rules --jurisdiction scotland'],
  },
  {
    name: 'criteria',
    usage: '[options]',
    says: 'List the expected criteria: what a tender pack should contain.',
    details: [],
    options: listOptions,
    examples: ['tenderlint criteria --regime procurement-act-2023'],
  },
  {
    name: 'clauses',
    usage: '[options]',
    says: 'List the clauses of the library.',
    details: [
      "Clauses of an organisation's own library are among them, each with its name, and those it switches off are not.",
    ],
    options: [
      { name: 'theme', value: 'THEME', says: 'only those of a theme, such as employment or fair-work' },
      {
        name: 'search',
        value: 'WORDS',
        says: 'only those that have all these words in their id, name, title, theme, note or measure',
      },
      ...listOptions,
    ],
    examples: [
      'tenderlint clauses --jurisdiction ireland --format json',
      'tenderlint clauses --theme employment --search "person-weeks"',
    ],
  },
  {
    name: 'library',
    usage: 'validate|docs [FOLDER] [options]',
    says: "Check a clause library of your organisation's own, or write the documentation of one.",
    details: [
      'FOLDER holds a library.yml. validate takes the working folder where none is given; docs then writes about the library that comes with the tool.',
      'validate also runs every example of the rules, criteria and concepts of the library.',
      'Exit code of validate: 0, every file is sound and every example does what it says; 1, something is wrong; 2, there is no library to read.',
    ],
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json', 'markdown', 'html'],
        says: 'validate: text (default) or json; docs: markdown (default) or html',
      },
      { name: 'theme', value: 'THEME', says: 'docs: only the clauses of one theme' },
      outputOption,
    ],
    examples: [
      'tenderlint library validate our-clauses',
      'tenderlint library docs our-clauses --format html --output our-clauses.html',
    ],
  },
  {
    name: 'explain',
    usage: 'ID [options]',
    says: 'Print one rule, criterion, clause, instrument of law, regime or concept: its law, examples and what to write instead.',
    details: ['ID is an id or an alias, in capitals or not.'],
    options: [
      {
        name: 'format',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'markdown', 'json', 'source'],
        says: 'text (default), markdown, json, or source: the file of a clause, to start one of your own from',
      },
      libraryOption,
    ],
    examples: [
      'tenderlint explain local-presence-at-bid',
      'tenderlint explain R06 --format markdown',
      'tenderlint explain FWK-01 --format source > our-clauses/clauses/fair-work/FWK-01.md',
    ],
  },
];
