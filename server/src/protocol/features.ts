// The client's requests: each takes the snapshot it was asked about, works on plain data and answers; one that fails
// says so in the log and answers with nothing.

import {
  type CancellationToken,
  type CodeAction,
  type CodeLens,
  type CompletionItem,
  type Connection,
  type DiagnosticServerCancellationData,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import packageJson from '../../package.json' with { type: 'json' };
import { givenFacts } from '../checks/pack.ts';
import { clauseOffers, sectionKindAt } from '../language/clause-offers.ts';
import { codeActions } from '../language/code-actions.ts';
import { completionDocumentation, completions } from '../language/completion.ts';
import { documentSymbols } from '../language/document-symbols.ts';
import { clauseMarkdown, hover } from '../language/hover.ts';
import { snippetsAt } from '../language/insertion/plan.ts';
import { offsetAt, type Position, positionsOf, rangeOf } from '../language/positions.ts';
import { tenderAt } from '../language/snapshot.ts';
import { threadLenses } from '../language/thread-lenses.ts';
import { bundledLibrary } from '../library/load-bundled.ts';
import { explain } from '../reports/explain.ts';
import { explanationMarkdown } from '../reports/print-explanation.ts';
import { documentNumber, placesOf } from './checked-pack.ts';
import { flatSymbols, markup, protocolSymbols } from './convert.ts';
import { type CoverageAnswer, coverageAnswer } from './coverage-answer.ts';
import {
  type ClauseEntry,
  clausesRequest,
  coverageRequest,
  type Explained,
  explainRequest,
  type ProfileAnswer,
  profileRequest,
  showThreadCommand,
} from './extensions.ts';
import { registerInsertionFeatures } from './insertion-features.ts';
import {
  type Asked,
  actionSubject,
  codeAction,
  completionItem,
  completionSubject,
  resolvedEdit,
  titleFor,
} from './items.ts';
import { comparisonActions, registerLibraryFeatures } from './library-features.ts';
import type { OpenDocument } from './open-documents.ts';
import { registerPackFeatures } from './pack-features.ts';
import { filterIn, positionIn, uriIn } from './params.ts';
import type { Running } from './server.ts';
import { isRecord } from './settings.ts';
import { registerStructureFeatures } from './structure-features.ts';
import { canonicalUri } from './uris.ts';

export interface FeaturesSetting {
  readonly open: ReadonlyMap<string, OpenDocument>;
  readonly running: () => Running | undefined;
  readonly settingsKnown: () => Promise<void>;
  readonly failed: (what: string, error: unknown) => void;
}

export type Answer<T> = Promise<T | ResponseError<void>>;
/** Works on a document as it was when it was asked about. */
export type About = <T>(
  what: string,
  uri: unknown,
  token: CancellationToken,
  empty: T,
  work: (asked: Asked) => T,
) => Answer<T>;

/** Registers every request handler of the server. */
export function registerFeatures(connection: Connection, setting: FeaturesSetting): void {
  /** Works on the document as it was when it was asked about; `empty` where there is no such document or something fails. */
  const about = async <T>(
    what: string,
    uri: unknown,
    token: CancellationToken,
    empty: T,
    work: (asked: Asked) => T,
  ): Answer<T> => {
    try {
      const running = setting.running();
      const key = canonicalUri(typeof uri === 'string' ? uri : '');
      const document = setting.open.get(key);
      if (token.isCancellationRequested) return cancelled();
      if (running === undefined || document === undefined || document.role !== 'tender') return empty;
      const { version } = document;
      if (!running.packs.isPlaced(key)) {
        await setting.settingsKnown();
        await running.packs.settled();
        if (token.isCancellationRequested) return cancelled();
        if (setting.open.get(key)?.version !== version) return outOfDate();
      }
      const checked = running.packs.check(key);
      const number = checked === undefined ? -1 : documentNumber(checked, document.uri);
      const markdown = checked && tenderAt(checked.snapshot, number)?.markdown;
      if (checked === undefined || markdown === undefined) return empty;
      return work({
        running,
        checked,
        snapshot: checked.snapshot,
        document: number,
        markdown,
        uri: document.uri,
        version,
      });
    } catch (error) {
      setting.failed(what, error);
      return empty;
    }
  };

  /** Completions in a file of a clause library; undefined where the document is none. */
  const inLibrary = async (
    uri: string,
    position: Position,
  ): Promise<readonly CompletionItem[] | undefined> => {
    try {
      return await setting.running()?.libraryFiles.completions(uri, position);
    } catch (error) {
      setting.failed('offering completions in a clause library', error);
      return undefined;
    }
  };

  connection.languages.diagnostics.on(({ textDocument, previousResultId }, token) =>
    about<DocumentDiagnosticReport>(
      'checking a document',
      textDocument.uri,
      token,
      { kind: 'full', items: [] },
      ({ running, checked, document }) => running.reports.pull(checked, document, previousResultId),
    ).then((answer): DocumentDiagnosticReport | ResponseError<DiagnosticServerCancellationData> =>
      answer instanceof ResponseError ? refused(answer.code) : answer,
    ),
  );

  connection.onHover(({ textDocument, position }, token) =>
    about('explaining a place', textDocument.uri, token, null, (asked) => {
      const found = hover(asked.snapshot, asked.document, offsetAt(asked.markdown, position));
      if (found === undefined) return null;
      return {
        contents: markup(found.markdown, asked.running.abilities.hoverFormat),
        range: positionsOf(asked.markdown, found.range),
      };
    }),
  );

  connection.onCompletion(async ({ textDocument, position }, token) => {
    const own = await inLibrary(textDocument.uri, position);
    if (own !== undefined) return [...own];
    return about<CompletionItem[]>('offering completions', textDocument.uri, token, [], (asked) => {
      const offset = offsetAt(asked.markdown, position);
      const digits = 4;
      return completions(asked.snapshot, asked.document, offset).map((completion, index) =>
        completionItem(completion, String(index).padStart(digits, '0'), asked),
      );
    });
  });

  connection.onCompletionResolve((item) => {
    try {
      const running = setting.running();
      const about = completionSubject(item.data);
      const pack = about && running?.packs.check(canonicalUri(about.uri));
      const documentation = about && pack && completionDocumentation(pack.snapshot.library, about);
      if (documentation === undefined || running === undefined) return item;
      return { ...item, documentation: markup(documentation, running.abilities.completionFormat) };
    } catch (error) {
      setting.failed('describing a completion', error);
      return item;
    }
  });

  connection.onCodeAction(({ textDocument, range, context }, token) =>
    about<CodeAction[]>('offering code actions', textDocument.uri, token, [], (asked) => {
      const wanted = rangeOf(asked.markdown, range);
      const { only } = context;
      const actions = codeActions(asked.snapshot, asked.document, wanted, only).map((action, index) =>
        codeAction(action, { ...wanted, only, index }, asked, context.diagnostics),
      );
      return [...actions, ...comparisonActions(asked, wanted, only)];
    }),
  );

  connection.onCodeActionResolve((action) => {
    try {
      const running = setting.running();
      const subject = actionSubject(action.data);
      if (running === undefined || subject === undefined) return action;
      const document = setting.open.get(canonicalUri(subject.uri));
      const checked = running.packs.check(canonicalUri(subject.uri));
      // The text has moved on since the action was offered: an editor asks for actions again.
      if (checked === undefined || document?.version !== subject.version) return outOfDate();
      const number = documentNumber(checked, document.uri);
      const again = codeActions(checked.snapshot, number, subject, subject.only);
      const found = again[subject.index];
      const isSame = found !== undefined && titleFor(found, running) === action.title;
      const edit = isSame ? resolvedEdit(found, checked, running) : undefined;
      return edit === undefined ? outOfDate() : { ...action, edit };
    } catch (error) {
      setting.failed('working out a code action', error);
      return action;
    }
  });

  connection.onDocumentSymbol(({ textDocument }, token) =>
    about(
      'outlining a document',
      textDocument.uri,
      token,
      null,
      ({ running, checked, snapshot, document }) => {
        const tender = tenderAt(snapshot, document);
        const place = placesOf(checked)(document);
        if (tender === undefined || place === undefined) return null;
        const symbols = documentSymbols(tender);
        return running.abilities.nestsSymbols ? protocolSymbols(symbols, place) : flatSymbols(symbols, place);
      },
    ),
  );

  registerStructureFeatures(connection, setting, about);
  registerLibraryFeatures(connection, setting, about);
  registerInsertionFeatures(connection, setting, about, registerPackFeatures(connection, setting, about));

  connection.onRequest(clausesRequest, (params: unknown, token: CancellationToken) =>
    about<readonly ClauseEntry[]>('listing clauses', uriIn(params), token, [], (asked) => {
      const tender = tenderAt(asked.snapshot, asked.document);
      const position = positionIn(params);
      const offset = position && offsetAt(asked.markdown, position);
      const section = offset === undefined || !tender ? undefined : sectionKindAt(tender, offset);
      const snippetOf = snippetsAt(asked.snapshot, asked.document, offset ?? asked.markdown.text.length);
      return clauseOffers(asked.snapshot, section, filterIn(params)).map(
        ({ clause, variant, fits, group, why, inPack }): ClauseEntry => ({
          id: clause.id,
          name: clause.name,
          title: clause.title,
          theme: clause.theme,
          detail: variant.title ?? variant.id,
          jurisdictionFits: fits,
          group,
          why,
          inPack,
          snippet: snippetOf(clause, variant),
          documentation: clauseMarkdown(clause.id, undefined, asked.snapshot.library),
        }),
      );
    }),
  );

  connection.onCodeLens(({ textDocument }, token) =>
    about<CodeLens[]>('following the golden thread', textDocument.uri, token, [], (asked) => {
      const place = placesOf(asked.checked);
      return threadLenses(asked.snapshot, asked.document).map((lens) => {
        const range = positionsOf(asked.markdown, lens.range);
        const locations = lens.places.flatMap(({ document, range: at }) => {
          const file = place(document);
          return file === undefined ? [] : [{ uri: file.uri, range: file.rangeOf(at) }];
        });
        return {
          range,
          command: {
            title: lens.title,
            command: showThreadCommand,
            arguments: [asked.uri, range.start, locations],
          },
        };
      });
    }),
  );

  connection.onRequest(coverageRequest, (params: unknown, token: CancellationToken) =>
    about<CoverageAnswer | null>('saying what a pack covers', uriIn(params), token, null, (asked) =>
      coverageAnswer(asked.checked, packageJson.version),
    ),
  );

  connection.onRequest(explainRequest, async (params: unknown): Promise<Explained | null> => {
    try {
      const id = isRecord(params) ? params.id : undefined;
      const library = (await setting.running()?.packs.libraryAt()) ?? bundledLibrary();
      const explanation = typeof id === 'string' ? explain(library, id) : undefined;
      if (explanation === undefined) return null;
      return { id: explanation.id, title: explanation.title, markdown: explanationMarkdown(explanation) };
    } catch (error) {
      setting.failed('explaining a rule', error);
      return null;
    }
  });

  connection.onRequest(profileRequest, (params: unknown, token: CancellationToken) =>
    about<ProfileAnswer | null>('describing a profile', uriIn(params), token, null, ({ snapshot }) => {
      const { origins, decision } = snapshot.pack.profile;
      return {
        profile: { ...givenFacts(snapshot.pack.profile) },
        origins,
        regime: decision.regime?.id ?? null,
        regimeTitle: decision.regime?.title ?? null,
        because: decision.because,
        missing: decision.missing,
      };
    }),
  );
}

const cancelled = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
const outOfDate = (): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.ContentModified, 'The document has changed since the request was made.');
/** A pull that was not answered: cancelled by the client, or to be asked again for the newer text. */
const refused = (code: number): ResponseError<DiagnosticServerCancellationData> =>
  code === LSPErrorCodes.RequestCancelled
    ? new ResponseError(code, 'The request was cancelled.')
    : new ResponseError(
        LSPErrorCodes.ServerCancelled,
        'The document has changed since the request was made.',
        {
          retriggerRequest: true,
        },
      );
