// The pattern language of the clause library: parsing it, and what a pattern needs.
//
//   word          a word in any inflection (compared by stem); several words follow one another
//   =word         exactly this form; of an abbreviation (=MEAT) the capitals count
//   <concept>     any expression of a concept;  <#percent> a recognised quantity (tokens.ts, builtIns)
//   (a|b)         alternatives                   [a]   optional
//   ..            up to 4 words between          ...   up to 16 words between
//   _             exactly one word               !a    what follows is not a
//
// match.ts matches a parsed pattern on a sentence.

import { builtIns, isCapitals, type Vocabulary } from './tokens.ts';

export type Node =
  | { readonly kind: 'word'; readonly stem: number; readonly common: boolean }
  /** Alternatives of one word each: one look-up instead of a try of each. */
  | { readonly kind: 'words'; readonly stems: readonly number[]; readonly common: boolean }
  /** In lower case; an abbreviation as written, since its capitals count. */
  | { readonly kind: 'exact'; readonly form: string; readonly stem: number }
  /** `number` is the concept's place in its library, or that of the quantity among {@link builtIns}. */
  | { readonly kind: 'concept'; readonly id: string; readonly number: number }
  | { readonly kind: 'built-in'; readonly id: string; readonly number: number }
  | { readonly kind: 'sequence'; readonly items: readonly Node[] }
  | {
      readonly kind: 'choice';
      readonly items: readonly Node[];
      /** Branches by the stem of their first word, so that only those are tried whose word is there. */
      readonly byStem: ReadonlyMap<number, readonly Node[]>;
      /** Its keys. */
      readonly stems: readonly number[];
      /** Branches that begin with something else. */
      readonly others: readonly Node[];
    }
  | { readonly kind: 'optional'; readonly item: Node }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'not'; readonly item: Node };

/** Every field that some kind of node has. */
interface AnyNode {
  readonly kind: Node['kind'];
  readonly stem?: number;
  readonly common?: boolean;
  readonly stems?: readonly number[];
  readonly form?: string;
  readonly id?: string;
  readonly number?: number;
  readonly items?: readonly Node[];
  readonly byStem?: ReadonlyMap<number, readonly Node[]>;
  readonly others?: readonly Node[];
  readonly item?: Node;
  readonly most?: number;
}
const NO_STEMS: readonly number[] = [];
const NO_NODES: readonly Node[] = [];

/** A node as an object of the one shape that all nodes share: matching looks at nodes of all kinds, and fields of like objects are read fastest. */
function made(node: Node): Node {
  const { kind, stem, common, stems, form, id, number, items, byStem, others, item, most }: AnyNode = node;
  const shaped = {
    kind,
    stem: stem ?? 0,
    common: common ?? false,
    stems: stems ?? NO_STEMS,
    form: form ?? '',
    id: id ?? '',
    number: number ?? 0,
    items: items ?? NO_NODES,
    byStem,
    others: others ?? NO_NODES,
    item,
    most: most ?? 0,
  };
  return shaped as unknown as Node;
}

export const SHORT_GAP = 4;
export const LONG_GAP = 16;

/** Words too common to decide which patterns are worth trying. */
const COMMON = new Set(
  'a an the of in on at to for by with and or from as be is are it its their any all that which who this these those will may can have has do into such'.split(
    ' ',
  ),
);

/** Of a concept that the library does not have. */
const NO_NUMBER = -1;

export class PatternError extends Error {}

/**
 * Parses a pattern. `numberOf` gives the number of a concept; one that it does not know has none and matches nothing.
 * Throws {@link PatternError} with what is wrong and where.
 */
