// New packs and the profile, for any editor: the questions with their present answers and the law that follows, the edit that writes
// the answers, and the edit that makes a whole pack. The words and the YAML are worked out here; a client only asks and applies.

import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { givenFacts } from '../checks/pack.ts';
import { newPack, offeredTemplates, templateNamed } from '../language/new-pack.ts';
import {
  type FactChanges,
  lawAnswer,
  profileQuestions,
  readAnswer,
  withFacts,
} from '../language/profile-questions.ts';
import { bundledLibrary } from '../library/load-bundled.ts';
import type { Library, Profile } from '../library/model.ts';
import { planProfileChanges } from '../workspace/profile-home.ts';
import type { Abilities } from './abilities.ts';
import {
  type NewPackAnswer,
  newPackCommand,
  newPackRequest,
  type PackTemplate,
  type ProfileQuestionsAnswer,
  packTemplatesRequest,
  profileQuestionsRequest,
  type ReadAnswer,
  readAnswerRequest,
  type SetProfileAnswer,
  setProfileCommand,
  setProfileRequest,
} from './extensions.ts';
import type { About, FeaturesSetting } from './features.ts';
import type { Asked } from './items.ts';
import { uriIn } from './params.ts';
import { isRecord } from './settings.ts';
import { canonicalUri, siblingUri } from './uris.ts';

/** What a command of another file than insertion does; null for one that is unknown. */
export type PackCommands = (command: string, params: unknown, token: CancellationToken) => Promise<unknown>;

/** Registers the requests; gives the commands, for whoever answers commands. */
export function registerPackFeatures(
  connection: Connection,
  setting: FeaturesSetting,
  about: About,
): PackCommands {
  const library = async (folder?: unknown): Promise<Library> =>
    (await setting.running()?.packs.libraryAt(typeof folder === 'string' ? folder : undefined)) ??
    bundledLibrary();
  const guarded = async <T>(what: string, work: () => T | Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      setting.failed(what, error);
      return null;
    }
  };

  connection.onRequest(
    packTemplatesRequest,
    (params: unknown): Promise<readonly PackTemplate[] | null> =>
      guarded('listing templates', async () =>
        offeredTemplates(withFacts({}, changesIn(params)), await library()),
      ),
  );
  connection.onRequest(
    readAnswerRequest,
    (params: unknown): Promise<ReadAnswer | null> =>
      guarded('reading an answer', (): ReadAnswer | null => {
        const { key, text } = isRecord(params) ? params : {};
        return typeof key === 'string' && typeof text === 'string' ? readAnswer(key, text) : null;
      }),
  );
  const made = (params: unknown): Promise<NewPackAnswer | null> =>
    guarded('making a new pack', async () => {
      // The libraries that hold where the pack is to stand.
      const own = await library(isRecord(params) ? params.folder : undefined);
      return newPackAnswer(params, own, setting.running()?.abilities);
    });
  connection.onRequest(newPackRequest, (params: unknown) => made(params));

  connection.onRequest(profileQuestionsRequest, (params: unknown, token: CancellationToken) =>
    uriIn(params) === undefined
      ? guarded('asking for the profile', async () => questionsAnswer({}, changesIn(params), await library()))
      : about<ProfileQuestionsAnswer | null>('asking for the profile', uriIn(params), token, null, (asked) =>
          questionsAnswer(givenFacts(asked.snapshot.pack.profile), changesIn(params), asked.snapshot.library),
        ),
  );
  connection.onRequest<SetProfileAnswer | null, void>(
    setProfileRequest,
    (params: unknown, token: CancellationToken) =>
      about<SetProfileAnswer | null>('writing the profile', uriIn(params), token, null, (asked) =>
        setProfileAnswer(asked, changesIn(params), setting),
      ),
  );

  const apply = async (label: string, edit: WorkspaceEdit): Promise<{ readonly applied: boolean }> => {
    const { applied, failureReason } = await connection.workspace.applyEdit({ label, edit });
    return failureReason === undefined ? { applied } : { applied };
  };
  return async (command, params, token) => {
    if (command === newPackCommand) {
      const pack = await made(params);
      if (pack === null || pack.refused !== undefined)
        return new ResponseError(LSPErrorCodes.RequestFailed, pack?.refused ?? 'No pack could be made.');
      return { ...(await apply('New tender pack', pack.edit)), files: pack.files, next: pack.next };
    }
    if (command === setProfileCommand) {
      const answer = await about<SetProfileAnswer | null>(
        'writing the profile',
        uriIn(params),
        token,
        null,
        (asked) => setProfileAnswer(asked, changesIn(params), setting),
      );
      if (answer instanceof ResponseError) return answer;
      if (answer === null || answer.refused !== undefined)
        return new ResponseError(LSPErrorCodes.RequestFailed, answer?.refused ?? 'The document is not open.');
      return { ...(await apply('Profile of the tender', answer.edit)), law: answer.law };
    }
    return null;
  };
}

