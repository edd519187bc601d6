// The quick fixes of a finding: a rule file's templates turned into edits of the document.

import { markerFor, renderVariant, variantFor } from '../library/clause-text.ts';
import type { Clause, ClauseVariant, Rule } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import type { Fix } from './finding.ts';
import type { PackView } from './view.ts';

/**
 * `match` is what the finding marks, `sentence` the statement it stands in; they and the fixes count in the chunk, whose text
 * this is, and the document's number is 0 in them. Legal wording is never `safe`: a person chooses it.
 */
export function fixesFor(
  rule: Rule,
  match: Range,
  sentence: Range,
  chunkText: string,
  view: PackView,
): readonly Fix[] {
  const fixes: Fix[] = [];
  const document = 0;
  const text = (range: Range) => chunkText.slice(range.start, range.end);
  for (const template of rule.fixes) {
    if ('replace' in template) {
      const range = template.replace === 'match' ? match : sentence;
      fixes.push({
        title: template.title,
        kind: 'wording',
        edits: [
          {
            document,
            ...range,
            text: template.with.replaceAll('{match}', text(match)).trim(),
          },
        ],
      });
    } else if ('insertAfter' in template) {
      const at = (template.insertAfter === 'match' ? match : sentence).end;
      const space = /^[\s,.;)]/.test(template.text) ? '' : ' ';
      fixes.push({
        title: template.title,
        kind: 'wording',
        edits: [{ document, start: at, end: at, text: space + template.text.trim() }],
      });
    } else {
      const fix = clauseFixAt(template.clause, document, chunkText.trimEnd().length, view);
      if (fix)
        fixes.push({
          ...fix,
          title: template.title,
          inserts: { clause: template.clause, where: 'section-end' },
        });
    }
  }
  return fixes;
}

/** A fix that inserts a clause of the library as a block of its own at a document offset; undefined where no wording fits the profile. */
export function clauseFixAt(id: string, document: number, at: number, view: PackView): Fix | undefined {
  const { library } = view.compiled;
  const clause = library.clauses.find((c) => c.id === id);
  const variant =
    clause && variantFor(clause, view.pack.profile.profile, view.pack.profile.decision.regime?.id, library);
  if (!clause || !variant) return undefined;
  const text = clauseText(clause, variant);
  return {
    title: `Insert the clause “${clause.title}” (${clause.id})`,
    kind: 'draft',
    edits: [{ document, start: at, end: at, text }],
    inserts: { clause: clause.id, where: 'where-it-belongs' },
  };
}

const clauseTexts = new WeakMap<ClauseVariant, string>();

/** Marker and wording with visible blanks, as blocks of their own; worked out once. */
function clauseText(clause: Clause, variant: ClauseVariant): string {
  let text = clauseTexts.get(variant);
  if (text === undefined) {
    text = `\n\n${markerFor(clause, variant, {})}\n${renderVariant(variant, clause.parameters, {}).trim()}\n`;
    clauseTexts.set(variant, text);
  }
  return text;
}
