// Reads what Tenderlint itself leaves in HTML comments: suppressions and the marks of inserted clauses.

import type { CommentBlock } from '../markdown/blocks.ts';
import type { ClauseMarker, Directive } from './model.ts';

/** `tenderlint-disable-next-block rule-id, rule-id: reason`, or undefined for any other comment. No rules: all of them. */
export function directiveIn(comment: CommentBlock): Directive | undefined {
  const text = comment.text.trim();
  if (!text.startsWith(DISABLE)) return undefined;
  const rest = text.slice(DISABLE.length);
  const scope = scopes.find((known) => rest.startsWith(known) && !/[\w-]/.test(rest.charAt(known.length)));
  if (!scope) return undefined;
  const said = rest.slice(scope.length);
  const colon = said.indexOf(':');
  const ids = colon < 0 ? said : said.slice(0, colon);
  return {
    range: { start: comment.start, end: comment.end },
    scope,
    rules: ids.split(/[\s,]+/).filter((id) => id !== ''),
    reason: colon < 0 ? '' : said.slice(colon + 1).trim(),
  };
}

const DISABLE = 'tenderlint-disable-';
const scopes = ['next-block', 'section', 'file'] as const;

/**
 * `tenderlint:clause ID VERSION sha256:HEX name="value" …`, or undefined for any other comment. Parts that are
 * missing are empty strings; in values `&quot;`, `&#45;` and `&amp;` stand for `"`, `-` and `&`.
 */
export function clauseMarkerIn(comment: CommentBlock): ClauseMarker | undefined {
  const text = comment.text.trim();
  if (!text.startsWith(CLAUSE) || /\S/.test(text.charAt(CLAUSE.length))) return undefined;
  const said = text.slice(CLAUSE.length);
  const firstParameter = said.search(/[\w-]+="/);
  const head = (firstParameter < 0 ? said : said.slice(0, firstParameter))
    .split(/\s+/)
    .filter((word) => word !== '');
  const hash = head.find((word) => word.startsWith('sha256:'));
  const [id = '', version = ''] = head.filter((word) => word !== hash);
  const parameters: [string, string][] = [];
  if (firstParameter >= 0)
    for (const found of said.slice(firstParameter).matchAll(/([\w-]+)="([^"]*)"/g))
      parameters.push([found[1] ?? '', unescaped(found[2] ?? '')]);
  return {
    range: { start: comment.start, end: comment.end },
    id,
    version,
    hash: hash === undefined ? '' : hash.slice('sha256:'.length),
    parameters: Object.fromEntries(parameters),
  };
}

const CLAUSE = 'tenderlint:clause';

function unescaped(value: string): string {
  return value.replaceAll('&quot;', '"').replaceAll('&#45;', '-').replaceAll('&amp;', '&');
}
