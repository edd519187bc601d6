// The documentation of a clause library: every clause with its wordings, note and law, every rule and criterion in short, what is
// switched off. One structure, printed as Markdown or as a page of HTML.

import type { Library } from '../library/model.ts';
import { type Explanation, type ExplanationBlock, explain } from './explain.ts';
import { htmlHead, pageStyle, visible } from './html-page.ts';
import { markdownHtml } from './markdown-html.ts';

export interface LibraryDocs {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly lawAsAt: string;
  readonly themes: readonly { readonly theme: string; readonly clauses: readonly Explanation[] }[];
  readonly rules: readonly Explanation[];
  readonly criteria: readonly Explanation[];
  readonly off: Library['off'];
}

/** What a library says. `own` is what is documented; `whole` is what it is laid over, where its law and companions are found. */
export function libraryDocs(own: Library, whole: Library, theme: string | undefined): LibraryDocs {
  const of = (ids: readonly { readonly id: string }[]) => ids.flatMap(({ id }) => explain(whole, id) ?? []);
  const clauses = own.clauses.filter((clause) => theme === undefined || clause.theme === theme);
  const themes = [...new Set(clauses.map((clause) => clause.theme))].sort();
  return {
    name: own.name ?? 'Clause library',
    version: own.version,
    licence: own.licence ?? '',
    lawAsAt: own.lawAsAt,
    themes: themes.map((one) => ({
      theme: one,
      clauses: of(clauses.filter((clause) => clause.theme === one).sort((a, b) => (a.id < b.id ? -1 : 1))),
    })),
    rules: theme === undefined ? of(own.rules).map(inShort) : [],
    criteria: theme === undefined ? of(own.criteria).map(inShort) : [],
    off: theme === undefined ? own.off : [],
  };
}

/** Examples are for those who test a rule, not for those who read what there is. */
function inShort(explanation: Explanation): Explanation {
  const sections = explanation.sections.filter(({ blocks }) =>
    blocks.every(({ kind }) => kind !== 'passage'),
  );
  return { ...explanation, sections };
}

const parts = [
  ['rules', 'Rules'],
  ['criteria', 'Expected criteria'],
] as const;

/** One Markdown document. */
export function libraryMarkdown(docs: LibraryDocs): string {
  const out = [`# ${docs.name}`, introduction(docs)];
  const contents = docs.themes.map(
    ({ theme, clauses }) =>
      `- ${heading(theme)}: ${clauses.map(({ id }) => `[${id}](#${slug(id)})`).join(', ')}`,
  );
  for (const [key, title] of parts) if (docs[key].length > 0) contents.push(`- [${title}](#${slug(title)})`);
  if (contents.length > 0) out.push(contents.join('\n'));
  for (const { theme, clauses } of docs.themes) {
    out.push(`## ${heading(theme)}`);
    for (const clause of clauses) out.push(...articleMarkdown(clause));
  }
  for (const [key, title] of parts)
    if (docs[key].length > 0) out.push(`## ${title}`, ...docs[key].flatMap(articleMarkdown));
  if (docs.off.length > 0)
    out.push('## Switched off', docs.off.map(({ id, reason }) => `- \`${id}\`: ${reason}`).join('\n'));
  return `${out.join('\n\n')}\n`;
}

function articleMarkdown({ id, title, sections }: Explanation): readonly string[] {
  return [
    `<a id="${slug(id)}"></a>`,
    `### ${id}: ${title}`,
    ...sections.flatMap((part) => [`#### ${part.heading}`, ...part.blocks.flatMap(blockMarkdown)]),
  ];
}

function blockMarkdown(block: ExplanationBlock): readonly string[] {
  if (block.kind === 'text') return [block.text];
  if (block.kind === 'list')
    return block.items.length === 0 ? [] : [block.items.map((item) => `- ${item}`).join('\n')];
  const quoted = block.text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return [quoted.join('\n'), ...(block.note === undefined ? [] : [`*${block.note}*`])];
}

/** A page that needs nothing beside it. */
export function libraryHtml(docs: LibraryDocs): string {
  const nav = docs.themes
    .map(
      ({ theme, clauses }) =>
        `<li>${visible(heading(theme))}: ${clauses.map(({ id }) => `<a href="#${slug(id)}">${visible(id)}</a>`).join(' ')}</li>`,
    )
    .join('\n');
  const body = [
    `<a class="skip" href="#main">Skip to the clauses</a>`,
    `<h1>${visible(docs.name)}</h1>`,
    `<p class="note">${visible(introduction(docs))}</p>`,
    `<nav aria-label="Clauses by theme"><ul>\n${nav}\n</ul></nav>`,
    '<main id="main">',
    ...docs.themes.flatMap(({ theme, clauses }) => [
      `<h2>${visible(heading(theme))}</h2>`,
      ...clauses.map((clause) => explanationHtml(clause, 3)),
    ]),
    ...parts.flatMap(([key, title]) =>
      docs[key].length === 0 ? [] : [`<h2>${title}</h2>`, ...docs[key].map((one) => explanationHtml(one, 3))],
    ),
    ...(docs.off.length === 0
      ? []
      : [
          '<h2>Switched off</h2>',
          `<ul>${docs.off.map(({ id, reason }) => `<li><code>${visible(id)}</code>: ${visible(reason)}</li>`).join('')}</ul>`,
        ]),
    '</main>',
  ];
  return `${htmlHead(docs.name, pageStyle)}${body.join('\n')}\n</body>\n</html>\n`;
}

/** One explanation as an article; its title is a heading of `level`. */
export function explanationHtml({ id, title, sections }: Explanation, level: number): string {
  const part = (heading: string) => `<h${level + 1}>${visible(heading)}</h${level + 1}>`;
  return [
    `<article id="${slug(id)}">`,
    `<h${level}>${visible(id)}: ${visible(title)}</h${level}>`,
    ...sections.flatMap((section) => [
      part(section.heading),
      ...section.blocks.map((block) => blockHtml(block, level)),
    ]),
    '</article>',
  ].join('\n');
}

function blockHtml(block: ExplanationBlock, level: number): string {
  if (block.kind === 'text') return `<p>${linked(block.text)}</p>`;
  if (block.kind === 'list')
    return block.items.length === 0
      ? ''
      : `<ul>${block.items.map((item) => `<li>${linked(item)}</li>`).join('')}</ul>`;
  const note = block.note === undefined ? '' : `<p class="note">${visible(block.note)}</p>`;
  // The wording's own heading stands below the one that names the wording.
  return `<blockquote>${markdownHtml(block.text, Math.max(1, level - 1))}</blockquote>${note}`;
}

function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+[^\s<>"'.,;:)])/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a rel="noreferrer noopener" href="${visible(part)}">${visible(part)}</a>`
        : visible(part),
    )
    .join('');
}

function introduction({ version, licence, lawAsAt }: LibraryDocs): string {
  return `Version ${version}${lawAsAt === '' ? '' : `, law as at ${lawAsAt}`}${licence === '' ? '' : `, licence ${licence}`}. Legal information, not advice.`;
}

function heading(theme: string): string {
  const words = theme.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
