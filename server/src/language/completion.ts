// What an editor offers to insert: clauses on an empty line, after a slash or by the beginning of their id or name;
// facts of the profile in front matter; suppressions and the rules they may name inside a comment.

import { escapeSnippet } from '../library/clause-text.ts';
import type { Library } from '../library/model.ts';
import type { Offset, Range } from '../markdown/blocks.ts';
import { clauseOffers, sectionKindAt } from './clause-offers.ts';
import { type FrontMatterLine, frontMatterLineAt } from './front-matter-lines.ts';
import { clauseMarkdown } from './hover.ts';
import { snippetsAt } from './insertion/plan.ts';
import { lineRange, positionAt } from './positions.ts';
import { tabStop } from './profile-edits.ts';
import { profileKeys } from './profile-keys.ts';
import { type Snapshot, tenderAt } from './snapshot.ts';
import { structureCompletions } from './structure-completion.ts';
import { suppressionScopes } from './suppression-edits.ts';

export interface PlainCompletion {
  readonly kind: 'clause' | 'key' | 'value' | 'suppression' | 'rule' | 'number' | 'anchor' | 'term';
  readonly label: string;
  /** One line beside the label. */
  readonly detail: string;
  /** Document offsets of what is replaced; it ends at or after the cursor, on its line. */
  readonly range: Range;
  readonly text: string;
  /** The same text with tab stops. */
  readonly snippet?: string;
  /** What the words typed so far are compared with. */
  readonly filter: string;
  /** Id by which {@link completionDocumentation} finds the long text; undefined if there is none. */
  readonly about?: { readonly kind: 'clause' | 'rule'; readonly id: string };
}

/** Completions at a document offset, best first. */
export function completions(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
): readonly PlainCompletion[] {
  const tender = tenderAt(snapshot, document);
  if (tender === undefined) return [];
  const { markdown } = tender;
  const { frontMatter } = markdown;
  if (frontMatter !== undefined && offset < frontMatter.end) {
    const line = frontMatterLineAt(frontMatter, offset);
    return line === undefined ? [] : profileCompletions(snapshot.library, line, offset);
  }
  const line = lineRange(markdown, positionAt(markdown, offset).line);
  // A line may be megabytes long; what is typed stands at its end.
  const before = markdown.text.slice(Math.max(line.start, offset - lookBack), offset);
  const after = markdown.text.slice(offset, Math.min(line.end, offset + lookBack));
  const isWholeLine = offset - line.start <= lookBack;

  const naming = /<!--\s*tenderlint-disable-(?:next-block|section|file)\s(?:[\w,-]*[\s,])?([\w-]*)$/.exec(
    before,
  );
  if (naming) return ruleCompletions(snapshot, document, span(offset, naming[1] ?? ''));
  const comment = /<(?:!(?:-(?:-\s{0,8}[\w-]{0,40})?)?)?$/.exec(before);
  if (comment && isWholeLine && before.slice(0, comment.index).trim() === '')
    return suppressionCompletions(snapshot, document, span(offset, comment[0]), after);

  const structural = structureCompletions(snapshot, document, offset, before);
  if (structural.length > 0) return structural;

  const word = /^[ ]{0,3}(\/?[\w-]*)$/.exec(before)?.[1];
  if (word === undefined || !isWholeLine || after.trim() !== '') return [];
  return clauseCompletions(snapshot, document, span(offset, word), word);
}

const lookBack = 200;

function span(offset: Offset, typed: string): Range {
  return { start: offset - typed.length, end: offset };
}

function clauseCompletions(
  snapshot: Snapshot,
  document: number,
  range: Range,
  word: string,
): readonly PlainCompletion[] {
  const tender = tenderAt(snapshot, document);
  const section = tender && sectionKindAt(tender, range.start);
  const snippetOf = snippetsAt(snapshot, document, range.end);
  const slash = word.startsWith('/') ? '/' : '';
  const typed = slash === '' ? word.toLowerCase() : '';
  return clauseOffers(snapshot, section)
    .filter(({ clause }) => typed === '' || begins(`${clause.id} ${clause.name} ${clause.title}`, typed))
    .map(({ clause, variant, fits, why }): PlainCompletion => {
      const wording = [variant.title ?? variant.id, ...why].join(' · ');
      const snippet = snippetOf(clause, variant);
      return {
        kind: 'clause',
        label: `${clause.id} ${clause.title}`,
        detail: fits === 'yes' ? wording : `${wording} (cannot tell whether it fits)`,
        range,
        text: plainFromSnippet(snippet),
        snippet,
        filter: `${slash}${clause.id} ${clause.name} ${clause.title} ${clause.theme}`,
        about: { kind: 'clause', id: clause.id },
      };
    });
}

/** Whether one of the words of a text begins with what was typed. */
function begins(text: string, typed: string): boolean {
  const words = text.toLowerCase();
  return words.startsWith(typed) || words.includes(` ${typed}`);
}

