// `tenderlint explain ID`: one entry of the library in full.

import { clauseFileText } from '../library/clause-file.ts';
import type { Library } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import { type Explanation, explain, explainableIds } from '../reports/explain.ts';
import { explanationMarkdown, explanationText } from '../reports/print-explanation.ts';
import type { Paint } from '../reports/text.ts';
import { either } from './arguments.ts';
import type { LibraryInForce } from './library-in-force.ts';

/** The explanation in the format asked for, or a message that names the nearest ids. */
export function explainText(
  id: string,
  { library, origins }: LibraryInForce,
  format: string,
  paint: Paint,
  width: number,
): { readonly text: string } | { readonly wrong: string } {
  const explained = explain(library, id);
  if (explained === undefined)
    return { wrong: switchedOff(id, library) ?? unknownId(id, explainableIds(library)) };
  if (format === 'source') {
    const clause = library.clauses.find((one) => explained.kind === 'clause' && one.id === explained.id);
    return clause === undefined
      ? { wrong: `--format source is for clauses, and ${explained.id} is none.` }
      : { text: clauseFileText(clause) };
  }
  const from = origins.get(`${plural[explained.kind] ?? ''}/${explained.id}`);
  const found = from === undefined ? explained : withOrigin(explained, from);
  if (format === 'json') return { text: `${JSON.stringify({ version: 1, ...found }, null, 2)}\n` };
  return { text: format === 'markdown' ? explanationMarkdown(found) : explanationText(found, width, paint) };
}

const plural: Partial<Record<Explanation['kind'], string>> = {
  rule: 'rules',
  criterion: 'criteria',
  clause: 'clauses',
  instrument: 'instruments',
  regime: 'regimes',
  concept: 'concepts',
};

function withOrigin(explanation: Explanation, from: string): Explanation {
  const blocks = [{ kind: 'text' as const, text: `This comes from ${from}.` }];
  return { ...explanation, sections: [...explanation.sections, { heading: 'Library', blocks }] };
}

function switchedOff(id: string, { off }: Library): string | undefined {
  const found = off.find((entry) => entry.id.toLowerCase() === id.trim().toLowerCase());
  return found && `${found.id} is switched off by the organisation's library: ${found.reason}`;
}

function unknownId(id: string, ids: readonly string[]): string {
  const near = nearest(id, ids);
  const offered = [...new Set([...(near === undefined ? [] : [near]), ...sharingWords(id, ids)])].slice(0, 5);
  const lists = 'tenderlint rules, tenderlint criteria and tenderlint clauses list the ids.';
  return offered.length === 0
    ? `Nothing in the library is called “${id}”; ${lists}`
    : `Nothing in the library is called “${id}”. Did you mean ${either(offered)}?`;
}

/** Ids that hold the most of the words typed, each word right or, if it is long enough to tell, nearly so. */
function sharingWords(typed: string, ids: readonly string[]): readonly string[] {
  const words = typed.split(/[^\p{Letter}\p{Number}]+/u).filter((word) => word.length > 3);
  const scored = ids.map((id) => {
    const parts = id.split('-');
    return { id, score: words.filter((word) => holds(parts, word)).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ id }) => id);
}

function holds(parts: readonly string[], word: string): boolean {
  return word.length > 5 ? nearest(word, parts) !== undefined : parts.includes(word.toLowerCase());
}
