// The worked example of an organisation's library, broken as people break it who never saw YAML: each mistake is told in its file, on
// its line, with what to do.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LibraryFile, loadLibrary } from '../../../server/src/library/load.ts';
import { positionInText } from '../../../server/src/reports/positions.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const clause = 'clauses/green-space/MER-01.md';
const names = ['library.yml', 'clauses/fair-work/FWK-01.md', clause];
const sound: readonly LibraryFile[] = names.map((path) => ({
  path,
  text: readFileSync(new URL(`../../../examples/own-library/our-clauses/${path}`, import.meta.url), 'utf8'),
}));
const { library: base } = sourceLibrary().compiled;

type Change = (files: readonly LibraryFile[]) => readonly LibraryFile[];
/** Puts words in place of others, which must be there. */
const edit =
  (path: string, from: string | RegExp, to: string): Change =>
  (files) =>
    files.map((file) => {
      if (file.path !== path) return file;
      const text = file.text.replace(from, to);
      expect(text, `${path} holds ${from}`).not.toBe(file.text);
      return { ...file, text };
    });
const rename =
  (to: string): Change =>
  (files) =>
    files.map((file) => (file.path === clause ? { ...file, path: to } : file));

const mistakes: readonly (readonly [string, Change, readonly string[]])[] = [
  [
    'a key indented less than its neighbours',
    edit(clause, '    type: integer', '  type: integer'),
    [`${clause}:9 error This line is indented differently from the lines it belongs to.`],
  ],
  [
    'a key indented more than its neighbours',
    edit(clause, 'title:', ' title:'),
    [`${clause}:2 error The line "title:" is indented further than the line it follows`],
  ],
  [
    'a key indented a little less',
    edit(clause, '    default: 10', '   default: 10'),
    [`${clause}:11 error This line is indented differently`],
  ],
  [
    'an unknown key',
    edit(clause, 'placement:', 'placment:'),
    [
      `${clause}:2 error This file lacks "placement". Add it.`,
      `${clause}:6 error Unknown key "placment". Did you mean "placement"?`,
    ],
  ],
  [
    'an unknown clause among the companions',
    edit(clause, 'note:', 'companions: [MON-99]\nnote:'),
    [`${clause}:27 warning There is no clause "MON-99" in the library. Did you mean "MON-01"?`],
  ],
  [
    'an unknown clause to switch off',
    edit('library.yml', 'DON-01', 'DON-91'),
    [
      'library.yml:6 warning There is no rule, criterion or clause "DON-91" to switch off, so this changes nothing.',
    ],
  ],
  [
    'an unknown criterion',
    edit(clause, 'note:', 'satisfies: [nonsense]\nnote:'),
    [`${clause}:27 warning There is no criterion "nonsense" in the library. tenderlint criteria lists them`],
  ],
  [
    'an unknown provision',
    edit(clause, /citation: .*/, 'citation: pa-2023/s.999'),
    [`${clause}:25 error "pa-2023/s.999" cites a provision that is not listed`],
  ],
  [
    'a date as people write it',
    edit(clause, /law-as-at: .*/, 'law-as-at: 22/11/2026'),
    [`${clause}:32 error "22/11/2026" does not fit law-as-at. A calendar day, year-month-day: 2026-02-04.`],
  ],
  [
    'a date that is none',
    edit(clause, /review-by: .*/, 'review-by: 2027-02-30'),
    [`${clause}:33 error "2027-02-30" is not a day of the calendar. Write year-month-day`],
  ],
  [
    'an id that stands twice',
    (files) => [...files, { path: 'clauses/other/MER-01.md', text: files[2]?.text ?? '' }],
    [`clauses/other/MER-01.md:2 error The clause "MER-01" stands in ${clause} as well. Rename one`],
  ],
  [
    'a tab',
    edit(clause, '    type: integer', '\ttype: integer'),
    [`${clause}:9 error A tab stands at the start of this line. YAML takes spaces only`],
  ],
  [
    'an empty clause',
    edit(clause, /^[\s\S]*$/, ' \n'),
    [`${clause}:1 error This file is empty. Copy a clause that works into it`],
  ],
  [
    'an empty card',
    edit('library.yml', /^[\s\S]*$/, '# later\n'),
    [
      'library.yml:1 error This file is empty. Write into it at least "name", "version", "law-as-at", "licence"',
    ],
  ],
  [
    'a name in small letters',
    rename('clauses/green-space/mer-01.md'),
    [
      "clauses/green-space/mer-01.md:1 error The file's name is its id and must be in capital letters, a hyphen and digits: TRT-01.md. Call it MER-01.md.",
    ],
  ],
  [
    'a name that is a title',
    rename('clauses/green-space/Friends.md'),
    ["clauses/green-space/Friends.md:1 error The file's name is its id"],
  ],
  [
    'what a word processor adds',
    rename(`${clause}.txt`),
    [
      `${clause}.txt:1 warning This file is not read: names in clauses/ end in .md, in small letters. Call it MER-01.md.`,
    ],
  ],
  [
    'a document of a word processor',
    rename('clauses/green-space/MER-01.docx'),
    [
      'clauses/green-space/MER-01.docx:1 warning This file is not read: a library is made of plain text. Save its text as MER-01.md',
    ],
  ],
  [
    'an ending in capitals',
    rename('clauses/green-space/MER-01.MD'),
    [
      'clauses/green-space/MER-01.MD:1 warning This file is not read: names in clauses/ end in .md, in small letters. Call it MER-01.md.',
    ],
  ],
  [
    'a folder by another name',
    rename('clause/green-space/MER-01.md'),
    [
      'clause/green-space/MER-01.md:1 warning This file is not read: a library has no folder clause/. Call the folder clauses.',
    ],
  ],
  [
    'no folder of a theme',
    rename('clauses/MER-01.md'),
    ['clauses/MER-01.md:2 error A clause stands in the folder of its theme: clauses/<theme>/MER-01.md.'],
  ],
  [
    'no folder at all',
    rename('MER-01.md'),
    [
      'MER-01.md:1 warning This file is not read here: a clause stands in the folder of its theme. Move it to clauses/<theme>/MER-01.md.',
    ],
  ],
  [
    'a value that is none',
    edit(clause, 'status: live', 'status: active'),
    [`${clause}:5 error "active" is not a value of status. Expected one of "draft", "reviewed", "live"`],
  ],
  [
    'a word of a list that is none',
    edit(clause, /placement: .*/, 'placement: [specifications]'),
    [`${clause}:6 error "specifications" is not a value of placement[1]. Did you mean "specification"?`],
  ],
  [
    'facts that do not end',
    edit(clause, /\n---\n/, '\n'),
    [`${clause}:1 error The facts of the clause begin with --- and do not end.`],
  ],
  [
    'facts that do not begin',
    edit(clause, /^---\n/, ''),
    [`${clause}:1 error The file must start with a line ---`],
  ],
  [
    'an empty line at the top',
    edit(clause, /^/, '\n'),
    [`${clause}:1 error Something stands before the line --- at the top.`],
  ],
  [
    'no space after a colon',
    edit(clause, 'status: live', 'status:live'),
    [`${clause}:5 error There is no space after the colon. Write "status: live".`],
  ],
  [
    'a colon in a text',
    edit(clause, /title: .*/, 'title: Weights: do they add up?'),
    [`${clause}:3 error This line reads like a key inside a text`],
  ],
  [
    'a quotation mark that is not closed',
    edit(clause, /title: .*/, 'title: "Friends'),
    [`${clause}:3 error A quotation mark opens in this text and is not closed.`],
  ],
  [
    'a bracket that is not closed',
    edit(clause, /placement: .*/, 'placement: [specification'),
    [`${clause}:6 error The bracket [ that opens here is not closed. Write ] at the end`],
  ],
  [
    'a version of two numbers',
    edit(clause, 'version: 1.0.0', 'version: 1.0'),
    [`${clause}:4 error "version" is a number here. Three numbers: 1.0.0.`],
  ],
  [
    'a default in quotes',
    edit(clause, 'default: 10', 'default: "10"'),
    [`${clause}:11 error The default of an integer is a number without quotes.`],
  ],
  [
    'a default out of range',
    edit(clause, 'default: 10', 'default: 100'),
    [`${clause}:11 error The default 100 is not between "min" and "max".`],
  ],
];