export function parsePattern(
  source: string,
  vocabulary: Vocabulary,
  numberOf: (concept: string) => number | undefined = () => undefined,
): Node {
  const lexemes = source.match(/<#?[^<>]*>|\.{2,}|[()[\]|!_]|=?[A-Za-z\u00C0-\u024F0-9'’,.%£€&-]+|\S/g) ?? [];
  let at = 0;
  const fail = (why: string): never => {
    throw new PatternError(`${why} in the pattern "${source}"`);
  };
  const choice = (): Node => {
    const items = [sequence()];
    while (lexemes[at] === '|') {
      at++;
      items.push(sequence());
    }
    return items.length === 1 ? (items[0] as Node) : alternatives(items);
  };
  const sequence = (): Node => {
    const items: Node[] = [];
    for (;;) {
      const lexeme = lexemes[at];
      if (lexeme === undefined || lexeme === ')' || lexeme === ']' || lexeme === '|') break;
      items.push(...one());
    }
    if (items.length === 0) fail('an empty part');
    return items.length === 1 ? (items[0] as Node) : made({ kind: 'sequence', items });
  };
  const known = writtenIn(vocabulary);
  const one = (): readonly Node[] => {
    const lexeme = lexemes[at++] as string;
    const same = known.get(lexeme);
    if (same) return same;
    if (lexeme === '(' || lexeme === '[') {
      const inner = choice();
      if (lexemes[at++] !== (lexeme === '(' ? ')' : ']')) fail(`a missing "${lexeme === '(' ? ')' : ']'}"`);
      return [lexeme === '(' ? inner : made({ kind: 'optional', item: inner })];
    }
    if (lexeme === '!') return [made({ kind: 'not', item: (one()[0] as Node) ?? fail('nothing after "!"') })];
    if (lexeme === '_') return [made({ kind: 'gap', most: -1 })];
    if (/^\.{2,}$/.test(lexeme))
      return [made({ kind: 'gap', most: lexeme.length === 2 ? SHORT_GAP : LONG_GAP })];
    const reference = /^<(#?)([a-z][a-z0-9-]*)>$/.exec(lexeme);
    if (reference?.[1] && !(builtIns as readonly string[]).includes(reference[2] as string))
      fail(`"${lexeme}", which is not one of ${builtIns.map((b) => `<#${b}>`).join(', ')},`);
    if (reference) {
      const id = reference[2] as string;
      return reference[1]
        ? [made({ kind: 'built-in', id, number: (builtIns as readonly string[]).indexOf(id) })]
        : [made({ kind: 'concept', id, number: numberOf(id) ?? NO_NUMBER })];
    }
    if (lexeme.startsWith('<')) fail(`"${lexeme}", which is not the id of a concept,`);
    const exact = lexeme.startsWith('=');
    // Read a word the way the text is read, so that "sub-contractor" and "67(5)" fall into the same tokens.
    const words = lexeme
      .replace(/^=/, '')
      .match(/\d+(?:,\d+)*(?:\.\d+)?|[A-Za-z\u00C0-\u024F]+(?:['’][a-z]+)?|[%£€]/g);
    if (!words) return /^[.,&'’/-]+$/.test(lexeme) ? [] : fail(`"${lexeme}", which is not a word,`);
    const nodes = words.map(
      (word): Node =>
        made(
          exact
            ? {
                kind: 'exact',
                form: isCapitals(word) ? word : word.toLowerCase(),
                stem: vocabulary.add(word),
              }
            : { kind: 'word', stem: vocabulary.add(word), common: COMMON.has(word.toLowerCase()) },
        ),
    );
    known.set(lexeme, nodes);
    return nodes;
  };
  const tree = choice();
  if (at < lexemes.length) fail(`"${lexemes[at]}" out of place`);
  return tree;
}

/** Words as they were written in patterns before: most patterns are made of the same ones. */
const written = new WeakMap<Vocabulary, Map<string, readonly Node[]>>();
function writtenIn(vocabulary: Vocabulary): Map<string, readonly Node[]> {
  let known = written.get(vocabulary);
  if (!known) {
    known = new Map();
    written.set(vocabulary, known);
  }
  return known;
}

function alternatives(items: readonly Node[]): Node {
  const stems = new Set<number>();
  let common = false;
  for (const item of items) {
    if (item.kind !== 'word') return choiceOf(items);
    stems.add(item.stem);
    common ||= item.common;
  }
  return made({ kind: 'words', stems: [...stems], common });
}

function choiceOf(items: readonly Node[]): Node {
  const byStem = new Map<number, Node[]>();
  const others: Node[] = [];
  for (const item of items) {
    const first = firstStems(item);
    if (!first) others.push(item);
    else
      for (const stem of first) {
        const list = byStem.get(stem);
        if (list) list.push(item);
        else byStem.set(stem, [item]);
      }
  }
  return made({ kind: 'choice', items, byStem, stems: [...byStem.keys()], others });
}

/** The stems a match must begin with; undefined if it may begin with something else. */
function firstStems(node: Node): Iterable<number> | undefined {
  if (node.kind === 'word' || node.kind === 'exact') return [node.stem];
  if (node.kind === 'words') return node.stems;
  if (node.kind === 'sequence') return firstStems(node.items[0] as Node);
  if (node.kind === 'choice' && node.others.length === 0) return node.byStem.keys();
  return undefined;
}

/** A thing a pattern needs, a word, a concept or a quantity, by its number and in its two lowest bits what of these it is. */
export type Atom = number;
export const atomKind = { word: 0, concept: 1, builtIn: 2 } as const;
const wordAtom = (stem: number): Atom => stem << 2;

function atomOf(node: Node): Atom | undefined {
  switch (node.kind) {
    case 'word':
      return node.common ? undefined : wordAtom(node.stem);
    case 'exact':
      return wordAtom(node.stem);
    case 'concept':
      return (node.number << 2) | atomKind.concept;
    case 'built-in':
      return (node.number << 2) | atomKind.builtIn;
    default:
      return undefined;
  }
}

type AnyOf = readonly Atom[];
const NO_NEEDS: readonly AnyOf[] = [];

/** Sets of atoms of each of which at least one must be present for the pattern to match. */
export function needs(node: Node): readonly AnyOf[] {
  const atom = atomOf(node);
  if (atom !== undefined) return [[atom]];
  if (node.kind === 'words') return node.common ? NO_NEEDS : [node.stems.map(wordAtom)];
  if (node.kind === 'sequence') return ofItems(node.items, needs);
  // One need of each branch, together: whichever branch matches, one of these is there.
  if (node.kind === 'choice') return ofBranches(node.items, (item) => shortestOf(needs(item)));
  return NO_NEEDS;
}

/** What a pattern needs of very common words beside that: they do not tell whether it is worth a try, but without them it is none. */
export function commonNeeds(node: Node): readonly AnyOf[] {
  if (node.kind === 'word') return node.common ? [[wordAtom(node.stem)]] : NO_NEEDS;
  if (node.kind === 'words') return node.common ? [node.stems.map(wordAtom)] : NO_NEEDS;
  if (node.kind === 'sequence') return ofItems(node.items, commonNeeds);
  if (node.kind !== 'choice' || needs(node).length > 0) return NO_NEEDS;
  return ofBranches(node.items, (item) => shortestOf(needs(item)) ?? shortestOf(commonNeeds(item)));
}

function ofItems(items: readonly Node[], read: (item: Node) => readonly AnyOf[]): readonly AnyOf[] {
  let all: AnyOf[] | undefined;
  for (const item of items)
    for (const any of read(item)) {
      all ??= [];
      all.push(any);
    }
  return all ?? NO_NEEDS;
}

function ofBranches(items: readonly Node[], read: (item: Node) => AnyOf | undefined): readonly AnyOf[] {
  const any: Atom[] = [];
  for (const item of items) {
    const best = read(item);
    if (best === undefined) return NO_NEEDS;
    for (const atom of best) any.push(atom);
  }
  return [any];
}

/** The first of the shortest. */
function shortestOf(all: readonly AnyOf[]): AnyOf | undefined {
  let shortest = all[0];
  for (const any of all) if (shortest === undefined || any.length < shortest.length) shortest = any;
  return shortest;
}

const NO_IDS: readonly string[] = [];

/** Every concept a pattern mentions. */
export function conceptsIn(node: Node): readonly string[] {
  if (node.kind === 'concept') return [node.id];
  if (node.kind === 'optional' || node.kind === 'not') return conceptsIn(node.item);
  if (node.kind !== 'sequence' && node.kind !== 'choice') return NO_IDS;
  let all: string[] | undefined;
  for (const item of node.items)
    for (const id of conceptsIn(item)) {
      all ??= [];
      all.push(id);
    }
  return all ?? NO_IDS;
}
