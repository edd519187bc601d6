import { describe, expect, it } from 'vitest';
import type { LoadedLibrary } from '../../../server/src/library/load.ts';
import { edited, filesWith, loadWith, soundFiles } from './library-files.ts';

/** Problems as an author sees them: place in the text and message. */
function said({ problems }: LoadedLibrary, changed: Readonly<Record<string, string | undefined>>): string[] {
  return problems.map(({ path, range, message, severity }) => {
    const text = (changed[path] ?? soundFiles[path] ?? '').slice(range.start, range.end);
    return `${severity} ${path} «${text}» ${message}`;
  });
}

function problemsOf(changes: Readonly<Record<string, string | undefined>>): string[] {
  return said(loadWith(changes), changes);
}

describe('a sound library', () => {
  const loaded = loadWith();

  it('loads without problems', () => {
    expect(said(loaded, {})).toEqual([]);
  });

  it('gives one entry for each file', () => {
    const counts = Object.fromEntries(
      Object.entries(loaded.library).flatMap(([key, value]) =>
        Array.isArray(value) ? [[key, value.length]] : [],
      ),
    );
    expect(counts).toEqual({
      instruments: 1,
      thresholds: 1,
      vatRates: 1,
      regimes: 1,
      concepts: 2,
      sectionKinds: 1,
      rules: 1,
      criteria: 1,
      clauses: 1,
      templates: 1,
      templateParts: 0,
      off: 0,
    });
    expect(loaded.library).toMatchObject({ name: 'Test library', version: '1.0.0', licence: 'CC0-1.0' });
  });

  it('writes short forms out and fills in what may be left out', () => {
    const [rule] = loaded.library.rules;
    expect(rule).toMatchObject({ id: 'local-office', category: 'risk', by: 'words' });
    expect(rule?.finds).toEqual([
      { all: ['<tenderer> ... <office-nearby>'] },
      { all: ['tenderer', 'office', '=Borough'] },
      {
        all: ['office .. <#distance>'],
        stage: ['gate'],
        notSections: ['definitions'],
        unless: [{ any: ['need not'], in: 'sentence' }],
      },
    ]);
    expect(rule?.unless).toEqual([{ any: ['or equivalent'], in: ['sentence', 'next'] }]);
    expect(rule?.bases[0]?.where).toEqual({ regimes: ['procurement-act-2023'] });
    expect(rule?.bases[1]?.where).toEqual({});
    expect(rule?.examples.flags).toEqual([{ text: 'The Tenderer must have an office in the borough.' }]);
    expect(loaded.library.thresholds[0]?.jurisdiction).toEqual(['england']);
    expect(loaded.library.criteria[0]?.belongsIn).toEqual(['award-criteria']);
    expect(loaded.library.regimes[0]?.applies).toEqual([
      { jurisdiction: ['england'], aboveThreshold: true, from: '2025-02-24' },
    ]);
    expect(loaded.library.concepts[1]?.examples.not).toEqual([]);
  });

  it('takes the confidence of a basis from its citations unless it is given', () => {
    expect(loaded.library.rules[0]?.bases.map((basis) => basis.confidence)).toEqual([
      'secondary',
      'knowledge',
    ]);
    expect(loaded.library.clauses[0]?.basis).toEqual([
      { citation: 'pa-2023/s.23(2)', confidence: 'secondary' },
    ]);
  });

  it('reads clauses variant by variant', () => {
    const [clause] = loaded.library.clauses;
    expect(clause).toMatchObject({ id: 'TRT-01', theme: 'training', licence: 'CC0-1.0', companions: [] });
    expect(clause?.variants).toEqual([
      {
        id: 'england',
        where: { jurisdiction: ['england'] },
        level: 'standard',
        register: 'legal',
        body: '### Training\n\n1. The Supplier must provide {{weeks}} weeks of training with {{partner}}.',
      },
      {
        id: 'plain',
        where: {},
        level: 'light',
        register: 'plain',
        body: 'Give {{weeks}} weeks of training; {{weeks}} is enough.',
      },
    ]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(loaded.library))).toEqual(loaded.library);
  });

  it('reads files with a byte order mark and Windows line ends alike', () => {
    const windows = Object.fromEntries(
      Object.entries(soundFiles).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
    );
    expect(loadWith(windows)).toEqual(loaded);
  });
});

