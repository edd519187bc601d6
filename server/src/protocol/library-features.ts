// Requests about the clause library: what it has, one clause in full, and an inserted clause compared with it.

import {
  type CancellationToken,
  type CodeAction,
  type Connection,
  ResponseError,
} from 'vscode-languageserver';
import { clauseComparison } from '../language/clause-comparison.ts';
import {
  type ClauseDetails,
  clauseDetails,
  type LibraryOverview,
  libraryOverview,
} from '../language/library-overview.ts';
import { offsetAt, positionAt } from '../language/positions.ts';
import { findingsTouching } from '../language/snapshot.ts';
import { bundledLibrary } from '../library/load-bundled.ts';
import type { Library } from '../library/model.ts';
import type { Range } from '../markdown/blocks.ts';
import { edited } from '../markdown/edited.ts';
import { pageStyle } from '../reports/html-page.ts';
import { placesOf } from './checked-pack.ts';
import { protocolEdit } from './convert.ts';
import {
  type ClauseAnswer,
  type ComparisonAnswer,
  clauseRequest,
  compareClauseCommand,
  compareClauseRequest,
  libraryRequest,
} from './extensions.ts';
import type { About, FeaturesSetting } from './features.ts';
import type { Asked } from './items.ts';
import { filterIn, positionIn, uriIn } from './params.ts';
import { isRecord } from './settings.ts';

/** Registers the requests. Those about the library answer without a document as well, from what comes with the server. */
export function registerLibraryFeatures(
  connection: Connection,
  setting: FeaturesSetting,
  about: About,
): void {
  const inPackOrNot = async <T>(
    what: string,
    params: unknown,
    token: CancellationToken,
    work: (asked: Asked | undefined, library: Library) => T,
  ): Promise<T | ResponseError<void> | null> => {
    const answered = await about<{ readonly answer: T } | null>(
      what,
      uriIn(params),
      token,
      null,
      (asked) => ({
        answer: work(asked, asked.snapshot.library),
      }),
    );
    if (answered instanceof ResponseError) return answered;
    if (answered !== null) return answered.answer;
    try {
      return work(undefined, (await setting.running()?.packs.libraryAt()) ?? bundledLibrary());
    } catch (error) {
      setting.failed(what, error);
      return null;
    }
  };
  connection.onRequest(libraryRequest, (params: unknown, token: CancellationToken) =>
    inPackOrNot<LibraryOverview>('listing the clause library', params, token, (asked, library) =>
      libraryOverview(library, asked?.snapshot, filterIn(params)),
    ),
  );

  connection.onRequest(clauseRequest, (params: unknown, token: CancellationToken) =>
    inPackOrNot<ClauseAnswer | null>('describing a clause', params, token, (asked, library) => {
      const id = isRecord(params) && typeof params.id === 'string' ? params.id : '';
      const details: ClauseDetails | undefined = clauseDetails(library, id, asked?.snapshot);
      if (details === undefined) return null;
      const files = asked?.checked.libraryFiles?.(`clauses/${details.theme}/${details.id}.md`) ?? [];
      return { ...details, style: pageStyle, files };
    }),
  );

  connection.onRequest(compareClauseRequest, (params: unknown, token: CancellationToken) =>
    about<ComparisonAnswer | null>('comparing a clause', uriIn(params), token, null, (asked) => {
      const position = positionIn(params) ?? { line: 0, character: 0 };
      const found = clauseComparison(asked.snapshot, asked.document, offsetAt(asked.markdown, position));
      if (found === undefined) return null;
      const { id, kind, message, fix } = found;
      const edits = (fix?.edits ?? []).map((edit) => ({
        ...edit,
        expected: asked.checked.files[edit.document]?.text.slice(edit.start, edit.end) ?? '',
      }));
      const edit =
        edits.length === 0
          ? undefined
          : protocolEdit(edits, placesOf(asked.checked), asked.running.abilities);
      return {
        ...{ id, kind, message },
        title: fix?.title ?? '',
        text: edited(asked.markdown.text, edits),
        ...(edit === undefined ? {} : { edit }),
      };
    }),
  );
}

/** For a client that can show a diff: the clause under a finding beside the library's wording. */
export function comparisonActions(
  { snapshot, document, markdown, running, uri }: Asked,
  range: Range,
  only: readonly string[] | undefined,
): readonly CodeAction[] {
  if (!running.abilities.hasOwnCommands || (only !== undefined && !only.includes('quickfix'))) return [];
  const about = findingsTouching(snapshot, document, range).find(({ rule }) => comparedRules.has(rule));
  if (about === undefined) return [];
  const { line } = positionAt(markdown, about.range.start);
  return [
    {
      title: 'Compare with the library',
      kind: 'quickfix',
      command: { title: 'Compare with the library', command: compareClauseCommand, arguments: [uri, line] },
    },
  ];
}

const comparedRules: ReadonlySet<string> = new Set(['LIB-CHANGED', 'LIB-OUTDATED', 'LIB-JURIS']);
