// DQ-NUM-GAP: a number is left out between two typed siblings.

import type { DocumentStructure } from '../../structure/document-structure.ts';
import { labelOf, numberIn, pathKey } from '../../structure/labels.ts';
import type { Realm } from '../../structure/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { figureRuns, type RunMember, renumberFix } from './runs.ts';
import { structureOf } from './structure-of.ts';

/** A wider jump is a numbering of another kind: years, pages, question numbers. */
const WIDEST_GAP = 5;

export const numGap: DraftingCheck = {
  id: 'DQ-NUM-GAP',
  find: ({ view }) => {
    const pack = structureOf(view);
    return pack.documents.flatMap((document) => {
      return gapsOf(document).map(({ run, at, from, missing }): DraftingFinding => {
        const { provision } = run[at] as RunMember;
        const before = run[from];
        return {
          document: document.index,
          range: provision.numberRange,
          match: numberOf(run[at] as RunMember),
          words: {
            before: before ? numberOf(before) : (provision.parent?.label ?? ''),
            missing,
          },
          ...(before
            ? {
                related: [
                  {
                    document: document.index,
                    range: before.provision.numberRange,
                    message: 'The number before it.',
                  },
                ],
              }
            : {}),
          because: [`${missing}.`],
          fixes: () => (at > 0 && from === at - 1 ? [renumberFix(pack, run, at)] : []),
        };
      });
    });
  },
};

interface Gap {
  readonly run: readonly RunMember[];
  readonly at: number;
  /** Index of the number before the gap; -1 where the run begins too late. */
  readonly from: number;
  readonly missing: string;
}
const known = new WeakMap<DocumentStructure, readonly Gap[]>();

function gapsOf(document: DocumentStructure): readonly Gap[] {
  let gaps = known.get(document);
  if (!gaps) {
    const there = beginnings(document);
    gaps = figureRuns(document).flatMap((run) => gapsIn(run, there).map((gap) => ({ run, ...gap })));
    known.set(document, gaps);
  }
  return gaps;
}

function numberOf({ provision, value }: RunMember): string {
  return provision.style === 'list' ? `${value}.` : provision.label;
}

/** The paths that something stands under in each realm: "6.1" shows that there is a 6. */
function beginnings({ realms }: DocumentStructure): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    realms.map((realm: Realm) => {
      const paths = new Set<string>();
      for (const { segments } of realm.provisions)
        for (let length = 1; length <= segments.length; length++)
          paths.add(pathKey(segments.slice(0, length)));
      return [realm.index, paths];
    }),
  );
}

function gapsIn(
  run: readonly RunMember[],
  there: ReadonlyMap<number, ReadonlySet<string>>,
): readonly { readonly at: number; readonly from: number; readonly missing: string }[] {
  const values = new Set(run.map(({ value }) => value));
  const out: { at: number; from: number; missing: string }[] = [];
  for (const [at, { provision, value }] of run.entries()) {
    const before = run[at - 1];
    const from = before ? before.value + 1 : firstExpected(run);
    if (from === undefined || value <= from || value - from > WIDEST_GAP) continue;
    // "4.2, 4.2, 4.4": the number given twice is the slip, and it is told of as that.
    if (before && value === before.value + 2 && (run[at - 2]?.value === before.value || isTwice(before)))
      continue;
    if (before && Math.max(...run.slice(0, at).map((m) => m.value)) > before.value) continue;
    const missing: string[] = [];
    for (let one = from; one < value; one++) {
      const path = [...provision.segments.slice(0, -1), numberIn(provision.style, one)];
      if (values.has(one) || (provision.style !== 'list' && there.get(provision.realm)?.has(pathKey(path))))
        continue;
      missing.push(provision.style === 'list' ? String(one) : writtenLike(provision, path));
    }
    if (missing.length === 0 || saysUnused(run, at)) continue;
    out.push({
      at,
      from: at - 1,
      missing: `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not there`,
    });
  }
  for (const [at, { provision }] of run.entries()) {
    const plain = run[at - 1]?.provision;
    const before = run[at - 2]?.provision;
    if (!plain || !before || isHeading(plain) || !isHeading(before) || !isHeading(provision)) continue;
    if (before.depth !== provision.depth || run[at]?.value !== (run[at - 2]?.value ?? 0) + 2) continue;
    out.push({ at, from: at - 2, missing: `${plain.label} stands between them, but not as a heading` });
  }
  return out;
}

/** A number left out, in the letters of the one after it: `III.4` before `III.5`. */
function writtenLike({ written, whole }: RunMember['provision'], path: readonly string[]): string {
  const own = path[path.length - 1] ?? '';
  const like = written.replace(/[\p{L}\d]+(?=[.)]*$)/u, own);
  return whole && path.length > 1 && like !== written ? like : labelOf(path);
}

/** Whether the sibling just before has the same number. */
function isTwice({ provision, value }: RunMember): boolean {
  const siblings = provision.parent?.children ?? [];
  const previous = siblings[siblings.indexOf(provision) - 1];
  return previous?.value === value && previous.style === provision.style;
}

/** A heading that Markdown knows, unlike a bold line. */
function isHeading({ kind, depth }: RunMember['provision']): boolean {
  return kind === 'heading' && depth < 7;
}

/** A run of headings below a numbered heading starts with 1. */
function firstExpected(run: readonly RunMember[]): number | undefined {
  const first = run[0]?.provision;
  return first?.kind === 'heading' &&
    first.parent &&
    first.whole &&
    run.length > 1 &&
    first.parent.kind === 'heading'
    ? 1
    : undefined;
}

/** "5 to 7 not used" stands for the numbers it names. */
function saysUnused(run: readonly RunMember[], at: number): boolean {
  return run[at - 1]?.provision.unused === true || run[at]?.provision.unused === true;
}