describe('mistakes are named with place and remedy, and only their file is left out', () => {
  const cases: readonly (readonly [string, Record<string, string | undefined>, string])[] = [
    [
      'an unknown key',
      edited('rules/local-office.yml', '    severity: error', '    severty: error'),
      'error rules/local-office.yml «severty» Unknown key "severty" in bases[1]. Did you mean "severity"?',
    ],
    [
      'an unknown value',
      edited('rules/local-office.yml', 'severity: error', 'severity: eror'),
      'error rules/local-office.yml «eror» "eror" is not a value of bases[1].severity. Did you mean "error"?',
    ],
    [
      'a missing key',
      edited('rules/local-office.yml', 'instead: Ask for the outcome.\n', ''),
      'error rules/local-office.yml',
    ],
    [
      'a pattern that YAML reads as a list',
      edited('concepts/office-nearby.yml', '- office .. borough', '- [local] office'),
      'error concepts/office-nearby.yml',
    ],
    [
      'a value of the wrong type in a union',
      edited('rules/local-office.yml', 'stage: gate', 'stage: {a: b}'),
      'error rules/local-office.yml «{a: b}» "finds[3].stage" is a block of keys; expected one of "gate", "scored", "obligation", "encouragement", "statement".',
    ],
    [
      'an empty text',
      edited('concepts/tenderer.yml', 'title: Whoever tenders', "title: ''"),
      'error concepts/tenderer.yml «\'\'» "title" is empty. Write it, or remove the key.',
    ],
    [
      'a value left out',
      edited('concepts/tenderer.yml', 'title: Whoever tenders', 'title:'),
      'error concepts/tenderer.yml',
    ],
    [
      'a fix that says neither what nor where',
      edited('rules/local-office.yml', 'clause: TRT-01}', 'text: Hello}'),
      'error rules/local-office.yml «{title: Insert a clause, text: Hello}» "fixes[2]" lacks what it needs. Give one of "replace", "with", "insert-after", "clause".',
    ],
    [
      'a day that is not in the calendar',
      edited('rules/local-office.yml', 'law-as-at: 2026-11-22', 'law-as-at: 2026-02-30'),
      'error rules/local-office.yml «2026-02-30» "2026-02-30" is not a day of the calendar. Write year-month-day: 2026-02-28.',
    ],
    [
      'a period that ends before it starts',
      edited('law/thresholds/uk.yml', 'from: 2026-01-01', 'from: 2026-01-01\n    until: 2025-01-01'),
      'error law/thresholds/uk.yml «2025-01-01» "until" (2025-01-01) must be later than "from" (2026-01-01): it is the first day that no longer counts.',
    ],
    [
      'a concept that does not exist',
      edited('rules/local-office.yml', '- <tenderer> ...', '- <tendrer> ...'),
      'error rules/local-office.yml «<tendrer> ... <office-nearby>» There is no concept "tendrer" in concepts. Did you mean "tenderer"?',
    ],
    [
      'a quantity that does not exist',
      edited('rules/local-office.yml', '<#distance>', '<#length>'),
      'error rules/local-office.yml «office .. <#length>» "<#length>" is not a recognised quantity.',
    ],
    [
      'a regime that does not exist',
      edited('rules/local-office.yml', 'regimes: procurement-act-2023', 'regimes: [procurement-act-2024]'),
      'error rules/local-office.yml «procurement-act-2024» There is no regime "procurement-act-2024" in the library. Did you mean "procurement-act-2023"?',
    ],
    [
      'a clause in a fix that does not exist',
      edited('rules/local-office.yml', 'clause: TRT-01', 'clause: TRT-99'),
      'error rules/local-office.yml «TRT-99» There is no clause "TRT-99" in the library. Did you mean "TRT-01"?',
    ],
    [
      'no passage that is flagged',
      edited(
        'rules/local-office.yml',
        '    - The Tenderer must have an office in the borough.\n',
        '    []\n',
      ),
      'error rules/local-office.yml «[]» A rule needs at least one passage that it flags',
    ],
    [
      'one near-miss only for an error',
      edited('rules/local-office.yml', '    - The Supplier must attend within two hours.\n', ''),
      'needs at least two lawful near-misses',
    ],
    [
      'a risk of error severity without law',
      edited('rules/local-office.yml', '    citations: [pa-2023/s.22(3)(b), pa-2023/s.23(2)]\n', ''),
      'A risk must cite the law it applies',
    ],
    [
      'a rule by words without finds',
      {
        'rules/local-office.yml': soundFiles['rules/local-office.yml']?.replace(
          /finds:[\s\S]*?\nunless:/,
          'unless:',
        ),
      },
      'A rule by words needs at least one entry under "finds"',
    ],
    [
      'words looked for in the whole pack',
      edited('rules/local-office.yml', 'in: [sentence, next]', 'in: pack'),
      'error rules/local-office.yml «or equivalent» In a whole pack only a bare concept can be looked for',
    ],
    [
      'a criterion without near-miss',
      edited('criteria/training-asked.yml', '  names: [Training is important.]\n', ''),
      'A criterion needs at least one near-miss',
    ],
    [
      'a criterion by law that cites none',
      edited('criteria/training-asked.yml', ', citations: [pa-2023/s.23(2)]', ''),
      'What is expected by law must cite it',
    ],
    [
      'an id that is not the name of the file',
      { 'concepts/tenderer.yml': `id: bidder\n${soundFiles['concepts/tenderer.yml']}` },
      'error concepts/tenderer.yml «bidder» The id "bidder" is not the name of the file.',
    ],
    [
      'a blank that is not declared',
      edited(
        'clauses/training/TRT-01.md',
        'training with {{partner}}',
        'training with {{partnr}} and {{partner}}',
      ),
      'error clauses/training/TRT-01.md «## variant: england» The wording has a blank {{partnr}} that is not declared under "parameters". Did you mean {{partner}}?',
    ],
    [
      'a parameter that is not used',
      edited('clauses/training/TRT-01.md', ' with {{partner}}', ''),
      'error clauses/training/TRT-01.md «partner» The parameter "partner" is not used',
    ],
    [
      'a variant without wording',
      edited('clauses/training/TRT-01.md', '## variant: plain\n', '## variant: plane\n'),
      'error clauses/training/TRT-01.md «plain» The variant "plain" has no wording.',
    ],
    [
      'text outside the variants',
      edited('clauses/training/TRT-01.md', '## variant: england', 'Hello.\n\n## variant: england'),
      'error clauses/training/TRT-01.md «Hello.» This text belongs to no wording.',
    ],
    [
      'a default that is not among the choices',
      edited(
        'clauses/training/TRT-01.md',
        'choices: [a college, a charity]',
        'default: nobody, choices: [a college, a charity]',
      ),
      'error clauses/training/TRT-01.md «nobody» The default "nobody" is not one of the choices.',
    ],
    [
      'a default beyond the limits',
      edited('clauses/training/TRT-01.md', 'default: 26', 'default: 1000'),
      'error clauses/training/TRT-01.md «1000» The default 1000 is not between "min" and "max".',
    ],
    [
      'a suggestion that is no formula',
      edited('clauses/training/TRT-01.md', '52 * value / 1000000', '52 * worth'),
      'The suggestion "52 * worth" cannot be worked out: "worth" is not known',
    ],
    [
      'a clause in no theme folder',
      {
        'clauses/training/TRT-01.md': undefined,
        'clauses/TRT-01.md': soundFiles['clauses/training/TRT-01.md'],
      },
      'A clause stands in the folder of its theme',
    ],
    [
      'a clause without front matter',
      { 'clauses/training/TRT-01.md': '# Training\n' },
      'error clauses/training/TRT-01.md «# T» The file must start with a line ---',
    ],
    ['no manifest', { 'library.yml': undefined }, 'The library has no library.yml.'],
    [
      'a tab',
      edited('concepts/tenderer.yml', '  matches:', '\tmatches:'),
      'error concepts/tenderer.yml «\t» A tab stands',
    ],
    [
      'a text with a colon',
      edited('concepts/tenderer.yml', 'title: Whoever tenders', 'title: Tenderer: whoever tenders'),
      'Put the whole text in double quotes',
    ],
    [
      'a key that stands twice',
      edited('concepts/tenderer.yml', 'title: Whoever tenders', 'title: Whoever\ntitle: Tenders'),
      'error concepts/tenderer.yml «title» "title" stands twice here',
    ],
    [
      'a NUL',
      edited('concepts/tenderer.yml', 'Whoever', 'Who\0ever'),
      'A control character (U+0000) stands here',
    ],
    [
      'a list where a block is expected',
      { 'concepts/tenderer.yml': '- a\n- b\n' },
      'This file is a list; expected a block of keys.',
    ],
    [
      'an empty file',
      { 'concepts/tenderer.yml': '' },
      'This file is empty. Write into it at least "title", "expressions", "examples"',
    ],
    [
      'a name of a file that is no id',
      { 'rules/Local Office.yml': soundFiles['rules/local-office.yml']?.replace('R06', 'R07') },
      "The file's name is its id and must be in lower case",
    ],
  ];

  it.each(cases)('%s', (_, changes, expected) => {
    const problems = problemsOf(changes);
    expect(problems.filter((problem) => problem.includes(expected))).toHaveLength(1);
  });

  it('keeps everything else when one file is left out', () => {
    const { library, problems } = loadWith(edited('criteria/training-asked.yml', 'title:', 'titel:'));
    expect(library.criteria).toEqual([]);
    expect(library.rules).toHaveLength(1);
    expect(library.clauses).toHaveLength(1);
    expect(problems.map(({ path, severity }) => `${severity} ${path}`)).toEqual([
      'error criteria/training-asked.yml',
      'error criteria/training-asked.yml',
      'warning clauses/training/TRT-01.md',
      'warning clauses/training/TRT-01.md',
    ]);
  });

  it('leaves out what needs a file that was left out, and says so', () => {
    const { library, problems } = loadWith(edited('concepts/tenderer.yml', 'title:', 'titel:'));
    expect(library.concepts).toEqual([]);
    expect(library.rules).toEqual([]);
    expect(problems.map(({ path }) => path)).toContain('rules/local-office.yml');
  });

  it('keeps a file whose citation is not in the library, as an error', () => {
    const changes = edited('rules/local-office.yml', 'pa-2023/s.22(3)(b)', 'pa-2023/s.22(3)(c)');
    const loaded = loadWith(changes);
    expect(loaded.library.rules).toHaveLength(1);
    expect(said(loaded, changes)).toEqual([
      'error rules/local-office.yml «pa-2023/s.22(3)(c)» "pa-2023/s.22(3)(c)" cites a provision that is not listed in law/instruments/pa-2023.yml. Did you mean "s.22(3)(b)"? Cite one that tenderlint explain pa-2023 lists, or add it there with what it says.',
    ]);
    const unknown = edited('rules/local-office.yml', 'pa-2023/s.22(3)(b)', 'pa-2024/s.1');
    expect(problemsOf(unknown)[0]).toContain('which is not in law/instruments. Did you mean "pa-2023"?');
  });

  it('only warns of companions that do not exist yet', () => {
    const changes = edited('clauses/training/TRT-01.md', 'satisfies:', 'companions: [TRT-02]\nsatisfies:');
    const loaded = loadWith(changes);
    expect(loaded.library.clauses).toHaveLength(1);
    expect(said(loaded, changes)).toEqual([
      'warning clauses/training/TRT-01.md «TRT-02» There is no clause "TRT-02" in the library. Did you mean "TRT-01"?',
    ]);
  });
});

