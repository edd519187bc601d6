// DQ-BLANK: places the buyer has still to fill. Those that the bidder fills, or that are filled when the contract is signed,
// are left alone.

import { marksIn, placeOf } from '../../tender/facts/found.ts';
import type { BlankFact, ChunkModel, Statement } from '../../tender/model.ts';
import { titlesAbove } from '../values/context.ts';
import { type InChunk, inPack, keptPerChunk } from '../values/per-chunk.ts';
import type { DraftingCheck } from './drafting-check.ts';

interface Blank {
  readonly text: string;
  /** Whether only the place tells that the buyer fills it. */
  readonly isCertain: boolean;
  /** It stands in a sentence that lays something down, which no tenderer writes. */
  readonly isInSentence: boolean;
}

const reader = keptPerChunk((model: ChunkModel): readonly InChunk<Blank>[] => {
  const found: InChunk<Blank>[] = [];
  const add = (range: InChunk<Blank>['range'], statement: number, isCertain: boolean) => {
    if (found.some((other) => range.start < other.range.end && range.end > other.range.start)) return;
    const text = model.chunk.text.slice(range.start, range.end).replaceAll('\\', '');
    const said = model.statements[statement];
    const isInSentence = isCertain && said?.place === 'paragraph' && binding.test(said.text);
    found.push({ range, statement, value: { text, isCertain, isInSentence } });
  };
  if (mayHoldMore.test(model.chunk.text))
    model.statements.forEach((statement, index) => {
      if (statement.place === 'quote' || statement.text.length > LONGEST) return;
      if (!mayHoldMore.test(statement.text)) return;
      const note = noteInText.exec(statement.text);
      if (note) add(placeOf(statement, 0, note[0].length), index, true);
      for (const match of [...statement.text.matchAll(more), ...statement.text.matchAll(named)]) {
        const end = match.index + match[0].length;
        if (isCode(statement, match.index, end) || isNumeral(statement.text, match)) continue;
        if (isForm(statement) && !(statement.place === 'paragraph' && binding.test(statement.text))) continue;
        if (atAward.test(match[0].replace(/^\[|\]$/g, '').trim())) continue;
        if (!statement.leadIns.some(({ text }) => answers.test(text)))
          add(placeOf(statement, match.index, end), index, true);
      }
    });
  for (const fact of model.facts)
    if (fact.kind === 'blank') {
      const statement = model.statements[fact.statement];
      const whose = fillerOf(fact, statement);
      if (whose !== 'other') add(fact.range, fact.statement, whose === 'buyer');
    }
  return found.sort((a, b) => a.range.start - b.range.start);
});
const LONGEST = 4000;
const binding = /^\p{Lu}[^?:]{8,}\b(?:shall|must|may|will|is|are)\b[^?:]*$/u;