function profileCompletions(
  library: Library,
  line: FrontMatterLine,
  offset: Offset,
): readonly PlainCompletion[] {
  const known = profileKeys(library);
  if (line.value !== undefined && offset > line.keyRange.end) {
    if (line.parent !== 'tender') return [];
    const key = known.find((candidate) => candidate.key === line.key);
    const space = line.valueRange.start > line.keyRange.end + 1 ? '' : ' ';
    const range = {
      start: Math.min(line.valueRange.start, offset),
      end: Math.max(line.valueRange.end, offset),
    };
    return (key?.values ?? []).map(({ value, says }) => ({
      kind: 'value',
      label: value,
      detail: says === value ? '' : says,
      range,
      text: `${space}${value}`,
      filter: `${space}${value}`,
    }));
  }
  if (line.value !== undefined) return [];
  const range = { start: line.keyRange.start, end: Math.max(line.keyRange.end, offset) };
  const atTop =
    line.indent === 0 && line.key === '' ? offset === line.range.start : line.parent === undefined;
  if (atTop)
    return [
      {
        kind: 'key',
        label: 'tender',
        detail: 'the facts that decide which law applies',
        range,
        text: 'tender:\n  jurisdiction: ',
        snippet: `tender:\n  jurisdiction: ${tabStop(known[0] as (typeof known)[number], 1)}`,
        filter: 'tender',
      },
    ];
  return known.map((key) => ({
    kind: 'key',
    label: key.key,
    detail: key.says,
    range,
    text: `${key.key}: `,
    snippet: `${key.key}: ${tabStop(key, 1)}`,
    filter: key.key,
  }));
}

function suppressionCompletions(
  snapshot: Snapshot,
  document: number,
  typed: Range,
  after: string,
): readonly PlainCompletion[] {
  // Editors close a comment by themselves; what they put there is replaced.
  const closing = /^\s{0,8}-->/.exec(after)?.[0] ?? '';
  const range = { start: typed.start, end: typed.end + closing.length };
  const rules = rulesAtWork(snapshot, document).slice(0, 8);
  const choice =
    rules.length > 0
      ? `\${1|${rules.map((rule) => rule.replace(/[\\,|]/g, '\\$&')).join(',')}|}`
      : `\${1:rule}`;
  return suppressionScopes.map(({ scope, where }) => {
    const comment = (rule: string, reason: string): string =>
      `<!-- tenderlint-disable-${scope} ${rule}: ${reason} -->`;
    return {
      kind: 'suppression',
      label: `tenderlint-disable-${scope}`,
      detail: `allow a rule ${where.replace('this block', 'the next block')}`,
      range,
      text: comment(rules[0] ?? 'rule', 'reason'),
      snippet: comment(choice, `\${2:${escapeSnippet('say why this is all right here')}}`),
      filter: `<!-- tenderlint-disable-${scope}`,
    };
  });
}

function ruleCompletions(snapshot: Snapshot, document: number, range: Range): readonly PlainCompletion[] {
  const here = rulesAtWork(snapshot, document);
  const { rules, criteria } = snapshot.library;
  const titles = new Map([...rules, ...criteria].map(({ id, title }) => [id, title]));
  const all = [...here, ...[...titles.keys()].filter((id) => !here.includes(id)).sort()];
  return all.map((id) => ({
    kind: 'rule',
    label: id,
    detail: titles.get(id) ?? '',
    range,
    text: `${id}: `,
    filter: id,
    ...(titles.has(id) && { about: { kind: 'rule', id } as const }),
  }));
}

/** Ids of the rules that have findings in a document, in the order of the text. */
function rulesAtWork(snapshot: Snapshot, document: number): readonly string[] {
  const ids = new Set<string>();
  for (const finding of snapshot.result.findings)
    if (finding.document === document && finding.suppressed === null && finding.category !== 'profile')
      ids.add(finding.rule);
  return [...ids];
}

/** The long text of a completion, as Markdown. */
export function completionDocumentation(
  library: Library,
  about: NonNullable<PlainCompletion['about']>,
): string | undefined {
  if (about.kind === 'clause') return clauseMarkdown(about.id, undefined, library);
  const rule = library.rules.find(({ id }) => id === about.id);
  if (rule !== undefined) return `**${rule.title}**\n\n${rule.why}\n\n${rule.instead}`;
  const criterion = library.criteria.find(({ id }) => id === about.id);
  return criterion && `**${criterion.title}**\n\n${criterion.asks}\n\n${criterion.why}`;
}

/** A snippet as it stands when nothing is typed over its tab stops. */
export function plainFromSnippet(snippet: string): string {
  const first = new Map<string, string>();
  const stop = /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*)|\|((?:\\.|[^\\|])*)\|)?\}/g;
  return snippet.replace(stop, (_, escaped, number: string, placeholder, choices) => {
    if (escaped !== undefined) return escaped;
    const shown =
      placeholder?.replace(/\\(.)/g, '$1') ??
      choices?.match(/^(?:\\.|[^\\,])*/)?.[0].replace(/\\(.)/g, '$1') ??
      first.get(number) ??
      '';
    if (!first.has(number)) first.set(number, shown);
    return shown;
  });
}
