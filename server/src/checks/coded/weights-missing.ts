// weights-missing: several award criteria are named, and nothing in the pack says how important each is.

import type { Range } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import { kindsOf } from '../stage.ts';
import { tokenise } from '../tokens.ts';
import { type ChunkView, chunksHolding, type DocumentView, type PackView, statementRange } from '../view.ts';
import type { CodedCheck, CodedFinding } from './coded-check.ts';

const FACTOR = 'award-factor';
const BASIS = 'award-basis';
const silencing = ['weights-described', 'method-elsewhere'] as const;
/** Figures that may be weights though no weight was read from them. */
const figures =
  /%|per ?cent|\bmarks?\b|\bpoints?\b|\bweight|\bout of\b|\btbc\b|\bto be confirmed\b|\d\s*(?:to|:|\/)\s*\d/i;
/** Asks bidders something, and so names subjects rather than criteria. */
const question =
  /^(?:describe|explain|outline|please|how|what|tell|set out|provide|give|detail)\b|\byour?\b/i;
/** A criterion in a list is named in a few words. */
const LONGEST_NAME = 80;

export const weightsMissing: CodedCheck = {
  id: 'weights-missing',
  watches: [FACTOR, BASIS, ...silencing, 'stage-disclaimer', 'stage-recital'],
  find: ({ view }) => {
    if (view.pack.attachments.length > 0) return [];
    if (view.documents.every((d) => d.document.kind === 'notice')) return [];
    if (view.documents.some((d) => d.holding.weights.length > 0 || isAnswered(d))) return [];
    const first = view.documents.flatMap((d) => namedTogether(d, view))[0];
    return first ? [first] : [];
  },
};

/** An order of importance, a pointer to where the weights are, or figures among the criteria. */
function isAnswered(document: DocumentView): boolean {
  return chunksHolding(document, 'signals').some(
    (chunk) =>
      chunk.local.signals.some((s) => (silencing as readonly string[]).includes(s.concept)) ||
      chunk.model.statements.some((s) => kindsOf(s.section).has('award-criteria') && figures.test(s.text)),
  );
}

function namedTogether(document: DocumentView, view: PackView): readonly CodedFinding[] {
  const out: CodedFinding[] = [];
  for (const chunk of chunksHolding(document, 'signals')) {
    const at = (concept: string) =>
      new Set(chunk.local.signals.filter((s) => s.concept === concept).map((s) => s.statement));
    const factors = at(FACTOR);
    const bases = at(BASIS);
    const denied = new Set([...at('stage-disclaimer'), ...at('stage-recital')]);
    const lists = new Map<string, { readonly statement: Statement; readonly range: Range }[]>();
    for (const index of factors) {
      const statement = chunk.model.statements[index];
      if (!statement || denied.has(index) || statement.place === 'quote' || statement.place === 'footnote')
        continue;
      const isAward = kindsOf(statement.section).has('award-criteria');
      if (isItem(statement) && statement.text.length <= LONGEST_NAME && (isAward || bases.has(index))) {
        if (factorsIn(statement.text, view) === 0) continue;
        const key = statement.cell
          ? `${statement.cell.table}:${statement.cell.column}`
          : JSON.stringify(statement.leadIns.map((l) => l.text));
        const list = lists.get(key) ?? [];
        list.push({ statement, range: statementRange(chunk, statement) });
        lists.set(key, list);
      } else if (statement.place === 'paragraph' && isAward && !question.test(statement.text)) {
        const count = factorsIn(statement.text, view);
        if (count > 2 || (count > 1 && bases.has(index)))
          out.push(finding(document, statementRange(chunk, statement), statement.text, count));
      }
    }
    for (const list of lists.values()) {
      const [first] = list;
      const last = list[list.length - 1];
      if (!first || !last || list.length < 2) continue;
      const start = leadInStart(chunk, first.statement) ?? first.range.start;
      out.push(
        finding(
          document,
          { start: Math.min(start, first.range.start), end: last.range.end },
          list.map((l) => l.statement.text).join(', '),
          list.length,
        ),
      );
    }
  }
  return out.sort((a, b) => a.range.start - b.range.start);
}

const isItem = (s: Statement) => s.place === 'item' || (s.place === 'cell' && s.cell !== undefined);

/** Where the statement that the list hangs from begins. */
function leadInStart(chunk: ChunkView, item: Statement): number | undefined {
  const text = item.leadIns.findLast((l) => l.kind === 'lead-in')?.text;
  const index = text === undefined ? -1 : chunk.model.statements.findIndex((s) => s.text === text);
  const leadIn = chunk.model.statements[index];
  return leadIn ? statementRange(chunk, leadIn).start : undefined;
}

/** How many award criteria a text names. */
function factorsIn(text: string, view: PackView): number {
  const { matcher } = view.compiled;
  const { concepts } = matcher.annotate(tokenise(text, matcher.vocabulary));
  const spans = concepts.of(matcher.numberOf(FACTOR) ?? -1);
  let count = 0;
  let after = 0;
  for (let i = 0; i < spans.length; ) {
    const start = spans[i] as number;
    let end = start;
    // Of those that start at one word the longest; what lies in it is no other.
    for (; i < spans.length && spans[i] === start; i += 2) end = spans[i + 1] as number;
    if (start < after) continue;
    count++;
    after = end;
  }
  return count;
}

function finding(document: DocumentView, range: Range, match: string, count: number): CodedFinding {
  return {
    document: document.index,
    range,
    match,
    because: [
      `${count} criteria are named here, and no weight, mark, order of importance or other description stands anywhere in the pack.`,
    ],
  };
}
