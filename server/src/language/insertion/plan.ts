// What inserting a clause does: the text of the clause and of what it brings with it, each in its place with the numbers that come
// next, the numbers that move, and what should be looked at first. Worked out on a snapshot; nothing is changed.

import type { PackDocument } from '../../checks/pack.ts';
import {
  type ClauseValues,
  escapeSnippet,
  markerFor,
  renderVariant,
  snippetFor,
  variantsFor,
  type WantedWording,
} from '../../library/clause-text.ts';
import type { Clause, ClauseVariant } from '../../library/model.ts';
import { nearest } from '../../library/nearest.ts';
import type { Offset } from '../../markdown/blocks.ts';
import type { Provision } from '../../structure/model.ts';
import { type PackStructure, packStructure } from '../../structure/pack-structure.ts';
import { renumberEdits } from '../../structure/renumber.ts';
import type { SectionKind } from '../../tender/model.ts';
import type { PlainEdit } from '../code-actions.ts';
import { lengthOf } from '../positions.ts';
import type { Snapshot } from '../snapshot.ts';
import { type Concern, concernsOf } from './concerns.ts';
import { type Need, needsOf } from './needs.ts';
import { headingPath, type Numbering, numberingAt, writtenNumber } from './numbering.ts';
import { type Place, placeForClause, placeForCursor } from './place.ts';
import { receivingTerms, withParties } from './receiving-terms.ts';
import { clauseValues, type FilledValue, valuesFor } from './values.ts';
import { countNumbers, type Style, wordingAt } from './wording.ts';

export interface InsertionWish extends WantedWording {
  /** Id or name of the clause. */
  readonly clause: string;
  /** Id of the wording; the first that fits the profile where it is not given. */
  readonly variant?: string;
  readonly values?: ClauseValues;
  /** Which of the clauses it needs go in with it. */
  readonly bring: 'needed' | 'nothing' | readonly string[];
  /** `where-it-belongs`: in the section of the pack that holds such things; at the end of the cursor's section where it has none. */
  readonly where: 'at-cursor' | 'section-end' | 'where-it-belongs';
}

export interface PlannedBlock {
  readonly clause: Clause;
  readonly variant: ClauseVariant;
  readonly role: 'clause' | 'definition' | 'companion';
  readonly place: Place;
  readonly values: readonly FilledValue[];
  /** Marker, heading and paragraphs as they will stand. */
  readonly text: string;
}
export interface InsertionPlan {
  readonly clause: Clause;
  readonly variant: ClauseVariant;
  /** Wordings that may be used under the profile, best first. */
  readonly variants: readonly ClauseVariant[];
  /** The clause, then what goes in with it. */
  readonly blocks: readonly PlannedBlock[];
  readonly needs: readonly (Need & { readonly brought: boolean; readonly place: Place })[];
  readonly concerns: readonly Concern[];
  /** One undoable step, in one document or several. */
  readonly edits: readonly PlainEdit[];
  /** Given where the clause goes in alone and nothing else moves. */
  readonly snippet: string | undefined;
}
/** Why there is no plan, in words. */
export interface NoPlan {
  readonly refused: string;
}

/** Plans an insertion at an offset of a document of the snapshot's pack. */
export function planInsertion(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
  wish: InsertionWish,
): InsertionPlan | NoPlan {
  const { pack, library } = snapshot;
  const receiver = pack.documents[document];
  if (receiver === undefined) return { refused: 'There is no such document in the pack.' };
  const clause = library.clauses.find(({ id, name }) => id === wish.clause || name === wish.clause);
  if (clause === undefined) return { refused: unknownClause(wish.clause, snapshot) };
  const { profile, decision } = pack.profile;
  const variants = variantsFor(clause, profile, decision.regime?.id, library, wish);
  const variant =
    wish.variant === undefined ? variants[0] : clause.variants.find(({ id }) => id === wish.variant);
  if (variant === undefined)
    return {
      refused:
        wish.variant === undefined
          ? `${clause.id} has no wording for this pack's nation and body of law.`
          : `${clause.id} has no wording “${wish.variant}”. It has: ${clause.variants.map(({ id }) => id).join(', ')}.`,
    };
  const structure = packStructure(pack.documents, pack.attachments);
  const terms = receivingTerms(structure, pack.documents);
  const place = placeOf(clause, receiver, document, offset, wish.where, pack.documents);
  const needs = needsOf(clause, variant, snapshot, terms).map((need) => ({
    ...need,
    brought: isBrought(need, wish.bring),
    place: placeForClause(pack.documents, need.clause) ?? place,
  }));
  const brought = needs.filter((need) => need.brought);
  const values = valuesFor(clause, variant, profile, wish.values ?? {}, terms.parties);
  const drafts = [
    { clause, variant, role: 'clause' as const, place, values },
    ...brought.map((need) => ({
      clause: need.clause,
      variant: need.variant,
      role: need.kind,
      place: need.place,
      values: valuesFor(need.clause, need.variant, profile, {}, terms.parties),
    })),
  ];
  const { blocks, edits, snippets } = written(drafts, snapshot, structure, terms.parties);
  return {
    clause,
    variant,
    variants,
    blocks,
    needs,
    concerns: concernsOf(clause, variant, {
      snapshot,
      terms,
      values,
      brought,
      left: needs.filter((need) => !need.brought),
      section: place.section?.kind as SectionKind | undefined,
    }),
    edits,
    snippet: edits.length === 1 && blocks.length === 1 ? snippets[0] : undefined,
  };
}

