// Learns the weights of likeness: for each rule a logistic regression over words, pairs of words and words of headings, by
// stochastic gradient descent with a step of its own for each weight (AdaGrad). Bundled and run by scripts/learn.mjs.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { compileLibrary } from '../../server/src/checks/check-pack.ts';
import { codedChecks } from '../../server/src/checks/coded/index.ts';
import {
  PAIR_BASE,
  spelling,
  visitFeatures,
  type WordAt,
} from '../../server/src/checks/likeness/features.ts';
import { keepWhole } from '../../server/src/checks/relevant.ts';
import { stemOf, tokenise, Vocabulary } from '../../server/src/checks/tokens.ts';
import type { LearnedFile } from '../../server/src/library/learned-likeness.ts';
import { type LibraryFile, loadLibrary } from '../../server/src/library/load.ts';
import type { Passage } from '../../test/evaluation/passage.ts';
import { randomFrom } from '../../test/unit/markdown/hostile-text.ts';
import { lawfulUnits, passageUnits, type Unit } from './units.ts';

/** Log odds from which on a unit is said to be like a rule's passages: measured on passages that were not learned from. */
const THRESHOLD = -1;
/** Below this it reads like lawful text, whatever conditions it meets: measured in the same way. */
const DOUBT = -6;
/** A feature that is rarer says more of its passage than of the rule. */
const LEAST_OFTEN = 3;
const ROUNDS = 20;
const RATE = 0.5;
const START = -4;
/** A gradient as small changes nothing that matters. */
const IDLE = 0.002;
/** Weights below this are left out of the file. */
const LEAST_WEIGHT = 0.6;

const root = process.argv[2] as string;
const passageFolder = join(root, 'test/evaluation/development');

const { library } = loadLibrary(filesIn(join(root, 'clause-library'), /\.(yml|md)$/));
const compiled = keepWhole(compileLibrary(library));
// Figures and whole packs decide what these are about: words alone say nothing of it.
const byCheck = new Set(codedChecks.map(({ id }) => id));
const rules = library.rules.filter(
  ({ id, category, finds, figures }) =>
    category === 'risk' && finds.length > 0 && figures === undefined && !byCheck.has(id),
);
const names = new Map(
  rules.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name.toLowerCase(), id])),
);
const idOf = (name: string) => names.get(name.toLowerCase());

const passageFiles = filesIn(passageFolder, /\.jsonl$/);
const passages = passageFiles.flatMap(({ text }) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Passage),
);
const units: readonly Unit[] = [
  ...passages.flatMap((passage) => passageUnits(passage, compiled, idOf)),
  // What a rule itself gives as an example counts twice.
  ...[...examples(), ...examples()].flatMap((passage) => passageUnits(passage, compiled, idOf)),
  ...distinct(lawfulTexts().flatMap((text) => lawfulUnits(text, compiled))),
];
process.stderr.write(`${passages.length} passages, ${units.length} units, ${rules.length} rules\n`);
process.stdout.write(JSON.stringify(learn(units)));

