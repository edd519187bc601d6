// Files of packs to start from: templates (which documents, sections, parts and clauses) and their prose parts.

import type { Range } from '../markdown/blocks.ts';
import type { ClauseBody } from './load-clause.ts';
import { conditionFrom, kebabCase, type RawCondition } from './load-kinds.ts';
import type {
  Template,
  TemplateBand,
  TemplateDocument,
  TemplateEntry,
  TemplatePart,
  TemplateScope,
  TemplateSection,
  TemplateWord,
} from './model.ts';
import type { YamlSource } from './yaml.ts';

interface RawScope {
  readonly where?: RawCondition;
  readonly fromBand?: string;
  readonly toBand?: string;
}
interface RawEntry extends RawScope {
  readonly part?: string;
  readonly clause?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly defaults?: readonly string[];
  readonly variant?: string;
  readonly level?: NonNullable<TemplateEntry['level']>;
  readonly register?: NonNullable<TemplateEntry['register']>;
}
interface RawSection extends RawScope {
  readonly id: string;
  readonly heading: string;
  readonly holds: readonly RawEntry[];
}
interface RawDocument extends RawScope, Pick<TemplateDocument, 'file' | 'title' | 'called' | 'kind'> {
  readonly sections: readonly RawSection[];
}
type RawWord = string | number | readonly (RawScope & { readonly is: string | number })[];

export interface RawTemplate {
  readonly title: string;
  readonly says: string;
  readonly basedOn?: string;
  readonly offered?: Template['offered'];
  readonly where?: RawCondition;
  readonly bands?: readonly {
    readonly id: string;
    readonly title: string;
    readonly where: readonly RawCondition[];
  }[];
  readonly words?: Readonly<Record<string, RawWord>>;
  readonly documents?: readonly RawDocument[];
  readonly adds?: Readonly<Record<string, readonly RawEntry[]>>;
  readonly leavesOut?: readonly string[];
}
export interface RawTemplatePart {
  readonly title: string;
  readonly variants?: readonly { readonly id: string; readonly where?: RawCondition }[];
}

export function templateFrom(id: string, raw: RawTemplate): Template {
  return {
    id,
    title: raw.title,
    says: raw.says,
    ...(raw.basedOn === undefined ? {} : { basedOn: raw.basedOn }),
    offered: raw.offered ?? 'yes',
    where: conditionFrom(raw.where),
    bands: (raw.bands ?? []).map((band): TemplateBand => ({ ...band, where: band.where.map(conditionFrom) })),
    words: Object.entries(raw.words ?? {}).flatMap(([name, word]) => wordsFrom(kebabCase(name), word)),
    documents: (raw.documents ?? []).map(documentFrom),
    adds: Object.entries(raw.adds ?? {}).flatMap(([section, entries]) =>
      entries.map((entry) => ({ section: kebabCase(section), entry: entryFrom(entry) })),
    ),
    leavesOut: raw.leavesOut ?? [],
  };
}

function scopeFrom({ where, fromBand, toBand }: RawScope): TemplateScope {
  return {
    where: conditionFrom(where),
    ...(fromBand === undefined ? {} : { fromBand }),
    ...(toBand === undefined ? {} : { toBand }),
  };
}

function wordsFrom(name: string, word: RawWord): readonly TemplateWord[] {
  if (typeof word === 'string' || typeof word === 'number') return [{ name, is: String(word), where: {} }];
  return word.map((one) => ({ name, is: String(one.is), ...scopeFrom(one) }));
}

function documentFrom(raw: RawDocument): TemplateDocument {
  return {
    file: raw.file,
    title: raw.title,
    called: raw.called,
    kind: raw.kind,
    ...scopeFrom(raw),
    sections: raw.sections.map(
      (section): TemplateSection => ({
        id: section.id,
        heading: section.heading,
        ...scopeFrom(section),
        entries: section.holds.map(entryFrom),
      }),
    ),
  };
}

function entryFrom(raw: RawEntry): TemplateEntry {
  const { part, clause, variant, level, register } = raw;
  return {
    holds: clause === undefined ? { part: part ?? '' } : { clause },
    ...scopeFrom(raw),
    values: Object.fromEntries(
      Object.entries(raw.values ?? {}).map(([name, value]) => [kebabCase(name), value]),
    ),
    defaults: raw.defaults ?? [],
    ...(variant === undefined ? {} : { variant }),
    ...(level === undefined ? {} : { level }),
    ...(register === undefined ? {} : { register }),
  };
}

/** `text` is the whole prose, used where no variants are listed. */
export function templatePartFrom(
  id: string,
  raw: RawTemplatePart,
  body: ClauseBody,
  text: string,
): TemplatePart {
  const wording = (variant: string) => body.sections.find((section) => section.id === variant)?.text ?? '';
  const variants = raw.variants?.map((variant) => ({
    id: variant.id,
    where: conditionFrom(variant.where),
    body: wording(variant.id),
  }));
  return {
    id,
    title: raw.title,
    variants: variants ?? [{ id: 'any', where: {}, body: text.replace(/\r\n?/g, '\n').trim() }],
  };
}

/** Errors of one part whose front matter fits its schema: each variant has its prose, and no other prose stands there. */
export function partErrors(
  raw: RawTemplatePart,
  body: ClauseBody,
  source: YamlSource,
): readonly { readonly range: Range; readonly message: string }[] {
  const { variants } = raw;
  if (variants === undefined)
    return body.sections.map(({ id, heading }) => ({
      range: heading,
      message: `The variant "${id}" is not listed under "variants" in the front matter. List it there.`,
    }));
  const written = new Set(body.sections.map(({ id }) => id));
  const listed = new Set(variants.map(({ id }) => id));
  return [
    ...(body.stray === undefined
      ? []
      : [
          {
            range: body.stray,
            message: 'This text belongs to no wording. Put it below a heading "## variant: <id>".',
          },
        ]),
    ...body.sections
      .filter(({ id }) => !listed.has(id))
      .map(({ id, heading }) => ({
        range: heading,
        message: `The variant "${id}" is not listed under "variants" in the front matter. List it there.`,
      })),
    ...variants.flatMap(({ id }, index) =>
      written.has(id)
        ? []
        : [
            {
              range: source.rangeOf(['variants', index, 'id']),
              message: `The variant "${id}" has no wording. Add a section "## variant: ${id}" below the front matter.`,
            },
          ],
    ),
  ];
}
