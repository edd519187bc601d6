// `tenderlint rules`, `criteria`, `clauses`: what the library holds, one line each, or as JSON.

import { type ClauseFilter, passes } from '../language/clause-offers.ts';
import { holds } from '../library/condition.ts';
import type { Jurisdiction, Library, Profile, ProfileCondition, Rule } from '../library/model.ts';
import { nearest } from '../library/nearest.ts';
import { displayWidth, shorten } from '../reports/display.ts';
import { oneLine, type Paint } from '../reports/text.ts';
import { firstValue, meant, type OptionValues } from './arguments.ts';
import type { LibraryInForce } from './library-in-force.ts';

export type ListedKind = 'rules' | 'criteria' | 'clauses';

interface Listed {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  /** Severities of a rule or criterion under the law asked for; the theme of a clause. */
  readonly note: string;
  readonly lawAsAt: string;
  /** The organisation's own library that it comes from; ours is not named. */
  readonly from?: string;
}

/** The list, or a message about a filter that cannot be. */
export function listText(
  kind: ListedKind,
  { library, origins }: LibraryInForce,
  values: OptionValues,
  paint: Paint,
  width: number,
): { readonly text: string } | { readonly wrong: string } {
  const regime = firstValue(values, 'regime');
  if (regime !== undefined && !library.regimes.some((entry) => entry.id === regime)) {
    const ids = library.regimes.map((entry) => entry.id);
    const near = nearest(regime, ids);
    return {
      wrong: `There is no body of law “${regime}”.${near === undefined ? '' : ` Did you mean ${near}?`} Known: ${ids.join(', ')}.`,
    };
  }
  const jurisdiction = firstValue(values, 'jurisdiction') as Jurisdiction | undefined;
  const profile: Profile = {
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(regime === undefined ? {} : { regime }),
  };
  const mayApply = (where: ProfileCondition) => holds(where, profile, regime, library).answer !== 'no';
  const theme = firstValue(values, 'theme');
  const themes = [...new Set(library.clauses.map((clause) => clause.theme))].sort();
  if (theme !== undefined && !themes.includes(theme))
    return { wrong: `There is no theme “${theme}”.${meant(theme, themes)} Known: ${themes.join(', ')}.` };
  const search = firstValue(values, 'search');
  const wanted = {
    ...(theme === undefined ? {} : { theme }),
    ...(search === undefined ? {} : { search }),
  };
  const listed = entries(kind, library, mayApply, wanted).map((entry) => {
    const from = origins.get(`${kind}/${entry.id}`);
    return from === undefined ? entry : { ...entry, from };
  });
  if (firstValue(values, 'format') === 'json')
    return {
      text: `${JSON.stringify({ version: 1, library: library.version, lawAsAt: library.lawAsAt, [kind]: listed }, null, 2)}\n`,
    };
  const rows = listed.map(
    ({ id, aliases, note, title, from }) =>
      [oneLine([id, ...aliases].join(', ')), oneLine(note), oneLine(title), from && oneLine(from)] as const,
  );
  const first = columnWidth(
    rows.map(([id]) => id),
    Math.floor(width * 0.45),
  );
  const second = columnWidth(
    rows.map(([, note]) => note),
    36,
  );
  const lines = rows.map(([ids, note, title, from]) => {
    const shown = shorten(ids, first);
    const [id = '', ...rest] = shown.split(', ');
    const name = paint.bold(id) + (rest.length > 0 ? paint.dim(`, ${rest.join(', ')}`) : '');
    return `${name}${pad(shown, first)}  ${note}${pad(note, second)}  ${title}${from === undefined ? '' : paint.dim(` (${from})`)}`;
  });
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n` };
}

function entries(
  kind: ListedKind,
  library: Library,
  mayApply: (where: ProfileCondition) => boolean,
  wanted: ClauseFilter,
): readonly Listed[] {
  const all =
    kind === 'rules'
      ? library.rules.flatMap((rule) =>
          withBases(
            rule,
            rule.bases.filter((basis) => mayApply(basis.where)),
          ),
        )
      : kind === 'criteria'
        ? library.criteria.flatMap((entry) =>
            withBases(
              entry,
              entry.applies.filter((basis) => mayApply(basis.where)),
            ),
          )
        : library.clauses
            .filter((clause) => passes(clause, wanted))
            .filter((clause) => clause.variants.some((variant) => mayApply(variant.where)))
            .map((clause) => ({
              id: clause.id,
              aliases: [clause.name],
              title: clause.title,
              note: clause.theme,
              lawAsAt: clause.lawAsAt,
            }));
  return [...all].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
}

function withBases(
  entry: {
    readonly id: string;
    readonly aliases: readonly string[];
    readonly title: string;
    readonly lawAsAt: string;
    readonly severityAt?: Rule['severityAt'];
    readonly default?: 'off';
  },
  bases: readonly { readonly severity: string; readonly alias?: string }[],
): readonly Listed[] {
  if (bases.length === 0) return [];
  const aliases = [...new Set([...entry.aliases, ...bases.flatMap((basis) => basis.alias ?? [])])];
  return [
    {
      id: entry.id,
      aliases,
      title: entry.title,
      note: noteOf(entry, bases),
      lawAsAt: entry.lawAsAt,
    },
  ];
}

/** `warning`, `information–error` where it depends on the stage, `off` where it must be asked for. */
function noteOf(
  entry: { readonly severityAt?: Rule['severityAt']; readonly default?: 'off' },
  bases: readonly { readonly severity: string }[],
): string {
  const severities = entry.severityAt
    ? [entry.severityAt.draft, entry.severityAt.publication].flatMap(
        (severity) => severity ?? bases[0]?.severity ?? [],
      )
    : bases.map((basis) => basis.severity);
  return [...new Set([...(entry.default ? ['off'] : []), ...severities])].join(', ');
}

function columnWidth(cells: readonly string[], most: number): number {
  return Math.min(most, Math.max(0, ...cells.map(displayWidth)));
}

function pad(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text)));
}