/** What the facts of the model leave out: "£X", "XX days", "dd/mm/yyyy", filler text, "???". */
const more =
  /[£€$][ \u00a0]?[Xx#]{1,3}(?:[.,][Xx#]{2,3})*(?![\p{L}])|(?<![\p{L}\p{N}])X{2,}(?:[/.,-]X{2,})*(?![\p{L}])|(?<![\p{L}\p{N}])xx+(?![\p{L}])|\?{3,}|\[(?:DATE|TIME|NAME|AMOUNT|VALUE|TITLE|REF|REFERENCE|X{1,3}|x{1,3}|£|€|%|\?|…|N|n)\]|\bTBC\b|\bto be (?:confirmed|advised|determined|inserted|agreed)(?= *(?:$|[.;)\]|]))/gu;
/** Placeholders in words, in any case. */
const named =
  /\bdd[/. -]mm[/. -](?:yy(?:yy)?|20\d\d)\b|\blorem ipsum\b|\[(?![^\]]*(?:supplier|tenderer|bidder|contractor|provider|applicant|your))[^[\]\d]{0,40}\b(?:names?|address(?:es)?|dates?|amounts?|figures?|numbers?|titles?|reference|e-?mail|location|percentage|sum)\b[^[\]\d]{0,30}\]|\[(?:name of )?(?:the )?(?:authority|council|buyer|contracting authority|supplier portal|portal|contract|project|procurement)(?:['’]s)?(?: (?:name|title|reference|ref|address|email|url|link|number|value|manager|officer|lead))?\]/giu;
/** A note between drafters that no brackets set apart. */
const noteInText =
  /^(?:DN|D\/N|[Dd]rafting note|[Dd]rafter['’]?s note|[Nn]ote to (?:drafter|author|buyer|self|editor)|[Gg]uidance note for (?:buyers?|drafters?|authorit(?:y|ies)))[ \u00a0]?[:–—-]/;
const mayHoldMore =
  /X|DN|D\/N|rafting|rafter|ote to|uidance note|xx|#|[£€$][ \u00a0]?x|[Dd][Dd][/. -][Mm]|[Ll][Oo][Rr][Ee][Mm]|\?\?\?|\[|TBC|to be (?:con|adv|det|ins|agr)/;

/** A count of twenty in Roman figures, a dress size, a film. */
function isNumeral(text: string, match: RegExpMatchArray): boolean {
  if (!/^X+$/.test(match[0])) return /^to be agreed/i.test(match[0]) && /\b(?:between|by|with)\b/i.test(text);
  return /(?:schedule|part|annex|appendix|chapter|title|volume|section|article|class|type|phase|century)[ \u00a0]$/i.test(
    text.slice(Math.max(0, (match.index ?? 0) - 12), match.index),
  );
}

function isCode(statement: Statement, start: number, end: number): boolean {
  const from = statement.runStart;
  return marksIn(statement, 'code').some((mark) => mark.start < from + end && mark.end > from + start);
}

const answers =
  /\b(?:bidder|tenderer|supplier|applicant|candidate|offeror|respondent|contractor|provider)(?:['’]?s?['’]?) (?:response|answer|comments?|reply|name|details|submission|use|to complete|rate|price)|\b(?:your|response|answer|score awarded|evaluator)\b|^(?:signed|signature|rate|price|unit price)\b/i;
const formTitle =
  /\b(?:form of \p{L}+|(?:tender|bid|offer|reply|response)[ \u00a0]forms|[\p{L}-]+ (?:form|receipt|sheet|certificate|log)$|(?:bid|offer|quotation|receipt|order|price|application) form|(?:price|record|data|time) sheet|tender response|response (?:form|template|document)|questionnaire|certificat\w+|declaration|pricing schedule|price schedule|schedule of rates|bill of quantities|non-collusion|evaluation form|score ?sheet|signature|execution|signed|template|tender form|offer form|parties|bidder|tenderer|supplier details|appendix to tender|checklist)\b/iu;
const formPath =
  /\b(?:form|response|questionnaire|declaration|template|pricing|price|rates|bill|certificate|sq|psq|score)\b/i;

function isForm(statement: Statement): boolean {
  return titlesAbove(statement.section).some((title) => formTitle.test(title));
}

const atSignature =
  /\b(?:signed|signature|witness|dated?|day of|between|parties|in the presence of|executed|name|position|title|company|firm|print|address|telephone|tel|phone|e-?mail|for and on behalf|evaluator|total|score|number)\b/i;

/** Who fills a blank: the buyer, nobody can tell, or another than the buyer. */
function fillerOf(fact: BlankFact, statement: Statement | undefined): 'buyer' | 'unknown' | 'other' {
  if (fact.filler === 'bidder') return 'other';
  if (statement === undefined) return 'buyer';
  if (statement.place === 'quote') return 'other';
  if (statement.leadIns.some(({ text }) => answers.test(text))) return 'other';
  if (isForm(statement) && !/^(?:insert|dn|drafting|guidance|note)\b/i.test(fact.prompt)) return 'other';
  if (atAward.test(fact.prompt)) return 'other';
  if (fact.filler === 'buyer') {
    // Named when the contract is awarded, not when the tender is published.
    if (
      statement.section.kind === 'contract-conditions' &&
      /\b(?:supplier|contractor|provider|company|date of (?:this|the) (?:agreement|contract)|registered)\b/i.test(
        fact.prompt,
      )
    )
      return 'other';
    return /^to be (?:completed|filled|provided|inserted|entered) by (?:the )?(?:tender|bid|suppl|applic|candid|contract)/i.test(
      fact.prompt,
    )
      ? 'other'
      : 'buyer';
  }
  if (fact.prompt !== '') return 'buyer';
  // A line of underscores or dots: in a sentence the buyer's, after a label anybody's.
  const text = statement.text.replace(/[_.…\s]{3,}/g, ' ').trim();
  const gap = statement.text.search(/_{3,}|\.{6,}|…/);
  if (atSignature.test(statement.text.slice(Math.max(0, gap - 40), Math.max(0, gap)))) return 'other';
  if (
    /^[_ ]*(?:day|20|signed|\()/i.test(statement.text.slice(Math.max(0, gap))) ||
    statement.section.kind === 'pricing'
  )
    return 'other';
  return text.split(/\s+/).length >= 6 && /\b(?:shall|must|will|is|are|may|on|by|from|within)\b/i.test(text)
    ? 'buyer'
    : 'unknown';
}

/** Filled when the contract is made, whoever does it. */
const atAward =
  /\b(?:upon|on|at|after|following)[ \u00a0](?:the[ \u00a0])?(?:contract[ \u00a0])?(?:award|signature|signing|execution)\b|^(?:insert[ \u00a0])?(?:the[ \u00a0])?(?:date of (?:this |the )?(?:agreement|contract|deed|signature|execution|award|call-off)|(?:name|address|registered (?:office|number)|company number)(?: and address)? of (?:the )?(?:successful (?:tenderer|bidder|supplier)|supplier|contractor|provider|consultant|operator))\b/i;

/** Notes between those who draft, wherever they stand. */
const isBuyersOwn =
  /^[[<]?(?:DN|D\/N|drafting note|drafter['’]s note|note to (?:drafter|author|buyer|self|editor))\b|\bto (?:confirm|advise|check|agree|decide)\]$/i;

export const blank: DraftingCheck = {
  id: 'DQ-BLANK',
  find: ({ view, stage }) =>
    inPack(view, reader)
      .filter(
        ({ document, value }) =>
          isBuyersOwn.test(value.text) ||
          value.isInSentence ||
          !formPath.test((view.pack.documents[document]?.path ?? '').replaceAll(/[-_./]/g, ' ')),
      )
      .map(({ document, range, value }) => ({
        document,
        range,
        match: value.text,
        ...(value.isCertain || stage === 'draft' ? {} : { severity: 'warning' as const }),
        because: [
          value.isCertain
            ? 'Its words or its place say that the buyer fills it.'
            : 'Nothing says who fills it.',
        ],
        fixes: [
          {
            title: 'Mark it for the tenderer to fill',
            kind: 'draft' as const,
            edits: [{ document, ...range, text: `[Tenderer to insert${promptOf(value.text)}]` }],
          },
        ],
      })),
};

function promptOf(text: string): string {
  const inside = text
    .replace(/^[[<{]+|[\]>}]+$/g, '')
    .replace(/^(?:insert|enter|add|state)\s+/i, '')
    .trim();
  return /\p{L}{2}/u.test(inside) && !/^(?:TB[CAD]|X+)$/i.test(inside) ? `: ${inside}` : '';
}