function placeOf(
  clause: Clause,
  receiver: PackDocument,
  document: number,
  offset: Offset,
  where: InsertionWish['where'],
  documents: readonly PackDocument[],
): Place {
  if (where !== 'where-it-belongs') return placeForCursor(receiver, document, offset, where);
  return placeForClause(documents, clause) ?? placeForCursor(receiver, document, offset, 'section-end');
}

function isBrought({ clause, weight }: Need, bring: InsertionWish['bring']): boolean {
  if (bring === 'nothing') return false;
  return bring === 'needed' ? weight === 'needed' : bring.includes(clause.id);
}

function unknownClause(id: string, { library }: Snapshot): string {
  const near = nearest(
    id,
    library.clauses.map((one) => one.id),
  );
  const off = library.off.find((one) => one.id === id);
  if (off) return `${id} is switched off in this library: ${off.reason}`;
  return `There is no clause “${id}” in the library.${near === undefined ? '' : ` Did you mean ${near}?`}`;
}

/** The snippets of clauses at an offset, with the numbers that come next there; nothing that follows is moved. */
export function snippetsAt(
  snapshot: Snapshot,
  document: number,
  offset: Offset,
): (clause: Clause, variant: ClauseVariant) => string {
  const { pack } = snapshot;
  const receiver = pack.documents[document];
  if (receiver === undefined)
    return (clause, variant) => `${markerFor(clause, variant, {})}\n${variant.body}`;
  const structure = packStructure(pack.documents, pack.attachments);
  const { parties } = receivingTerms(structure, pack.documents);
  const place = placeForCursor(receiver, document, offset, 'at-cursor');
  const style = styleOf(numberingAt(structure, place), 0, 0, new Map(), place);
  return (clause, variant) => {
    const values = valuesFor(clause, variant, pack.profile.profile, {}, parties);
    const body = wordingAt(withParties(variant.body, parties), style);
    return blockSnippet({ clause, variant, values }, body);
  };
}

type Draft = Omit<PlannedBlock, 'text'>;
interface Group {
  readonly place: Place;
  readonly numbering: Numbering;
  readonly drafts: readonly Draft[];
}

/** Every block with its numbers, and the edits. Blocks of one place follow each other there. */
function written(
  drafts: readonly Draft[],
  snapshot: Snapshot,
  structure: PackStructure,
  parties: ReadonlyMap<string, string>,
): {
  readonly blocks: readonly PlannedBlock[];
  readonly edits: readonly PlainEdit[];
  readonly snippets: readonly string[];
} {
  const groups = groupsOf(drafts, structure);
  const moves = movesFor(groups);
  const texts = new Map<Draft, { readonly text: string; readonly snippet: string }>();
  const edits: PlainEdit[] = [];
  const snippets: string[] = [];
  for (const group of groups) {
    const { document, at } = group.place;
    const markdown = snapshot.pack.documents[document]?.tender.markdown;
    if (markdown === undefined) continue;
    let items = 0;
    for (const [nth, draft] of group.drafts.entries()) {
      const style = styleOf(group.numbering, nth, items, moves, group.place);
      const body = wordingAt(withParties(draft.variant.body, parties), style);
      items += countNumbers(draft.variant.body);
      texts.set(draft, blockText(draft, body));
    }
    const before = markdown.text.slice(Math.max(0, at - 2), at);
    const after = markdown.text.slice(at, at + 4);
    const lineEnd = markdown.text.includes('\r\n') ? '\r\n' : '\n';
    const around = (text: string): string =>
      `${leading(before, at)}${text}${trailing(after, at >= lengthOf(markdown))}`.replaceAll('\n', lineEnd);
    const text = group.drafts.map((draft) => texts.get(draft)?.text ?? '').join('\n\n');
    edits.push({ document, start: at, end: at, text: around(text), expected: '' });
    snippets.push(around(group.drafts.map((draft) => texts.get(draft)?.snippet ?? '').join('\n\n')));
  }
  for (const { document, start, end, text } of renumberEdits(structure, moves))
    edits.push({
      ...{ document, start, end, text },
      expected: snapshot.pack.documents[document]?.tender.markdown.text.slice(start, end) ?? '',
    });
  return {
    blocks: drafts.map((draft) => ({ ...draft, text: texts.get(draft)?.text ?? '' })),
    edits: edits.sort((a, b) => a.document - b.document || a.start - b.start),
    snippets,
  };
}