const told = (files: readonly LibraryFile[]): readonly string[] =>
  loadLibrary(files, { base }).problems.map(({ path, severity, message, range }) => {
    const text = files.find((file) => file.path === path)?.text ?? '';
    return `${path}:${positionInText(text, range.start).line} ${severity} ${message}`;
  });

test('as it stands the example is sound', () => {
  expect(told(sound)).toEqual([]);
});

test.each(mistakes)('%s', (_, change, expected) => {
  expect(told(change(sound))).toEqual(expected.map((start) => expect.stringContaining(start)));
});

test('files that lead to a mistake one after the other do not take a round each', () => {
  const concept = (index: number): LibraryFile => ({
    path: `concepts/deep-${index}.yml`,
    text: `title: Deep\nexpressions: [<deep-${index + 1}> dog]\nexamples:\n  matches: [dog]\n`,
  });
  const files = [...sound.slice(0, 1), ...Array.from({ length: 1_000 }, (_, index) => concept(index))];
  const began = performance.now();
  const said = told(files);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(said[0]).toContain(
    'library.yml:1 error The files of this library name each other more than 20 deep',
  );
  expect(said.at(-1)).toContain('There is no concept "deep-1000"');
});

test('a hostile file costs no more than its length', () => {
  const spaces = ' '.repeat(150_000);
  const files = [
    ...sound.slice(0, 2),
    { path: clause, text: `${sound[2]?.text}\n## variant: x${spaces}y\n##${spaces}variant:${spaces}\n` },
    { path: 'clauses/green-space/MER-02.md', text: `---\n${spaces.repeat(4)}` },
    { path: 'rules/long.yml', text: `title: [${spaces.repeat(4)}` },
  ];
  const began = performance.now();
  const said = told(files);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(said.filter((one) => one.includes('at most 500,000 are read'))).toHaveLength(2);
});
