// DQ-DEF-MARKED: a term that the text marks as defined ("as defined in clause 1", "has the meaning given in Schedule 2") and
// that nothing in the pack defines.

import { type Range, sourceRange } from '../../markdown/blocks.ts';
import { chunkParts } from '../../structure/chunk-parts.ts';
import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { resolve } from '../../structure/resolve.ts';
import { packTerms, termKey } from '../../structure/terms.ts';
import type { Statement } from '../../tender/model.ts';
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
/** `{{term: Key Personnel}}`. */
const directive = /\{\{\s*(?:term|use)\s*:\s*([^{}|]{2,60}?)\s*\}\}/g;
const elsewhere =
  /\b(?:Acts?|Regulations?|Directive|Order|Code|Rules|PCR|GDPR|FAR|Framework|Conditions|Agreement|Contract|Specification|ISO|Standard|Policy|Guidance|Companies|section \d+ of the)\b/;

export const defMarked: DraftingCheck = {
  id: 'DQ-DEF-MARKED',
  find: ({ view }) => {
    const pack = structureOf(view);
    return pack.documents.flatMap((document) => {
      const found: DraftingFinding[] = [];
      const { models, markdown } = document.source.tender;
      for (const chunk of marking(document.source)) {
        const model = models[chunk] as (typeof models)[number];
        const start = markdown.starts[chunk] as number;
        for (const [index, statement] of model.statements.entries())
          for (const { term, range, where } of marksIn(pack, document, chunk, index, statement))
            found.push({
              document: document.index,
              range: { start: start + range.start, end: start + range.end },
              match: term,
              words: { where },
              because: [`No definition of “${term}” was found in the pack.`],
              fixes: () => insertDefinition(pack, term),
            });
      }
      return found;
    });
  },
};

/** The chunks of a document that may mark a term. */
const marking = perDocument((models) =>
  models.flatMap((model, chunk) =>
    model.statements.some(({ text }) => /\bdefined\b|\bmeanings?\b|\{\{/.test(text)) ? [chunk] : [],
  ),
);

interface MarkedUse {
  readonly term: string;
  readonly range: Range;
  readonly where: string;
}

function marksIn(
  pack: PackStructure,
  document: DocumentStructure,
  chunk: number,
  index: number,
  statement: Statement,
): readonly MarkedUse[] {
  const { text } = statement;
  const { entries } = packTerms(pack);
  const out: MarkedUse[] = [];
  const add = (term: string, at: number, where: string) => {
    const range = sourceRange(statement.run, statement.runStart + at, statement.runStart + at + term.length);
    out.push({ term, range, where });
  };
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
    const placed = reference && document.references.find(({ item }) => item === reference);
    const resolution = placed && resolve(pack, document.index, placed);
    // Only where the place is known, is text of the pack, and does not have the term in bold, quotes or brackets
    if (resolution?.kind !== 'found') continue;
    add(term, text.indexOf(term, match.index), `as given in ${rest.trim()}`);
  }
  for (const match of text.matchAll(directive)) {
    const term = match[1] ?? '';
    if (isDefined(term, false)) continue;
    add(term, match.index + match[0].indexOf(term), 'as a use of a defined term');
  }
  return out;
}
