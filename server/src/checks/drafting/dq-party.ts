// DQ-PARTY: one body or firm under differing names: "Northbridge Ltd" and "Northbridge Limited".

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { StructureSource } from '../../structure/model.ts';
import { mention, mentionsOf } from '../../tender/mentions.ts';
import type { ChunkModel } from '../../tender/model.ts';
import { keptPerChunk } from '../values/per-chunk.ts';
import type { PackView } from '../view.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';

const suffix =
  '(?:Limited|Ltd\\.?|plc|PLC|LLP|Inc\\.?|LLC|CIC|C\\.I\\.C\\.|DAC|CLG|Designated Activity Company|Public Limited Company|Community Interest Company)';
const firm = new RegExp(
  `((?:\\p{Lu}[\\p{L}\\p{N}’'&.-]*[ \\u00a0](?:(?:and|&)[ \\u00a0])?){1,5})(${suffix})(?![\\p{L}])`,
  'gu',
);
const council =
  /((?:\p{Lu}[\p{L}’'-]+[ \u00a0](?:(?:and|&|upon|on)[ \u00a0])?){1,3}?)((?:City and County|City|Borough|County|District|Metropolitan|Town|County Borough|Metropolitan Borough|Unitary)(?:[ \u00a0](?:Borough|District|City))?)[ \u00a0]Council\b/gu;

/** "Department for Transport" and "Department of Transport". */
const department =
  /\b((?:Department|Ministry|Office|Directorate|Board|Commission)[ \u00a0])(for|of)([ \u00a0](?:the[ \u00a0])?\p{Lu}[\p{L}’'-]+(?:,?[ \u00a0](?:(?:and|&)[ \u00a0])?\p{Lu}[\p{L}’'-]+){0,4})/gu;

const bodyWord = mention(
  /council|department|ministry|office|directorate|board|commission|limited|ltd|plc|llp|inc|llc|cic|dac|clg|company/,
);

interface Name {
  readonly stem: string;
  readonly ending: string;
  readonly text: string;
  readonly range: Range;
}

export const party: DraftingCheck = {
  id: 'DQ-PARTY',
  find: ({ view }) => {
    const names = new Map<
      string,
      { readonly name: Name; readonly document: number; readonly range: Range }[]
    >();
    for (const { index, document } of view.documents)
      for (const { name, range } of namesOf(document)) {
        const list = names.get(name.stem) ?? [];
        list.push({ name, document: index, range });
        names.set(name.stem, list);
      }
    return [
      ...otherNames([...names.values()].flat()),
      ...[...names.values()].flatMap((named): DraftingFinding[] => {
        const all = withPlain(named, view);
        const counts = new Map<string, number>();
        for (const { name } of all) counts.set(name.ending, (counts.get(name.ending) ?? 0) + 1);
        if (counts.size < 2) return [];
        const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
        const first = all.find(({ name }) => name.ending === usual?.[0]);
        const told = new Set<string>();
        return all.flatMap(({ name, document, range }): DraftingFinding[] => {
          if (!usual || !first || name.ending === usual[0] || told.has(name.ending)) return [];
          told.add(name.ending);
          return [
            {
              document,
              range,
              match: name.text,
              words: { usual: first.name.text },
              ...(name.ending === plainName || usual[0] === plainName
                ? { severity: 'information' as const }
                : {}),
              related: [
                { document: first.document, range: first.range, message: 'The name as it stands elsewhere.' },
              ],
              because: [`“${first.name.text}” stands ${usual[1]} times.`],
              fixes: [
                {
                  title: `Write “${first.name.text}”`,
                  kind: 'wording',
                  edits: [{ document, ...range, text: first.name.text }],
                },
              ],
            },
          ];
        });
      }),
    ];
  },
};

/** Firms that the text itself sets apart. */
const group =
  /\b(?:group|subsidiar\w*|parent|holding|sister|associated|trading arm|formerly|previously|renamed)\b/i;

/** "Strathlarig Homes Ltd" once, where it is "Strathlarig Housing Association Limited" everywhere else. */
function otherNames(all: readonly PlacedName[]): readonly DraftingFinding[] {
  const byFirst = new Map<string, PlacedName[]>();
  for (const one of all) {
    const [kind, first = ''] = one.name.stem.split(' ');
    if (kind !== 'firm' || first.length < 4) continue;
    const list = byFirst.get(first);
    if (list) list.push(one);
    else byFirst.set(first, [one]);
  }
  return [...byFirst.values()].flatMap((named): DraftingFinding[] => {
    const stems = new Set(named.map(({ name }) => name.stem));
    if (stems.size !== 2) return [];
    const of = (stem: string) => named.filter(({ name }) => name.stem === stem);
    const [usual, odd] = [...stems].map(of).sort((a, b) => b.length - a.length) as [
      PlacedName[],
      PlacedName[],
    ];
    const [first, one] = [usual[0], odd[0]];
    if (
      !first ||
      !one ||
      odd.length > 1 ||
      usual.length < 2 ||
      named.some(({ name }) => group.test(name.text))
    )
      return [];
    return [
      {
        document: one.document,
        range: one.range,
        match: one.name.text,
        words: { usual: first.name.text },
        severity: 'information',
        related: [
          { document: first.document, range: first.range, message: 'The name as it stands elsewhere.' },
        ],
        because: [`“${first.name.text}” stands ${usual.length} times.`],
      },
    ];
  });
}

interface PlacedName {
  readonly name: Name;
  readonly document: number;
  readonly range: Range;
}

/** The name without what tells its kind: "Leeds Council" beside "Leeds City Council", "Northbridge Housing Association". */
const plainName = '';
const MOST_PLAIN = 12;

/** The names and, where the full one stands now and then only, the places that leave its kind or ending out. */
function withPlain(named: readonly PlacedName[], view: PackView): readonly PlacedName[] {
  const [first] = named;
  const body = first && /^(council|firm) (.+)$/.exec(first.name.stem);
  if (!first || !body?.[2] || named.length > 2) return named;
  const isCouncil = body[1] === 'council';
  const own = isCouncil
    ? `${first.name.text.slice(0, first.name.text.lastIndexOf(first.name.ending)).trim()} Council`
    : first.name.text.slice(0, first.name.text.toLowerCase().lastIndexOf(body[2].split(' ').pop() ?? '')) +
      (body[2].split(' ').pop() ?? '').replace(/^./u, (c) => c.toUpperCase());
  // A firm's short form is a name like any other; the body that buys is named in full, or by a defined term.
  if (!isCouncil && !buyerNoun.test(own)) return named;
  const plain = view.documents.flatMap(({ index, document }) =>
    plainIn(document, own).map(
      (range): PlacedName => ({
        name: { stem: first.name.stem, ending: plainName, text: own, range },
        document: index,
        range,
      }),
    ),
  );
  return plain.length < 2 || plain.length > MOST_PLAIN * 100 ? named : [...named, ...plain];
}
const buyerNoun = /\b(?:Association|Trust|Authority|Board|College|Academy|Partnership)$/;

const plainPlaces = new WeakMap<object, Map<string, readonly Range[]>>();

/** Where a name stands without a kind or an ending after it. */
function plainIn({ tender: { models, markdown } }: StructureSource, own: string): readonly Range[] {
  const before = plainPlaces.get(models) ?? new Map<string, readonly Range[]>();
  plainPlaces.set(models, before);
  const there = before.get(own);
  if (there) return there;
  if (before.size >= MOST_PLAIN) before.clear();
  const found: Range[] = [];
  for (const [i, { chunk }] of models.entries())
    for (let at = chunk.text.indexOf(own); at >= 0; at = chunk.text.indexOf(own, at + own.length)) {
      const rest = chunk.text.slice(at + own.length, at + own.length + 24);
      if (/^[\p{L}\p{N}]/u.test(rest) || new RegExp(`^,?\\s+${suffix}`, 'u').test(rest)) continue;
      if (/[“"‘(]$/.test(chunk.text.slice(0, at))) continue;
      const start = (markdown.starts[i] as number) + at;
      found.push({ start, end: start + own.length });
    }
  before.set(own, found);
  return found;
}

/** The names of a document, in its offsets. */
const namesOf = perDocument((models, { starts }) =>
  models.flatMap((model, i) => {
    const at = starts[i] as number;
    return namesIn(model).map((name) => ({
      name,
      range: { start: at + name.range.start, end: at + name.range.end },
    }));
  }),
);

const namesIn = keptPerChunk((model: ChunkModel): readonly Name[] => {
  const out: Name[] = [];
  const mentions = mentionsOf(model);
  for (const [index, { text, run, runStart }] of model.statements.entries()) {
    if (
      !mentions.in(index, bodyWord) ||
      !/Council|Department|Ministry|Office|Directorate|Board|Commission|Limited|Ltd|plc|PLC|LLP|Inc|LLC|CIC|DAC|CLG|Company/.test(
        text,
      )
    )
      continue;
    const add = (match: RegExpMatchArray, ending: string) => {
      const own = (match[1] ?? '').replace(
        /^(?:The|This|That|And|For|With|By|To|Of|Between|If|Where|When|While|As|Each|Any)[ \u00a0]/,
        '',
      );
      const from = (match.index ?? 0) + (match[1] ?? '').length - own.length;
      const to = (match.index ?? 0) + match[0].length;
      if (own.trim() === '') return;
      out.push({
        stem: `${ending === '' ? '' : match[2] === ending ? 'council' : 'firm'} ${own
          .toLowerCase()
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim()}`,
        ending,
        text: text.slice(from, to),
        range: sourceRange(run, runStart + from, runStart + to),
      });
    };
    for (const match of text.matchAll(firm)) add(match, plainEnding(match[2] as string));
    for (const match of text.matchAll(council)) add(match, match[2] as string);
    for (const match of text.matchAll(department))
      out.push({
        stem: `department ${match[1]}${match[3]}`.toLowerCase(),
        ending: match[2] as string,
        text: match[0],
        range: sourceRange(run, runStart + match.index, runStart + match.index + match[0].length),
      });
  }
  return out;
}, bodyWord);

function plainEnding(text: string): string {
  return ` ${text.replace(/\./g, '').toLowerCase()}`;
}
