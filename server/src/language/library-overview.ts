// The clause library as a view shows it: by theme, with what stands in the pack already; and one clause in full.

import { clauseFileText } from '../library/clause-file.ts';
import { variantsFor } from '../library/clause-text.ts';
import { type Clause, jurisdictions, type Library, type Profile } from '../library/model.ts';
import { explain } from '../reports/explain.ts';
import { visible } from '../reports/html-page.ts';
import { explanationHtml } from '../reports/library-docs.ts';
import { type ClauseFilter, clausesInPack, passes } from './clause-offers.ts';
import { positionAt } from './positions.ts';
import type { Snapshot } from './snapshot.ts';

export interface LibraryOverview {
  readonly name: string;
  readonly version: string;
  readonly lawAsAt: string;
  readonly themes: readonly { readonly theme: string; readonly clauses: readonly ClauseSummary[] }[];
}
export interface ClauseSummary {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly status: Clause['status'];
  /** Nations for which it has a wording. */
  readonly nations: readonly string[];
  readonly note: string;
  readonly inPack: boolean;
}

/** Everything the library has that passes the filter; `snapshot` says what is in the pack. */
export function libraryOverview(
  library: Library,
  snapshot: Snapshot | undefined,
  filter: ClauseFilter,
): LibraryOverview {
  const present = snapshot ? clausesInPack(snapshot) : new Set<string>();
  const clauses = library.clauses.filter(
    (clause) =>
      passes(clause, filter) &&
      (filter.jurisdiction === undefined || nationsOf(clause, library).includes(filter.jurisdiction)),
  );
  const themes = [...new Set(clauses.map(({ theme }) => theme))].sort();
  return {
    name: library.name ?? '',
    version: library.version,
    lawAsAt: library.lawAsAt,
    themes: themes.map((theme) => ({
      theme,
      clauses: clauses
        .filter((clause) => clause.theme === theme)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((clause) => ({
          id: clause.id,
          title: clause.title,
          version: clause.version,
          status: clause.status,
          nations: nationsOf(clause, library),
          note: clause.note.trim(),
          inPack: present.has(clause.id),
        })),
    })),
  };
}

const nationsByClause = new WeakMap<Clause, readonly string[]>();

function nationsOf(clause: Clause, library: Library): readonly string[] {
  let nations = nationsByClause.get(clause);
  if (nations === undefined) {
    nations = jurisdictions.filter((jurisdiction) => {
      const profile: Profile = { jurisdiction };
      return variantsFor(clause, profile, undefined, library).length > 0;
    });
    nationsByClause.set(clause, nations);
  }
  return nations;
}

export interface ClauseDetails {
  readonly id: string;
  readonly title: string;
  readonly theme: string;
  /** HTML without a script: text, note, law, measure, and the versions in the pack. */
  readonly body: string;
  /** The clause as the file it may stand in. */
  readonly source: string;
}

/** One clause in full; undefined where the library has none of that id. */
export function clauseDetails(
  library: Library,
  id: string,
  snapshot: Snapshot | undefined,
): ClauseDetails | undefined {
  const clause = library.clauses.find((one) => one.id === id);
  const explanation = clause && explain(library, clause.id);
  if (clause === undefined || explanation === undefined) return undefined;
  return {
    id: clause.id,
    title: clause.title,
    theme: clause.theme,
    body: `${explanationHtml(explanation, 1)}\n${versionsHtml(clause, snapshot)}`,
    source: clauseFileText(clause),
  };
}

/** Which versions stand where in the pack, beside the library's. */
function versionsHtml(clause: Clause, snapshot: Snapshot | undefined): string {
  const places = (snapshot?.pack.documents ?? []).flatMap(({ path, tender }) =>
    tender.models.flatMap(({ clauseMarkers }, index) =>
      clauseMarkers
        .filter(({ id }) => id === clause.id || id === clause.name)
        .map(({ version, range, parameters }) => {
          const at = (tender.markdown.starts[index] ?? 0) + range.start;
          const wording = parameters.variant === undefined ? '' : `, wording ${parameters.variant}`;
          return `${path}, line ${positionAt(tender.markdown, at).line + 1}: version ${version}${wording}`;
        }),
    ),
  );
  const items = [
    `In the library: version ${clause.version}, ${clause.status}, review by ${clause.reviewBy}`,
    ...places,
  ];
  return `<h2>Versions</h2>\n<ul>${items.map((item) => `<li>${visible(item)}</li>`).join('')}</ul>`;
}
