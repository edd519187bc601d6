// The terms that a chunk defines, with what they are said to mean. The terms themselves are facts of the tender model; this
// adds the meaning, whether it is a definition or a name given in brackets, and whether it holds for one part only.

import type { ChunkModel, DefinitionFact, Statement } from '../tender/model.ts';
import type { Definition } from './model.ts';

/** The definitions of one chunk, in order. */
export function definitionsOf(model: ChunkModel): readonly Definition[] {
  const out: Definition[] = [];
  for (const fact of model.facts) if (fact.kind === 'definition') out.push(definitionOf(model, fact));
  return out;
}

const localWords =
  /\b(?:in|for the purposes? of) this (?:schedule|annex|appendix|part|clause|section|paragraph|attachment|form|exhibit)\b/i;

function definitionOf(model: ChunkModel, fact: DefinitionFact): Definition {
  const statement = model.statements[fact.statement];
  const meaning = statement ? meaningIn(model, fact, statement) : '';
  const source = model.chunk.text;
  // (the “Council”), (“the Council”), (hereinafter the Council)
  const opening = source.slice(Math.max(0, fact.range.start - 60), fact.range.start);
  const isCalled =
    /\([^()]{0,58}$/.test(opening) &&
    /^[”"’'*\s]{0,4}[^()]{0,60}\)/.test(source.slice(fact.range.end, fact.range.end + 70));
  const said = statement ? [...statement.leadIns.map((l) => l.text), statement.text].join(' ') : '';
  return {
    term: fact.term,
    range: fact.range,
    meaning,
    how: isCalled ? 'called' : 'means',
    local: localWords.test(said),
    statement: fact.statement,
  };
}

/** From the term to the end of its paragraph, item or row. */
function meaningIn(model: ChunkModel, fact: DefinitionFact, statement: Statement): string {
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
    for (let i = fact.statement + 1; i < statements.length && statements[i]?.group === statement.group; i++)
      text += ` ${(statements[i] as Statement).text}`;
  return text
    .replace(/^[”"’'*\s,:–—-]+/u, '')
    .replace(/^(?:means|shall mean|will mean|has the meaning|have the meaning)[:,]?\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
}
