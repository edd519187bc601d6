// The terms that a chunk defines, with what they are said to mean. The terms themselves are facts of the tender model; this
// adds the meaning, whether it is a definition or a name given in brackets, and whether it holds for one part only.

import type { ChunkModel, DefinitionFact, Statement } from '../tender/model.ts';
import type { Definition } from './model.ts';

/** The definitions of one chunk, in order. */
export function definitionsOf(model: ChunkModel): readonly Definition[] {
  const facts = model.facts.filter((fact) => fact.kind === 'definition');
  if (facts.length === 0) return [];
  const defining = new Set(facts.map(({ statement }) => statement));
  return facts.flatMap((fact) => namesIn(model, fact).map((one) => definitionOf(model, one, defining)));
}

const alternatives = /\s+(?:or|\/)\s+|\s*\(\s*(?:or\s+)?|\)\s*/;

/** "Key Performance Indicator or KPI" and "Contract Manager (CM)" are two names each. */
function namesIn(model: ChunkModel, fact: DefinitionFact): readonly DefinitionFact[] {
  const { term, range } = fact;
  if (!alternatives.test(term) || model.chunk.text.slice(range.start, range.end) !== term) return [fact];
  const names = term.split(alternatives).filter((name) => /\p{L}{2}/u.test(name));
  if (names.length < 2 || names.some((name) => !/^\p{Lu}/u.test(name.replace(/^[“"‘']/, '')))) return [fact];
  let from = 0;
  return names.map((name) => {
    const plain = name.replace(/[“”"‘’]/g, '').trim();
    const at = term.indexOf(plain, from);
    from = at + plain.length;
    return { ...fact, term: plain, range: { start: range.start + at, end: range.start + at + plain.length } };
  });
}

const localWords =
  /\b(?:in|for the purposes? of|to|of) this (?:schedule|annex|appendix|part|clause|section|paragraph|attachment|form|exhibit)\b/i;

const documentWords =
  /\b(?:in|for the purposes? of|used in|throughout) th(?:is|ese) (?:document|invitation|itt|instructions|specification|tender|notice|policy|guide|volume|rfp|rfq|rft)\b/i;
const contractWords =
  /\b(?:in|for the purposes? of|used in|throughout) th(?:is|ese) (?:agreement|contract|conditions|terms)\b/i;
/** "In this Schedule and in the Agreement" */
const widerWords =
  /\bthis (?:schedule|annex|appendix|part)[ \u00a0]+and[ \u00a0]+(?:in[ \u00a0]+|throughout[ \u00a0]+)?(?:th(?:e|is|ese)[ \u00a0]+)?(?:rest of[ \u00a0]+the[ \u00a0]+)?(?:agreement|contract|conditions|terms)\b/i;

/** How far a sentence says that definitions reach. */
export function scopeSaid(text: string): Definition['local'] {
  if (widerWords.test(text)) return 'no';
  if (localWords.test(text)) return 'part';
  if (documentWords.test(text)) return 'document';
  return contractWords.test(text) ? 'contract' : 'no';
}

function definitionOf(model: ChunkModel, fact: DefinitionFact, defining: ReadonlySet<number>): Definition {
  const statement = model.statements[fact.statement];
  const source = model.chunk.text;
  // (the “Council”), (“the Council”), (hereinafter the Council)
  const opening = source.slice(Math.max(0, fact.range.start - 60), fact.range.start);
  const isCalled =
    /\([^()]{0,58}$/.test(opening) &&
    /^[”"’'*\s]{0,4}[^()]{0,60}\)/.test(source.slice(fact.range.end, fact.range.end + 70));
  const meaning =
    statement === undefined
      ? ''
      : isCalled
        ? wordsBefore(statement.text, fact.term)
        : meaningIn(model, fact, statement, defining);
  const said = statement ? [...statement.leadIns.map((l) => l.text), statement.text].join(' ') : '';
  return {
    term: fact.term,
    range: fact.range,
    meaning,
    how: isCalled ? 'called' : 'means',
    local: scopeSaid(said),
    statement: fact.statement,
  };
}

/** What a name in brackets is given to: the words of the sentence before the bracket. */
function wordsBefore(text: string, term: string): string {
  for (const bracket of text.matchAll(/\s*\(([^()]*)\)/g))
    if ((bracket[1] ?? '').includes(term))
      return text
        .slice(0, bracket.index)
        .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
        .replace(/\s+/g, ' ')
        .trim();
  return '';
}

/** From the term to the end of its paragraph, item or row. */
function meaningIn(
  model: ChunkModel,
  fact: DefinitionFact,
  statement: Statement,
  defining: ReadonlySet<number>,
): string {
  const { statements } = model;
  const at = statement.text.indexOf(fact.term);
  let text = at < 0 ? statement.text : statement.text.slice(at + fact.term.length);
  if (statement.cell) {
    const { table, row } = statement.cell;
    text = '';
    for (let i = fact.statement + 1; i < statements.length; i++) {
      const next = statements[i] as Statement;
      if (next.cell?.table !== table || next.cell.row !== row) break;
      text += ` ${next.text}`;
    }
  } else
    for (
      let i = fact.statement + 1;
      i < statements.length && statements[i]?.group === statement.group && !defining.has(i);
      i++
    )
      text += ` ${(statements[i] as Statement).text}`;
  return text
    .replace(/^[”"’'*\s,:–—-]+/u, '')
    .replace(/^(?:means|shall mean|will mean|has the meaning|have the meaning)[:,]?\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}
