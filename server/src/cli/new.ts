// `tenderlint new FOLDER`: a whole pack to start from, with the profile and the documents. Nothing is ever written over.

import { mkdir } from 'node:fs/promises';
import { type NewPack, newPack, offeredTemplates, templateNamed } from '../language/new-pack.ts';
import { lawAnswer, profileQuestions } from '../language/profile-questions.ts';
import type { PackAnswers } from '../library/compose-pack.ts';
import type { Library, Profile } from '../library/model.ts';
import { configurationNames } from '../workspace/configuration.ts';
import { joinPath, relativePath } from '../workspace/file-system.ts';
import { nodeFileSystem } from '../workspace/node-file-system.ts';
import { readFact } from '../workspace/profile-facts.ts';
import { reason } from '../workspace/walk.ts';
import { either, firstValue, meant, type OptionValues } from './arguments.ts';
import { writeWhole } from './atomic-file.ts';
import type { CheckContext, ExitCode } from './check.ts';
import { libraryInForce } from './library-in-force.ts';
import { readOverrides } from './overrides.ts';
import { askOn, canAsk } from './questions.ts';
import { write } from './streams.ts';

/** Options that give one fact each, by the fact's key as written. */
const factOptions = [
  'jurisdiction',
  'authority',
  'contract',
  'value',
  'vat',
  'started',
  'years',
  'procedure',
];

/** Writes a new pack into a folder, or lists the templates. */
export async function newTenderPack(
  operands: readonly string[],
  values: OptionValues,
  context: CheckContext,
): Promise<ExitCode> {
  const { terminal, notice } = context;
  const [operand, second] = operands;
  const own = await libraryInForce(joinPath(terminal.cwd, operand ?? '.'), values, context);
  if (own === undefined) return 2;
  const { library } = own;
  const facts = await givenFacts(values, terminal.cwd);
  if ('wrong' in facts) {
    facts.wrong.forEach(notice);
    return 2;
  }
  if (values.has('list')) {
    await write(terminal.stdout, templateList(facts.profile, library));
    return 0;
  }
  if (operand === undefined || second !== undefined) {
    notice(
      operand === undefined
        ? 'new needs a FOLDER for the pack. tenderlint new --list shows the templates.'
        : `new takes one folder, but got “${second}” as well.`,
    );
    return 2;
  }
  const order = await complete(facts.profile, values, { ...context, library: () => library });
  if ('wrong' in order) {
    notice(order.wrong);
    return 2;
  }
  const { profile, answers, template: wanted } = order;
  const template = templateNamed(wanted, profile, library);
  if (template === undefined) {
    const ids = library.templates.filter(({ offered }) => offered !== 'no').map(({ id }) => id);
    notice(
      wanted === undefined
        ? 'No template fits these facts. tenderlint new --list shows what there is.'
        : `There is no template “${wanted}”.${meant(wanted, ids)} tenderlint new --list shows them.`,
    );
    return 2;
  }
  const folder = joinPath(terminal.cwd, operand);
  const pack = newPack(template, profile, answers, library);
  try {
    await writePack(folder, pack);
  } catch (error) {
    notice(`No pack was written: ${reason(error)}.`);
    return 2;
  }
  await write(terminal.stdout, report(pack, relativePath(folder, terminal.cwd) || '.', profile, library));
  return 0;
}

async function givenFacts(
  values: OptionValues,
  cwd: string,
): Promise<{ readonly profile: Profile } | { readonly wrong: readonly string[] }> {
  const overrides = await readOverrides(values, cwd);
  if ('wrong' in overrides) return overrides;
  const facts: Record<string, string | number | boolean> = { ...overrides.profile };
  for (const name of factOptions) {
    const given = firstValue(values, name);
    if (given === undefined) continue;
    const read = readFact(name, given);
    if ('error' in read) return { wrong: [`--${name} ${given}: ${read.error}`] };
    facts[read.key] = read.value;
  }
  if (values.has('light-touch')) facts.lightTouch = true;
  return { profile: facts as Profile };
}