function questionsAnswer(present: Profile, changes: FactChanges, library: Library): ProfileQuestionsAnswer {
  const profile = withFacts(present, changes);
  return { questions: profileQuestions(profile), law: lawAnswer(profile, library) };
}

function newPackAnswer(params: unknown, library: Library, abilities: Abilities | undefined): NewPackAnswer {
  const given = isRecord(params) ? params : {};
  const folder = typeof given.folder === 'string' ? given.folder.replace(/\/+$/, '') : undefined;
  const profile = withFacts({}, changesIn(params));
  const lacking = profileQuestions(profile).filter(({ need, answer }) => need === 'needed' && answer === '');
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  const template = templateNamed(text(given.template), profile, library);
  const refused =
    folder === undefined
      ? 'A folder is needed for the pack.'
      : lacking.length > 0
        ? `Still to be answered: ${lacking.map(({ ask }) => ask).join(' ')}`
        : template === undefined
          ? 'No template fits these facts.'
          : undefined;
  if (refused !== undefined || folder === undefined || template === undefined)
    return { files: [], clauses: [], blanks: 0, next: [], edit: {}, refused: refused ?? '' };
  const [title, buyer] = [text(given.title), text(given.buyer)];
  const answers = { ...(title === undefined ? {} : { title }), ...(buyer === undefined ? {} : { buyer }) };
  const pack = newPack(template, profile, answers, library);
  const files = pack.files.map(({ path, text: content }) => ({ uri: `${folder}/${path}`, text: content }));
  return {
    files,
    clauses: pack.clauses,
    blanks: pack.blanks,
    next: pack.next,
    // A client that cannot make files in an edit writes them itself, from `files`.
    edit: abilities?.createsFiles === true ? creation(files) : {},
  };
}

/** Makes files; none is written over, and one that is there already makes the whole edit fail. */
function creation(files: NewPackAnswer['files']): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    documentChanges: files.flatMap(({ uri, text }) => [
      { kind: 'create' as const, uri, options: { overwrite: false, ignoreIfExists: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ]),
  };
}

function setProfileAnswer(asked: Asked, changes: FactChanges, { open }: FeaturesSetting): SetProfileAnswer {
  const { checked, snapshot } = asked;
  const { pack } = snapshot;
  const law = lawAnswer(withFacts(givenFacts(pack.profile), changes), snapshot.library);
  const documents = pack.documents.map((document, index) => ({
    path: checked.files[index]?.uri ?? '',
    shown: document.path,
    text: checked.files[index]?.text ?? '',
  }));
  const { configuration } = checked;
  const plan = planProfileChanges(
    { root: pack.root, configuration, documents },
    pack.profile.origins,
    changes,
  );
  if ('broken' in plan)
    return {
      law,
      edit: {},
      home: plan.broken,
      refused: `${plan.broken} cannot be changed: its YAML is not a plain list of keys, one to a line. Put it right first.`,
    };
  const edits = plan.files.map((file) => {
    const uri = documents.some(({ path }) => path === file.path)
      ? file.path
      : siblingUri(asked.uri, file.path);
    return {
      uri: open.get(canonicalUri(uri))?.uri ?? uri,
      version: open.get(canonicalUri(uri))?.version ?? null,
      edits: file.edits.map(({ start, end, text }) => ({
        range: { start: lineFromZero(file.text, start), end: lineFromZero(file.text, end) },
        newText: text,
      })),
    };
  });
  const edit: WorkspaceEdit = asked.running.abilities.editsDocumentChanges
    ? {
        documentChanges: edits.map(({ uri, version, edits: own }) => ({
          textDocument: { uri, version },
          edits: own,
        })),
      }
    : { changes: Object.fromEntries(edits.map(({ uri, edits: own }) => [uri, own])) };
  return { law, edit, home: plan.files[0]?.shown ?? plan.home };
}

function lineFromZero(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** `facts` of the parameters: by key as written; null takes one away. Anything else is left out. */
function changesIn(params: unknown): FactChanges {
  const facts = isRecord(params) && isRecord(params.facts) ? params.facts : {};
  return Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, string | number | boolean | null] =>
        entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
    ),
  );
}