function filesIn(folder: string, name: RegExp): readonly LibraryFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry): LibraryFile => {
      const path = join(entry.parentPath, entry.name);
      return { path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The examples in the rules' own files, as passages. */
function examples(): readonly Passage[] {
  return rules.flatMap(({ id, examples: { flags, lawful } }) =>
    [
      ...flags.map((example) => ({ example, label: 'risky' as const })),
      ...lawful.map((example) => ({ example, label: 'lawful' as const })),
    ].map(
      ({ example: { text, under }, label }, i): Passage => ({
        id: `${id} ${i}`,
        profile: {},
        section: under ?? [],
        text,
        label,
        accept: [id],
        rule: id,
        line: text.trimEnd().split('\n').length,
        difficulty: 'plain',
        why: '',
      }),
    ),
  );
}

/** Texts of ours that no rule finds anything in, or next to nothing: clauses, and the packs of examples and tests. */
function lawfulTexts(): readonly string[] {
  const folders = ['test/fixtures/packs', 'test/evaluation/drafting-packs', 'examples/good-pack'];
  return [
    ...library.clauses.flatMap(({ title, variants }) => variants.map(({ body }) => `# ${title}\n\n${body}`)),
    ...folders.flatMap((folder) => filesIn(join(root, folder), /\.md$/)).map(({ text }) => text),
  ];
}

function distinct(all: readonly Unit[]): readonly Unit[] {
  const seen = new Set<string>();
  return all.filter(({ stretches }) => {
    const key = stretches.join('\n');
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

interface Example {
  /** Numbers of features: of words and pairs, and of words of headings. */
  readonly own: readonly number[];
  readonly titles: readonly number[];
  /** -1 for none. */
  readonly rule: number;
  readonly spared: ReadonlySet<number>;
}

function learn(all: readonly Unit[]): LearnedFile {
  // The file numbers rules by a byte.
  if (rules.length > 255) throw new Error(`${rules.length} rules are more than a byte can number`);
  const vocabulary = new Vocabulary();
  const stems: string[] = [];
  const tokens = (text: string) => {
    for (const word of ['not', 'cannot', 'will', 'shall', 'is', ...text.split(/[^A-Za-z\u00C0-\u024F'’]+/)])
      if (word !== '') stems[vocabulary.add(word)] ??= stemOf(word);
    return tokenise(text, vocabulary);
  };
  const wordNumbers = new Map<string, number>();
  const wordAt: WordAt = (read, at) => {
    const word = spelling(read, at) ?? stems[read.stems[at] as number] ?? '';
    if (word === '') return 0;
    let number = wordNumbers.get(word);
    if (number === undefined) {
      number = wordNumbers.size + 2;
      wordNumbers.set(word, number);
    }
    return number;
  };
  const seen = all.map(({ stretches, titles, rules: ids }) => {
    const own = new Set<string>();
    const see = (feature: number) => own.add(`own ${feature}`);
    visitFeatures(stretches.map(tokens), wordAt, see, see);
    const above = new Set<string>();
    visitFeatures(
      titles.map(tokens),
      wordAt,
      (word) => above.add(`title ${word}`),
      () => {},
    );
    return {
      own: [...own],
      titles: [...above],
      ids,
    };
  });
  const often = new Map<string, number>();
  for (const { own, titles } of seen)
    for (const feature of [...own, ...titles]) often.set(feature, (often.get(feature) ?? 0) + 1);
  const kept = [...often].filter(([, count]) => count >= LEAST_OFTEN).map(([feature]) => feature);
  const numbers = new Map(kept.map((feature, i) => [feature, i]));
  const numbered = (features: readonly string[]) => features.flatMap((feature) => numbers.get(feature) ?? []);
  const ruleNumbers = new Map(rules.map(({ id }, i) => [id, i]));
  const examplesOf = seen.map(({ own, titles, ids }): Example => {
    const named = ids.flatMap((id) => ruleNumbers.get(id) ?? []);
    return {
      own: numbered(own),
      titles: numbered(titles),
      rule: named[0] ?? -1,
      spared: new Set(named.slice(1)),
    };
  });
  const { weights, bias } = descend(examplesOf, kept.length, rules.length);
  return written(kept, weights, bias, [...wordNumbers.keys()]);
}

function descend(examplesOf: readonly Example[], features: number, count: number) {
  const weights = new Float32Array(features * count);
  const squares = new Float32Array(features * count).fill(1e-2);
  const bias = new Float32Array(count).fill(START);
  const sums = new Float64Array(count);
  const order = examplesOf.map((_, i) => i);
  // The same numbers in every run.
  const random = randomFrom(1);
  const add = (row: readonly number[], share: number) => {
    for (const feature of row) {
      const at = feature * count;
      for (let rule = 0; rule < count; rule++)
        sums[rule] = (sums[rule] as number) + (weights[at + rule] as number) * share;
    }
  };
  const learnRow = (row: readonly number[], rule: number, gradient: number) => {
    for (const feature of row) {
      const at = feature * count + rule;
      squares[at] = (squares[at] as number) + gradient * gradient;
      weights[at] = (weights[at] as number) - (RATE * gradient) / Math.sqrt(squares[at] as number);
    }
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    for (const index of order) {
      const { own, titles, rule: wanted, spared } = examplesOf[index] as Example;
      const ownShare = 1 / Math.sqrt(Math.max(1, own.length));
      const titleShare = 1 / Math.sqrt(Math.max(1, titles.length));
      sums.set(bias);
      add(own, ownShare);
      add(titles, titleShare);
      for (let rule = 0; rule < count; rule++) {
        if (spared.has(rule)) continue;
        const error = 1 / (1 + Math.exp(-(sums[rule] as number))) - (rule === wanted ? 1 : 0);
        if (Math.abs(error) < IDLE) continue;
        bias[rule] = (bias[rule] as number) - 0.02 * error;
        learnRow(own, rule, error * ownShare);
        learnRow(titles, rule, error * titleShare);
      }
    }
  }
  return { weights, bias };
}

/** The weights as the file has them: words that matter numbered anew, small weights left out, the rest in steps of a byte. */
function written(
  kept: readonly string[],
  weights: Float32Array,
  bias: Float32Array,
  words: readonly string[],
): LearnedFile {
  const count = bias.length;
  let most = 0;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  const step = Number((most / 127).toPrecision(6));
  const rowOf = (feature: number): readonly number[] => {
    const row: number[] = [];
    for (let rule = 0; rule < count; rule++) {
      const weight = weights[feature * count + rule] as number;
      if (Math.abs(weight) >= LEAST_WEIGHT) row.push(rule, Math.round(weight / step) & 0xff);
    }
    return [row.length / 2, ...row];
  };
  const rows = kept
    .map((feature, i) => {
      const [kind, number] = feature.split(' ') as [string, string];
      return { kind, number: Number(number), row: rowOf(i) };
    })
    .filter(({ row }) => row[0] !== 0);
  const pairs = rows.filter(({ kind, number }) => kind === 'own' && number >= PAIR_BASE);
  const titles = rows.filter(({ kind }) => kind === 'title');
  const single = new Map(
    rows
      .filter(({ kind, number }) => kind === 'own' && number < PAIR_BASE)
      .map((row) => [row.number, row.row]),
  );
  const parts = (pair: number) => [Math.floor(pair / PAIR_BASE), pair % PAIR_BASE] as const;
  const needed = new Set([
    ...single.keys(),
    ...titles.map(({ number }) => number),
    ...pairs.flatMap(({ number }) => parts(number)),
  ]);
  needed.delete(1);
  const inOrder = [...needed].sort((a, b) => ((words[a - 2] as string) < (words[b - 2] as string) ? -1 : 1));
  const anew = new Map([[1, 1], ...inOrder.map((number, i) => [number, i + 2] as const)]);
  const renamed = (number: number) => anew.get(number) as number;
  const bytes = [
    ...inOrder.flatMap((number) => single.get(number) ?? [0]),
    ...pairs.flatMap(({ row }) => row),
    ...titles.flatMap(({ row }) => row),
  ];
  return {
    learnedFrom: createHash('sha256')
      .update(passageFiles.map(({ path, text }) => `${path}\n${text}`).join('\n'))
      .digest('hex'),
    threshold: THRESHOLD,
    doubt: DOUBT,
    rules: rules.map(({ id }) => id),
    bias: [...bias].map((value) => Number(value.toFixed(3))),
    words: inOrder.map((number) => words[number - 2] as string),
    pairs: pairs.flatMap(({ number }) => parts(number).map(renamed)),
    titles: titles.map(({ number }) => renamed(number)),
    step,
    weights: Buffer.from(bytes).toString('base64'),
  };
}
