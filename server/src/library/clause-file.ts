// A clause as the file it could have been loaded from: for a reader who wants to see its source where only the bundle is at hand, and
// as a start for a clause of an organisation's own.

import { stringify } from 'yaml';
import { kebabCase } from './load-kinds.ts';
import type { Clause } from './model.ts';

/** `clauses/<theme>/<ID>.md`: front matter, then each wording below its heading. */
export function clauseFileText(clause: Clause): string {
  const { variants, theme: _, ...facts } = clause;
  const front = {
    ...(kebabKeys(facts) as Record<string, unknown>),
    variants: variants.map(({ body: __, ...variant }) => kebabKeys(variant)),
  };
  const yaml = stringify(withoutEmpty(front), { lineWidth: 120, flowCollectionPadding: false });
  const wordings = variants.map(({ id, body }) => `## variant: ${id}\n\n${body}\n`);
  return `---\n${yaml}---\n\n${wordings.join('\n')}`;
}

function kebabKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(kebabKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [kebabCase(key), kebabKeys(inner)]));
}

/** What is empty says nothing: lists without entries, conditions without keys. */
function withoutEmpty(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
