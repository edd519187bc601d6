// DQ-DEF-MARKED: a term that the text marks as defined ("as defined in clause 1", "has the meaning given in Schedule 2") and
// that nothing in the pack defines.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import { chunkParts } from '../../structure/chunk-parts.ts';
import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { resolve } from '../../structure/resolve.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import { titleKey } from '../../structure/titles.ts';
import { mention, mentionsOf, QUOTATION } from '../../tender/mentions.ts';
import type { ChunkModel, Statement } from '../../tender/model.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { insertDefinition } from './insert-definition.ts';
import { perDocument } from './per-document.ts';
import { structureOf } from './structure-of.ts';

const quoted = '[“"‘]([^“”"‘’]{2,60})[”"’]';
const capitals = "((?:\\p{Lu}[\\p{L}’'-]*)(?:[ \\u00a0](?:\\p{Lu}[\\p{L}’'-]*|of|and|&)){0,4})";
const asDefined = new RegExp(
  `(?:${quoted}|\\*{0,2}${capitals}\\*{0,2})[,]?[ \\u00a0]\\(?(?:as|each as|all as|both as)[ \\u00a0](?:is[ \\u00a0]|are[ \\u00a0])?defined[ \\u00a0](above|below|herein|in|under|at)[ \\u00a0]?([^.;()]{0,80})`,
  'gu',
);
const givenIn = new RegExp(
  `(?:${quoted}|${capitals})[ \\u00a0](?:has|have|shall have|bears?)[ \\u00a0]the[ \\u00a0](?:same[ \\u00a0])?meanings?[ \\u00a0](?:given|set out|ascribed|assigned|described)(?:[ \\u00a0]to[ \\u00a0](?:it|them|that term))?[ \\u00a0](?:in|by|at|under)[ \\u00a0]([^.;]{0,80})`,
  'gu',
);
/** A term in quotation marks in the middle of a duty: each "Family Representative". */
const inQuotes =
  /\b(?:the|each|every|any|an?|its|their|all)[ \u00a0][“"](\p{Lu}[\p{L}’'-]+(?:[ \u00a0](?:\p{Lu}[\p{L}’'-]+|of|and)){1,3})[”"](?![ \u00a0]?(?:means|shall mean|has|have|is defined|refers?|includes?|\(|[-–—:]))/gu;
/** What is quoted because it is called so: documents, buttons, headings, columns. */
const calledSo =
  /\b(?:form|tab|button|section|heading|headed|titled|entitled|called|named|column|field|box|document|policy|guidance|report|page|folder|link|menu|scheme|programme|project|title|labelled|marked|word|words|phrase|term)\b/i;
/** `{{term: Key Personnel}}`. */
const directive = /\{\{\s*(?:term|use)\s*:\s*([^{}|]{2,60}?)\s*\}\}/g;
const elsewhere =
  /\b(?:Acts?|Regulations?|Directive|Order|Code|Rules|PCR|GDPR|FAR|Framework|Conditions|Agreement|Contract|Specification|ISO|Standard|Policy|Guidance|Companies|section \d+ of the)\b/;

export const defMarked: DraftingCheck = {
  id: 'DQ-DEF-MARKED',
  find: ({ view }) => {
    const pack = structureOf(view);
    const headed = new Set(
      pack.documents.flatMap(({ headings }) => headings.map(({ title }) => titleKey(title))),
    );
    return pack.documents.flatMap((document) => {
      const found: DraftingFinding[] = [];
      const { models, markdown } = document.source.tender;
      for (const chunk of marking(document.source)) {
        const model = models[chunk] as (typeof models)[number];
        const start = markdown.starts[chunk] as number;
        for (const [index, statement] of model.statements.entries())
          for (const { term, range, where, isDoubtful } of marksIn(
            pack,
            document,
            chunk,
            index,
            statement,
            headed,
          ))
            found.push({
              document: document.index,
              range: { start: start + range.start, end: start + range.end },
              match: term,
              words: { where },
              ...(isDoubtful ? { severity: 'warning' as const } : {}),
              because: [`No definition of “${term}” was found in the pack.`],
              fixes: () => insertDefinition(pack, term),
            });
      }
      return found;
    });
  },
};

const definedWord = mention(/^(?:defined|meanings?)$/);
function mayMark(model: ChunkModel, index: number, text: string): boolean {
  const mentions = mentionsOf(model);
  return mentions.in(index, QUOTATION) || mentions.in(index, definedWord) || text.includes('{{');
}

/** The chunks of a document that may mark a term. */
const marking = perDocument((models) =>
  models.flatMap((model, chunk) =>
    model.statements.some(
      ({ text }, index) =>
        mayMark(model, index, text) && /\bdefined\b|\bmeanings?\b|\{\{|[“"]\p{Lu}\p{Ll}+ /u.test(text),
    )
      ? [chunk]
      : [],
  ),
);

/** A pack that defines less marks its terms in another way. */
const FEWEST_DEFINITIONS = 3;

interface MarkedUse {
  readonly term: string;
  readonly range: Range;
  readonly where: string;
  /** Quotation marks may say something else of the words. */
  readonly isDoubtful?: true;
}

function marksIn(
  pack: PackStructure,
  document: DocumentStructure,
  chunk: number,
  index: number,
  statement: Statement,
  headed: ReadonlySet<string>,
): readonly MarkedUse[] {
  const { text } = statement;
  const { entries } = packTerms(pack);
  const out: MarkedUse[] = [];
  const placed = (term: string, at: number) => ({
    term,
    range: sourceRange(statement.run, statement.runStart + at, statement.runStart + at + term.length),
  });
  const add = (term: string, at: number, where: string) => out.push({ ...placed(term, at), where });
  const isDefined = (term: string, definedHere: boolean) => {
    const entry = entries.get(termKey(term));
    if (!entry) return false;
    // "“X” has the meaning given in clause 4" is itself the only definition: look for another
    return (
      !definedHere ||
      entry.definitions.some(
        (d) =>
          !(d.document === document.index && d.placed.chunk === chunk && d.definition.statement === index),
      )
    );
  };
  for (const match of text.matchAll(asDefined)) {
    const term = (match[1] ?? match[2] ?? '').replace(/^(?:The|A|An|Each|Any) /, '');
    if (term.length < 3 || !/^\p{Lu}/u.test(term) || isDefined(term, false) || elsewhere.test(match[4] ?? ''))
      continue;
    add(term, text.indexOf(term, match.index), `as defined ${match[3]} ${match[4] ?? ''}`.trim());
  }
  for (const match of text.matchAll(givenIn)) {
    const term = (match[1] ?? match[2] ?? '').replace(/^(?:The|A|An|Each|Any) /, '');
    const rest = match[3] ?? '';
    if (term.length < 3 || !/^\p{Lu}/u.test(term) || isDefined(term, true) || elsewhere.test(rest)) continue;
    const reference = chunkParts(document.source.tender.models[chunk] as never).references.find(
      (r) => r.statement === index && r.outside === undefined,
    );
    const own = reference && document.references.find(({ item }) => item === reference);
    const resolution = own && resolve(pack, document.index, own);
    // Only where the place is known, is text of the pack, and does not have the term in bold, quotes or brackets
    if (resolution?.kind !== 'found') continue;
    add(term, text.indexOf(term, match.index), `as given in ${rest.trim()}`);
  }
  if (
    entries.size >= FEWEST_DEFINITIONS &&
    (statement.section.kind === 'contract-conditions' || /\b(?:shall|must|will)\b/.test(text)) &&
    statement.place !== 'heading'
  )
    for (const match of text.matchAll(inQuotes)) {
      const term = match[1] ?? '';
      const around = text.slice(Math.max(0, match.index - 30), match.index + match[0].length + 20);
      if (isDefined(term, false) || calledSo.test(around) || headed.has(titleKey(term))) continue;
      out.push({
        ...placed(term, match.index + match[0].indexOf(term)),
        where: 'in quotation marks',
        isDoubtful: true,
      });
    }
  for (const match of text.matchAll(directive)) {
    const term = match[1] ?? '';
    if (isDefined(term, false)) continue;
    add(term, match.index + match[0].indexOf(term), 'as a use of a defined term');
  }
  return out;
}