describe('ids and aliases', () => {
  const copy = soundFiles['rules/local-office.yml'] ?? '';

  it('no two rules share an alias', () => {
    const { library, problems } = loadWith({ 'rules/other-office.yml': copy });
    expect(library.rules.map((rule) => rule.id)).toEqual(['local-office']);
    expect(problems).toMatchObject([
      {
        path: 'rules/other-office.yml',
        message: expect.stringContaining('"R06" is already the id or an alias in rules/local-office.yml'),
      },
    ]);
  });

  it('a criterion may not take the name of a rule', () => {
    const changes = edited('criteria/training-asked.yml', '[C01]', '[local-office]');
    expect(loadWith(changes).library.criteria).toEqual([]);
  });

  it('the same id in two folders is reported at the second', () => {
    const { problems } = loadWith({ 'rules/more/local-office.yml': copy });
    expect(problems).toMatchObject([
      {
        path: 'rules/more/local-office.yml',
        message: expect.stringContaining('stands in rules/local-office.yml as well'),
      },
    ]);
  });
});

describe('concepts that lead back to themselves', () => {
  it('are left out, with the way round', () => {
    const { library, problems } = loadWith(
      edited('concepts/tenderer.yml', '[tenderer, bidder]', '[tenderer, <office-nearby> owner]'),
    );
    expect(library.concepts).toEqual([]);
    expect(problems[0]?.message).toBe(
      'This concept leads back to itself: <tenderer> → <office-nearby> → <tenderer>. Take one of them out.',
    );
  });
});

