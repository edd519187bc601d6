// A new pack as files: the documents composed from a template, the tenderlint.yml with the profile, and what to do next.

import {
  bandOf,
  type ComposedPack,
  composePack,
  type PackAnswers,
  templatesFor,
  wholeTemplate,
} from '../library/compose-pack.ts';
import { kebabCase } from '../library/load-kinds.ts';
import type { Library, Profile, Template } from '../library/model.ts';
import { lawAnswer } from './profile-questions.ts';

export interface NewPack extends Omit<ComposedPack, 'documents'> {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Places that the officer has still to fill, over all documents. */
  readonly blanks: number;
  /** Sentences for whoever has just made the pack. */
  readonly next: readonly string[];
}

/** The template of this id, or the one to offer first; undefined where none of that name is offered. */
export function templateNamed(
  id: string | undefined,
  profile: Profile,
  library: Library,
): Template | undefined {
  const fitting = templatesFor(profile, library);
  return id === undefined
    ? fitting[0]
    : library.templates.find((one) => one.id === id && one.offered !== 'no');
}

/** The files of a new pack, its tenderlint.yml first. */
export function newPack(
  template: Template,
  profile: Profile,
  answers: PackAnswers,
  library: Library,
): NewPack {
  const { documents, ...composed } = composePack(template, profile, answers, library);
  const files = [
    {
      path: 'tenderlint.yml',
      text: configurationText(
        template,
        profile,
        answers,
        documents.map(({ file }) => file),
      ),
    },
    ...documents.map(({ file, text }) => ({ path: file, text })),
  ];
  const blanks = documents.reduce((sum, { text }) => sum + (text.match(/\[insert /g)?.length ?? 0), 0);
  return { ...composed, files, blanks, next: nextSteps(profile, blanks, library) };
}

function configurationText(
  template: Template,
  profile: Profile,
  answers: PackAnswers,
  documents: readonly string[],
): string {
  const facts = Object.entries({ ...profile, stage: profile.stage ?? 'draft' }).map(
    ([key, value]) => `  ${kebabCase(key)}: ${value}`,
  );
  return [
    `# ${oneLine(answers.title ?? 'A tender pack')}`,
    `# Started from the template “${template.title}”. The facts below decide which law applies; keep them true.`,
    'profile:',
    ...facts,
    '# These documents are checked together, as one pack. Add yours, such as drawings under attachments.',
    'documents:',
    ...documents.map((file) => `  - ${file}`),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nextSteps(profile: Profile, blanks: number, library: Library): readonly string[] {
  const { title, missing } = lawAnswer(profile, library);
  return [
    title === null
      ? `Which law governs cannot be told yet; still to be said: ${missing.join(', ')}.`
      : `The law that governs: ${title}.`,
    `Fill the ${blanks} blanks, which stand in square brackets: [insert …]. Each is shown as a hint until the stage is publication.`,
    ...assumptions(profile),
    'Take out what does not fit, insert what is missing, and check the figures: they follow from value and length and are proposals.',
    'When nothing is left open, set the stage to publication and check once more.',
  ];
}

/** What was not said and what became of it: a length is never assumed, and without its share all of the price counts as labour. */
function assumptions({ years, labour, contract }: Profile): readonly string[] {
  return [
    ...(years === undefined
      ? [
          'No length was given and none is assumed: the term, and the figures that follow from it, are blanks.',
        ]
      : []),
    ...(labour === undefined && contract !== 'goods'
      ? [
          'The labour share was not given: figures for work and training take the whole price as labour. Lower them to the share of the price that pays for labour.',
        ]
      : []),
  ];
}

/** Templates to choose from, those that fit the profile first, each with the band of value it would use. */
export function offeredTemplates(
  profile: Profile,
  library: Library,
): readonly { readonly id: string; readonly title: string; readonly says: string; readonly band: string }[] {
  return templatesFor(profile, library).map((template) => ({
    id: template.id,
    title: template.title,
    says: template.says,
    band: bandOf(wholeTemplate(template, library), profile, library)?.title ?? '',
  }));
}
