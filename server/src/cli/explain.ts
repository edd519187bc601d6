// `tenderlint explain ID`: one entry of the library in full.

import type { Library } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import { explain, explainableIds } from '../reports/explain.ts';
import { explanationMarkdown, explanationText } from '../reports/print-explanation.ts';
import type { Paint } from '../reports/text.ts';
import { either } from './arguments.ts';

/** The explanation in the format asked for, or a message that names the nearest ids. */
export function explainText(
  id: string,
  library: Library,
  format: string,
  paint: Paint,
  width: number,
): { readonly text: string } | { readonly wrong: string } {
  const found = explain(library, id);
  if (found === undefined) return { wrong: unknownId(id, explainableIds(library)) };
  if (format === 'json') return { text: `${JSON.stringify({ version: 1, ...found }, null, 2)}\n` };
  return { text: format === 'markdown' ? explanationMarkdown(found) : explanationText(found, width, paint) };
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
