// DQ-DEF-CONFLICT: one term defined twice with different meanings.

import { scopeSaid } from '../../structure/definitions.ts';
import type { DocumentStructure } from '../../structure/document-structure.ts';
import type { Definition } from '../../structure/model.ts';
import type { PackStructure } from '../../structure/pack-structure.ts';
import { type PlacedDefinition, packTerms } from '../../structure/terms.ts';
import { titleKey } from '../../structure/titles.ts';
import type { DraftingCheck, DraftingFinding } from './drafting-check.ts';
import { structureOf } from './structure-of.ts';

const pointsElsewhere =
  /^(?:as (?:defined|set out|described|given)|(?:the )?meaning (?:given|set out|ascribed|assigned|described)|(?:given|set out|defined|described) (?:to it )?(?:in|by|at|under)|has the (?:same )?meaning|to it in|shall have the meaning)\b|\b(?:has|have|having) the (?:same )?meaning\b/i;

export const defConflict: DraftingCheck = {
  id: 'DQ-DEF-CONFLICT',
  find: ({ view }) => {
    const pack = structureOf(view);
    return [...packTerms(pack).entries.values()].flatMap(({ term, definitions }): DraftingFinding[] => {
      const own = definitions.filter(
        ({ definition: d }) => d.how === 'means' && d.meaning.length > 1 && !pointsElsewhere.test(d.meaning),
      );
      const [first, ...rest] = own;
      if (!first) return [];
      return rest.flatMap((other): DraftingFinding[] => {
        const against = own.find((one) => one !== other && isBefore(one, other) && clash(pack, one, other));
        if (!against) return [];
        const isScoped =
          against.document !== other.document &&
          scopeOf(pack, against) !== 'no' &&
          scopeOf(pack, other) !== 'no';
        return [
          {
            document: other.document,
            range: other.range,
            match: term,
            words: { here: other.definition.meaning, there: against.definition.meaning },
            ...(isScoped ? { severity: 'warning' as const } : {}),
            related: [
              {
                document: against.document,
                range: against.range,
                message: `Defined here as “${against.definition.meaning.slice(0, 120)}”.`,
              },
            ],
            because: ['The words of the two definitions differ.'],
          },
        ];
      });
    });
  },
};

function isBefore(a: PlacedDefinition, b: PlacedDefinition): boolean {
  return a.document < b.document || (a.document === b.document && a.range.start < b.range.start);
}

function clash(pack: PackStructure, a: PlacedDefinition, b: PlacedDefinition): boolean {
  // A definition in a line of running text that is repeated in a table is cut differently.
  const one = titleKey(a.definition.meaning);
  const other = titleKey(b.definition.meaning);
  if (
    one === other ||
    (one.length > 20 && other.startsWith(one)) ||
    (other.length > 20 && one.startsWith(other))
  )
    return false;
  if (firstSentence(a) === firstSentence(b)) return false;
  const scopes = [scopeOf(pack, a), scopeOf(pack, b)];
  if (scopes.includes('part')) return false;
  if (a.document === b.document) return true;
  // A framework and a call-off contract define their words each for itself; schedules take those of their contract.
  if (scopes.includes('document') || scopes.every((scope) => scope === 'contract'))
    return differInFigures(a, b);
  return true;
}

/** Two documents that mean their own words each, but other hours or other days by one of them. */
function differInFigures(a: PlacedDefinition, b: PlacedDefinition): boolean {
  const figures = ({ definition: { meaning } }: PlacedDefinition) =>
    (meaning.match(/\d+(?:[.:]\d+)*/g) ?? []).join(' ');
  const [one, other] = [figures(a), figures(b)];
  return one !== '' && other !== '' && one !== other;
}

function firstSentence({ definition }: PlacedDefinition): string {
  return titleKey(definition.meaning.split(/[.;](?=\s|$)/, 1)[0] ?? '');
}

const MOST_BACK = 40;

/** How far a definition reaches: what it says itself, or what the section it stands in says before it. */
function scopeOf(
  pack: PackStructure,
  { document, placed, definition }: PlacedDefinition,
): Definition['local'] {
  if (definition.local !== 'no') return definition.local;
  const { models } = (pack.documents[document] as DocumentStructure).source.tender;
  const own = models[placed.chunk]?.statements[definition.statement];
  if (!own) return 'no';
  let looked = 0;
  for (let chunk = placed.chunk; chunk >= 0; chunk--) {
    const statements = models[chunk]?.statements ?? [];
    for (let i = chunk === placed.chunk ? definition.statement - 1 : statements.length - 1; i >= 0; i--) {
      const statement = statements[i] as (typeof statements)[number];
      if (statement.section !== own.section || ++looked > MOST_BACK) return 'no';
      const scope = scopeSaid(statement.text);
      if (scope !== 'no' && /\b(?:mean|defin|interpret|appl|expression|term)/i.test(statement.text))
        return scope;
    }
  }
  return 'no';
}
