// Completions and code actions as the protocol's items, and what an item carries so that it can be completed later.

import {
  type CodeAction,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  InsertTextFormat,
} from 'vscode-languageserver';
import { type PlainAction, withWhatItNeeds } from '../language/code-actions.ts';
import type { PlainCompletion } from '../language/completion.ts';
import { type Position, positionsOf } from '../language/positions.ts';
import type { Snapshot } from '../language/snapshot.ts';
import type { MarkdownDocument } from '../markdown/blocks.ts';
import { type CheckedPack, placesOf } from './checked-pack.ts';
import { protocolEdit } from './convert.ts';
import { insertClauseCommand } from './extensions.ts';
import type { Running } from './server.ts';
import { isRecord } from './settings.ts';

/** What a request about a document works on. */
export interface Asked {
  readonly running: Running;
  readonly checked: CheckedPack;
  readonly snapshot: Snapshot;
  /** Number of the document in its pack, its Markdown, its URI as the client writes it and its version. */
  readonly document: number;
  readonly markdown: MarkdownDocument;
  readonly uri: string;
  readonly version: number;
}

const completionKinds: Record<PlainCompletion['kind'], CompletionItemKind> = {
  clause: CompletionItemKind.Snippet,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  suppression: CompletionItemKind.Snippet,
  rule: CompletionItemKind.Reference,
  number: CompletionItemKind.Reference,
  anchor: CompletionItemKind.Reference,
  term: CompletionItemKind.Text,
};

/** A completion as an item; `sortText` keeps the order in which completions were offered. */
export function completionItem(completion: PlainCompletion, sortText: string, asked: Asked): CompletionItem {
  const withSnippet = completion.snippet !== undefined && asked.running.abilities.insertsSnippets;
  const newText = withSnippet ? (completion.snippet ?? completion.text) : completion.text;
  return {
    label: completion.label,
    kind: completionKinds[completion.kind],
    detail: completion.detail,
    sortText,
    filterText: completion.filter,
    insertTextFormat: withSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: positionsOf(asked.markdown, completion.range), newText },
    ...(completion.about && { data: { ...completion.about, uri: asked.uri } }),
  };
}

/** What an item is about, read from its data. */
export function completionSubject(
  data: unknown,
): { readonly kind: 'clause' | 'rule'; readonly id: string; readonly uri: string } | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, id, uri } = data;
  if ((kind !== 'clause' && kind !== 'rule') || typeof id !== 'string' || typeof uri !== 'string')
    return undefined;
  return { kind, id, uri };
}

/** What was asked for when an action was offered, and its place among the answers. */
export interface ActionQuestion {
  /** Document offsets of the range asked about. */
  readonly start: number;
  readonly end: number;
  readonly only: readonly string[] | undefined;
  readonly index: number;
}
interface ActionSubject extends ActionQuestion {
  readonly uri: string;
  readonly version: number;
}

/** What a code action is about, read from its data. */
export function actionSubject(data: unknown): ActionSubject | undefined {
  if (!isRecord(data)) return undefined;
  const { uri, version, start, end, only, index } = data;
  if (typeof uri !== 'string' || typeof version !== 'number' || typeof index !== 'number') return undefined;
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const kinds = Array.isArray(only) ? only.filter((kind) => typeof kind === 'string') : undefined;
  return { uri, version, start, end, only: kinds, index };
}

/** A code action; its edit comes later where the client asks for it then. */
export function codeAction(
  action: PlainAction,
  question: ActionQuestion,
  asked: Asked,
  shown: readonly Diagnostic[],
): CodeAction {
  const { finding } = action;
  const range = finding && positionsOf(asked.markdown, finding.range);
  const answered = shown.filter(
    (diagnostic) =>
      diagnostic.source === 'tenderlint' &&
      diagnostic.code === finding?.rule &&
      range !== undefined &&
      samePosition(diagnostic.range.start, range.start) &&
      samePosition(diagnostic.range.end, range.end),
  );
  const { resolvesCodeActions, hasOwnCommands } = asked.running.abilities;
  const command = hasOwnCommands ? insertionCommand(action, asked) : undefined;
  if (command !== undefined)
    return {
      title: titleFor(action, asked.running),
      kind: action.kind,
      ...(answered.length > 0 && { diagnostics: answered }),
      command,
    };
  const edit = resolvesCodeActions ? undefined : editOf(action, asked.checked, asked.running);
  return {
    title: titleFor(action, asked.running),
    kind: action.kind,
    ...(action.rank === 'preferred' && { isPreferred: true }),
    ...(answered.length > 0 && { diagnostics: answered }),
    ...(edit !== undefined && { edit }),
    ...(resolvesCodeActions && { data: { ...question, uri: asked.uri, version: asked.version } }),
  };
}

/** What the action is called: that a clause brings what it needs is said where it will. */
export function titleFor({ title, inserts }: PlainAction, { abilities }: Running): string {
  const bringsMore = abilities.hasOwnCommands || abilities.resolvesCodeActions;
  return inserts !== undefined && bringsMore ? `${title}, with what it needs` : title;
}

/** For a client with a command of its own for insertions, which says where something went in. */
function insertionCommand(action: PlainAction, { checked }: Asked): CodeAction['command'] {
  const { inserts, edits } = action;
  const [at] = edits;
  const place = at && placesOf(checked)(at.document);
  if (inserts === undefined || at === undefined || place === undefined) return undefined;
  const wish = { ...inserts, bring: 'needed', uri: place.uri, position: place.rangeOf(at).start };
  return { title: action.title, command: insertClauseCommand, arguments: [wish] };
}

function samePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** The edits of an action with all that goes in with a clause, worked out when it is chosen. */
export function resolvedEdit(
  action: PlainAction,
  checked: CheckedPack,
  running: Running,
): ReturnType<typeof protocolEdit> {
  return editOf(withWhatItNeeds(checked.snapshot, action), checked, running);
}

/** The edits of an action, while the text under them is what they were made for. */
export function editOf(
  action: PlainAction,
  checked: CheckedPack,
  running: Running,
): ReturnType<typeof protocolEdit> {
  for (const { document, start, end, expected } of action.edits)
    if (checked.files[document]?.text.slice(start, end) !== expected) return undefined;
  return protocolEdit(action.edits, placesOf(checked), running.abilities);
}
