// DQ-PARTY: one body or firm under differing names: "Northbridge Ltd" and "Northbridge Limited".

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import type { ChunkModel } from '../../tender/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { perDocument } from './per-document.ts';

const suffix =
  '(?:Limited|Ltd\\.?|plc|PLC|LLP|Inc\\.?|LLC|CIC|C\\.I\\.C\\.|DAC|CLG|Designated Activity Company|Public Limited Company|Community Interest Company)';
const firm = new RegExp(
  `((?:\\p{Lu}[\\p{L}\\p{N}’'&.-]*[ \\u00a0](?:(?:and|&)[ \\u00a0])?){1,5})(${suffix})(?![\\p{L}])`,
  'gu',
);
const council =
  /((?:\p{Lu}[\p{L}’'-]+[ \u00a0](?:(?:and|&|upon|on)[ \u00a0])?){1,3}?)((?:City|Borough|County|District|Metropolitan|Town|County Borough|Metropolitan Borough|Unitary)(?:[ \u00a0](?:Borough|District|City))?)[ \u00a0]Council\b/gu;

interface Name {
  readonly stem: string;
  readonly ending: string;
  readonly text: string;
  readonly range: Range;
}
const known = new WeakMap<ChunkModel, readonly Name[]>();

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
    return [...names.values()].flatMap((all): DraftingFinding[] => {
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
    });
  },
};

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

function namesIn(model: ChunkModel): readonly Name[] {
  const before = known.get(model);
  if (before) return before;
  const out: Name[] = [];
  for (const { text, run, runStart } of model.statements) {
    if (!/Council|Limited|Ltd|plc|PLC|LLP|Inc|LLC|CIC|DAC|CLG|Company/.test(text)) continue;
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
  }
  known.set(model, out);
  return out;
}

function plainEnding(text: string): string {
  return ` ${text.replace(/\./g, '').toLowerCase()}`;
}
