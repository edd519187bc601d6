// Clause files: YAML front matter, then Markdown. The headings "## variant: <id>"
// divide the Markdown; everything below one, up to the next, is the wording of that variant.

import type { Range } from '../markdown/blocks.ts';
import { conditionFrom, many, type RawCondition } from './load-kinds.ts';
import type { Clause, ClauseVariant, Parameter } from './model.ts';

export interface SplitFile {
  readonly yaml: string;
  readonly yamlStart: number;
  readonly body: string;
  readonly bodyStart: number;
}

/** Front matter and the rest; undefined where the file does not start with `---` … `---`. */
export function splitFrontMatter(text: string): SplitFile | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const opening = /^---[ \t]*\r?\n/.exec(text.slice(start, start + 200));
  if (opening === null) return undefined;
  const yamlStart = start + opening[0].length;
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  closing.lastIndex = yamlStart;
  const end = closing.exec(text);
  if (end === null) return undefined;
  const bodyStart = end.index + end[0].length;
  return { yaml: text.slice(yamlStart, end.index), yamlStart, body: text.slice(bodyStart), bodyStart };
}

export interface ClauseSection {
  /** Of the variant. */
  readonly id: string;
  readonly text: string;
  readonly heading: Range;
  readonly range: Range;
}
export interface ClauseBody {
  readonly sections: readonly ClauseSection[];
  /** Text that belongs to no section. */
  readonly stray: Range | undefined;
}

/** Tried on a line without the white space at its end: so nothing in it is looked at twice. */
const variantHeading = /^##[ \t]+variant:[ \t]*([^\s#]+)(?:[ \t]*#+)?$/i;

/** The Markdown below the front matter, cut at its headings; ranges are shifted by `offset`. */
export function clauseBody(body: string, offset: number): ClauseBody {
  const sections: ClauseSection[] = [];
  let open: { id: string; heading: Range; from: number } | undefined;
  let stray: Range | undefined;
  let fence = '';
  let at = 0;
  const close = (end: number) => {
    if (open === undefined) return;
    const { from, ...rest } = open;
    const text = body.slice(from, end).replace(/\r\n?/g, '\n').trim();
    sections.push({ ...rest, text, range: { start: from + offset, end: end + offset } });
  };
  for (const line of body.split('\n')) {
    const plain = line.endsWith('\r') ? line.slice(0, -1) : line;
    const mark = /^ {0,3}(```+|~~~+)/.exec(plain)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    const heading = fence === '' ? variantHeading.exec(plain.trimEnd()) : null;
    if (heading !== null) {
      close(at);
      open = {
        id: heading[1] ?? '',
        heading: { start: at + offset, end: at + plain.length + offset },
        from: Math.min(at + line.length + 1, body.length),
      };
    } else if (open === undefined && stray === undefined && plain.trim() !== '')
      stray = { start: at + offset, end: at + plain.length + offset };
    at += line.length + 1;
  }
  close(body.length);
  return { sections, stray };
}

/** Names of the `{{slots}}` in a text with their place in it, in order. */
export function slots(text: string): readonly { readonly name: string; readonly range: Range }[] {
  return [...text.matchAll(slotPattern)].map((match) => ({
    name: match[1] ?? '',
    range: { start: match.index, end: match.index + match[0].length },
  }));
}

/** A slot; spaces inside the braces do not count. */
export const slotPattern = /\{\{[ \t]{0,8}([^{}\s]{1,60})[ \t]{0,8}\}\}/g;

export type RawClause = Omit<
  Clause,
  | 'id'
  | 'theme'
  | 'placement'
  | 'parameters'
  | 'usesTerms'
  | 'introducesTerms'
  | 'companions'
  | 'conflicts'
  | 'satisfies'
  | 'basis'
  | 'pitfalls'
  | 'variants'
  | 'licence'
> & {
  readonly theme?: string;
  readonly placement: string | readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly usesTerms?: readonly string[];
  readonly introducesTerms?: readonly string[];
  readonly companions?: readonly string[];
  readonly conflicts?: readonly string[];
  readonly satisfies?: readonly string[];
  readonly pitfalls?: readonly string[];
  readonly basis: readonly (Partial<Clause['basis'][number]> & { readonly citation: string })[];
  readonly variants: readonly (Partial<Omit<ClauseVariant, 'where' | 'body'>> & {
    readonly id: string;
    readonly where?: RawCondition;
  })[];
  readonly licence?: string;
};

export function clauseFrom(
  id: string,
  theme: string,
  raw: RawClause,
  body: ClauseBody,
  licence: string,
): Clause {
  const wording = (variant: string) => body.sections.find((section) => section.id === variant)?.text ?? '';
  return {
    ...raw,
    id,
    theme,
    placement: many(raw.placement),
    parameters: raw.parameters ?? [],
    usesTerms: raw.usesTerms ?? [],
    introducesTerms: raw.introducesTerms ?? [],
    companions: raw.companions ?? [],
    conflicts: raw.conflicts ?? [],
    satisfies: raw.satisfies ?? [],
    basis: raw.basis.map((entry) => ({ ...entry, confidence: entry.confidence ?? 'knowledge' })),
    pitfalls: raw.pitfalls ?? [],
    variants: raw.variants.map((variant) => ({
      ...variant,
      where: conditionFrom(variant.where),
      level: variant.level ?? 'standard',
      register: variant.register ?? 'legal',
      body: wording(variant.id),
    })),
    licence: raw.licence ?? licence,
  };
}
