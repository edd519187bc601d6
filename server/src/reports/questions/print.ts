// Questions and answers as Markdown and as a page, readable without the tool.

import type { Coverage } from '../coverage/coverage.ts';
import { escaped, places, rows } from '../coverage/markdown.ts';
import { htmlPage, htmlTable, visible } from '../html-page.ts';
import { type AnsweredGroup, answersOf, type QuestionGroup, stateNames } from './answers.ts';

export interface Questionnaire {
  readonly title: string;
  readonly intro: string;
  readonly groups: readonly QuestionGroup[];
}

const columns = ['Question', 'Answer', 'What was found', 'Where', 'What is missing'] as const;

export function questionnaireMarkdown(
  { title, intro, groups }: Questionnaire,
  packs: readonly Coverage[],
): string {
  return packs
    .map((coverage) =>
      [
        `# ${title}: ${escaped(coverage.root)}`,
        '',
        intro,
        '',
        standing(coverage, escaped),
        '',
        ...answersOf(groups, coverage).flatMap((group) => [
          `## ${group.title}`,
          '',
          ...rows(
            columns,
            group.answers.map((a) => [
              a.ask,
              `**${stateNames[a.state]}**`,
              escaped(a.answer),
              places(a.where),
              escaped(a.missing),
            ]),
          ),
          '',
        ]),
      ].join('\n'),
    )
    .join('\n');
}

export function questionnaireHtml(
  { title, intro, groups }: Questionnaire,
  packs: readonly Coverage[],
): string {
  const body = packs
    .map((coverage, pack) =>
      [
        `<h1>${title}: ${visible(coverage.root)}</h1>`,
        `<p>${visible(intro)}</p>`,
        `<p class="note">${standing(coverage, visible)}</p>`,
        ...answersOf(groups, coverage).map((group, i) => groupHtml(group, `pack-${pack + 1}-part-${i + 1}`)),
      ].join('\n'),
    )
    .join('\n');
  return htmlPage(`Tenderlint: ${title.toLowerCase()}`, `<main id="main">\n${body}</main>\n`);
}

function groupHtml(group: AnsweredGroup, id: string): string {
  return `<h2 id="${id}">${group.title}</h2>\n${htmlTable(
    { headedBy: id },
    columns,
    group.answers.map((a) => [
      visible(a.ask),
      `<span class="outcome ${classes[a.state]}">${stateNames[a.state]}</span>`,
      visible(a.answer),
      visible(a.where.map(({ path, line }) => `${path}, line ${line}`).join('; ')),
      visible(a.missing),
    ]),
  )}`;
}

const classes = { yes: 'met', partly: 'named', no: 'missing', unknown: 'cannot-tell' } as const;

function standing({ law, tool, documents }: Coverage, safe: (text: string) => string): string {
  return `${safe(law)}. Documents: ${documents.map(safe).join(', ')}. Law as at ${tool.lawAsAt}, clause library ${tool.library}. Written by a program from the text of the documents; legal information, not advice.`;
}