function groupsOf(drafts: readonly Draft[], structure: PackStructure): readonly Group[] {
  const groups = new Map<string, { place: Place; drafts: Draft[] }>();
  for (const draft of drafts) {
    const key = `${draft.place.document} ${draft.place.at}`;
    const group = groups.get(key);
    if (group) group.drafts.push(draft);
    else groups.set(key, { place: draft.place, drafts: [draft] });
  }
  return [...groups.values()].map(({ place, drafts: own }) => ({
    place,
    drafts: own,
    numbering: numberingAt(structure, place),
  }));
}

/** What stands after a new number in its run counts on from it. */
function movesFor(groups: readonly Group[]): ReadonlyMap<Provision, number> {
  const moves = new Map<Provision, number>();
  for (const { place, numbering, drafts } of groups) {
    const shift = (siblings: readonly Provision[], by: number): void => {
      for (const one of siblings)
        if (one.range.start >= place.at) moves.set(one, (moves.get(one) ?? one.value) + by);
    };
    const { headings, items } = numbering;
    if (headings) shift(headings.siblings, drafts.length);
    if (items.kind === 'typed')
      shift(
        items.siblings,
        drafts.reduce((sum, { variant }) => sum + countNumbers(variant.body), 0),
      );
  }
  return moves;
}

function styleOf(
  { level, headings, items }: Numbering,
  nth: number,
  itemsBefore: number,
  moves: ReadonlyMap<Provision, number>,
  { form }: Place,
): Style {
  const path = headings ? headingPath(headings, nth, moves) : [];
  const ofHeading = items.kind === 'typed' && items.of === 'the new heading';
  return {
    heading:
      form === 'run-in'
        ? { form }
        : { form: 'heading', level, number: headings ? writtenNumber(headings, nth, moves, []) : '' },
    items:
      items.kind === 'list'
        ? { kind: 'list', from: items.from === 1 ? 1 : items.from + itemsBefore }
        : {
            kind: 'typed',
            write: (n) => writtenNumber(items, ofHeading ? n : itemsBefore + n, moves, path),
          },
  };
}

/** The block with its blanks filled, and with a tab stop for each. */
function blockText(draft: Draft, body: string): { readonly text: string; readonly snippet: string } {
  const { clause, variant, values } = draft;
  // The comment names what is not the library's own default: so much is needed to fill a newer wording.
  const told = Object.fromEntries(
    values.flatMap(({ name, value, from }) =>
      value === undefined || from === 'default' ? [] : [[name, value]],
    ),
  );
  const here = { ...variant, body };
  return {
    text: `${markerFor(clause, variant, told)}\n${renderVariant(here, clause.parameters, clauseValues(values))}`,
    snippet: blockSnippet(draft, body),
  };
}

function blockSnippet({ clause, variant, values }: Omit<Draft, 'role' | 'place'>, body: string): string {
  const stops = snippetFor({ ...variant, body }, clause.parameters, clauseValues(values));
  return `${escapeSnippet(markerFor(clause, variant, {}))}\n${stops}`;
}

function leading(before: string, at: Offset): string {
  if (at === 0 || before.endsWith('\n\n')) return '';
  return before.endsWith('\n') ? '\n' : '\n\n';
}

function trailing(after: string, isEnd: boolean): string {
  if (isEnd) return '\n';
  if (/^\r?\n\r?\n/.test(after) || /^\r?\n$/.test(after)) return '';
  return /^\r?\n/.test(after) ? '\n' : '\n\n';
}