describe('files of a library', () => {
  it('that belong to no kind are passed over, but a misplaced YAML file is named', () => {
    const { problems } = loadWith({
      'README.md': '# Hello',
      'schemas/rule.schema.json': '{}',
      'rules/x.yaml': 'a: 1',
    });
    expect(problems).toMatchObject([
      { path: 'rules/x.yaml', severity: 'warning', id: 'library-unknown-file' },
    ]);
  });

  it('are reported in their order, then by place', () => {
    const changes = {
      ...edited('concepts/tenderer.yml', 'title: Whoever tenders', 'titel: Whoever\nexpresions: [x]'),
      ...edited('criteria/training-asked.yml', 'title: Training', 'titel: Training'),
    };
    const order = filesWith(changes).map((file) => file.path);
    const places = loadWith(changes).problems.map(({ path, range }) => [order.indexOf(path), range.start]);
    expect(places).toEqual(
      [...places].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    );
  });

  it('may have patterns checked by whoever reads them', () => {
    const { library, problems } = loadWith(
      {},
      { patternProblem: (pattern) => (pattern === 'bidder' ? 'it is not liked' : undefined) },
    );
    expect(library.concepts.map((concept) => concept.id)).toEqual([]);
    expect(problems[0]).toMatchObject({
      path: 'concepts/tenderer.yml',
      message: 'This pattern cannot be read: it is not liked.',
    });
  });

  it('of a layer may name what the library below has', () => {
    const base = loadWith().library;
    const rule = (soundFiles['rules/local-office.yml'] ?? '').replace('[R06]', '[X1]').replace('R06a', 'X2');
    const layer = loadWith(
      {
        ...Object.fromEntries(Object.keys(soundFiles).map((path) => [path, undefined])),
        'library.yml': soundFiles['library.yml'],
        'rules/our-office.yml': rule,
      },
      { base },
    );
    expect(layer.problems).toEqual([]);
    expect(layer.library.rules.map(({ id }) => id)).toEqual(['our-office']);
    expect(layer.library.concepts).toEqual([]);
  });
});