interface Order {
  readonly profile: Profile;
  readonly answers: PackAnswers;
  readonly template: string | undefined;
}

/** What was given, with the rest asked for where somebody can answer. */
async function complete(
  given: Profile,
  values: OptionValues,
  { terminal, library }: CheckContext,
): Promise<Order | { readonly wrong: string }> {
  const texts: Record<string, string | undefined> = {};
  const [title, buyer] = [firstValue(values, 'title'), firstValue(values, 'buyer')];
  if (title !== undefined) texts.title = title;
  if (buyer !== undefined) texts.buyer = buyer;
  let template = firstValue(values, 'template');
  let profile = given;
  if (lacking(profile).length > 0 && canAsk(terminal)) {
    const asker = askOn(terminal);
    try {
      if (title === undefined) texts.title = (await asker.text('What is the contract called?')) || undefined;
      if (buyer === undefined) texts.buyer = (await asker.text('Who buys, by name?')) || undefined;
      profile = await asker.profile(profile, library());
      const offered = offeredTemplates(profile, library());
      if (template === undefined && offered.length > 1 && lacking(profile).length === 0) {
        const rows = offered.map((one) => `${one.title} – ${one.says}`);
        template = offered[await asker.oneOf('Which pack do you start from?', rows)]?.id;
      }
    } finally {
      asker.close();
    }
  }
  const still = lacking(profile);
  if (still.length > 0)
    return {
      wrong: `new still has to know ${either(still).replace(/ or ([^ ]+)$/, ' and $1')}: give ${still.map((key) => `--${key}`).join(' ')}. tenderlint new --help shows their values.`,
    };
  const answers = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  // Without a day the law of today is taken, which the officer sees in tenderlint.yml.
  return { profile: { ...profile, started: profile.started ?? today() }, answers, template };
}

/** The facts without which no pack can be made well, as written; the day has a default. */
function lacking(profile: Profile): readonly string[] {
  return profileQuestions(profile)
    .filter(({ need, answer, key }) => need === 'needed' && answer === '' && key !== 'started')
    .map(({ key }) => key);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Rejects, having written nothing, where a file of the pack is there already. */
async function writePack(folder: string, { files }: NewPack): Promise<void> {
  const names = [...new Set([...configurationNames, ...files.map(({ path }) => path)])];
  for (const name of names)
    if ((await nodeFileSystem.kindOf(joinPath(folder, name))) !== undefined)
      throw new Error(`there is a ${name} in that folder already, and it stays as it is`);
  await mkdir(folder, { recursive: true });
  for (const { path, text } of files) await writeWhole(joinPath(folder, path), text);
}

function report(pack: NewPack, folder: string, profile: Profile, library: Library): string {
  const { because } = lawAnswer(profile, library);
  const lines = [
    `A new pack stands in ${folder}: ${pack.template.title}${pack.band === undefined ? '' : `, ${pack.band.title}`}.`,
    ...pack.files.map(({ path }) => `  ${path}`),
    '',
    ...because.slice(0, -1).map((why) => `  ${why}`),
    '',
    'What to do next:',
    ...pack.next.map((step, index) => `  ${index + 1}. ${step}`),
    '',
    `tenderlint check ${/^[\w./-]+$/.test(folder) ? folder : `'${folder}'`}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Those that fit the facts first; what does not fit them is said to be for others. */
function templateList(profile: Profile, library: Library): string {
  const fitting = offeredTemplates(profile, library).map(({ id }) => id);
  const offered = library.templates.filter(({ offered: is }) => is !== 'no');
  const others = offered.filter(({ id }) => !fitting.includes(id)).map(({ id }) => id);
  const width = Math.max(0, ...offered.map(({ id }) => id.length));
  return [...fitting, ...others]
    .flatMap((wanted) => offered.filter(({ id }) => id === wanted))
    .map(({ id, title, says }) => `${id.padEnd(width)}  ${title}\n${' '.repeat(width)}  ${says}\n`)
    .join('');
}
