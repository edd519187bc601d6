// Navigation in a pack over the protocol: definition, references, highlights, rename, symbols, folding, links, hints,
// completion, and the fixes that correct references and numbers.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  MarkupContent,
  Range,
  TextDocumentEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { Session } from './session.ts';

const conditions = `# Conditions

## 1 Definitions

1.1 “Exit Plan” means the plan for the end of the contract.

1.2 “Service” means cleaning.

## 2 Payment

2.1 The Authority shall pay for each Service within 30 days.

2.2 Interest is due under clause 2.1.

2.4 The Supplier shall follow the Exit Plan and the Exit Plan’s steps in Schedule 1.

2.5 See clauses 2.1 and 2.4, and clause 7.3.
`;
const schedule = `# Schedule 1: Handover

1. The Services end under clause 2.4 of the Conditions.
2. The Exit Plan is kept; see paragraph 1.
`;

let folder: string;
let session: Session;
let main: string;
let other: string;
let findings: readonly Diagnostic[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-structure-'));
  writeFileSync(join(folder, 'tenderlint.yml'), 'documents: [conditions.md, schedule-1.md]\n');
  writeFileSync(join(folder, 'conditions.md'), conditions);
  writeFileSync(join(folder, 'schedule-1.md'), schedule);
  main = pathToFileURL(join(folder, 'conditions.md')).href;
  other = pathToFileURL(join(folder, 'schedule-1.md')).href;
  session = await Session.start({ folders: [pathToFileURL(folder).href] });
  findings = (await session.open(main, conditions)).diagnostics;
});
afterAll(async () => {
  expect(session.log.filter((line) => line.includes('Something went wrong'))).toEqual([]);
  await session.stop();
  rmSync(folder, { recursive: true, force: true });
});

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length - 1;
const ask = <T>(method: string, words: string, inside = 1, more: object = {}): Promise<T> =>
  session.request<T>(`textDocument/${method}`, {
    textDocument: { uri: main },
    position: session.at(main, words, inside),
    ...more,
  });
const under = (uri: string, range: Range): string => {
  const lines = (uri === main ? conditions : schedule).split('\n');
  return (lines[range.start.line] ?? '').slice(range.start.character, range.end.character);
};

test('a reference leads to its clause, a schedule in another document, a term to its definition', async () => {
  const [clause] = await ask<Location[]>('definition', 'clause 2.1');
  expect(clause).toMatchObject({
    uri: main,
    range: { start: { line: lineOf(conditions, conditions.indexOf('2.1 The')) } },
  });
  const [attachment] = await ask<Location[]>('definition', 'Schedule 1');
  expect(attachment).toMatchObject({ uri: other, range: { start: { line: 0 } } });
  const [term] = await ask<Location[]>('definition', 'Exit Plan’s');
  expect(term?.range.start.line).toBe(4);
  expect(await ask('definition', 'Interest')).toEqual([]);
});

test('all uses of a term and of a clause, across the pack', async () => {
  const uses = await ask<Location[]>('references', 'Exit Plan and', 1, {
    context: { includeDeclaration: true },
  });
  expect(uses.map(({ uri, range }) => [uri === main ? 'main' : 'other', under(uri, range)])).toEqual([
    ['main', 'Exit Plan'],
    ['main', 'Exit Plan'],
    ['main', 'Exit Plan'],
    ['other', 'Exit Plan'],
  ]);
  const clause = await ask<Location[]>('references', '2.4 The', 1, {
    context: { includeDeclaration: false },
  });
  expect(clause.map(({ uri, range }) => under(uri, range))).toEqual(['2.4', 'clause 2.4']);
  const marked = await ask<DocumentHighlight[]>('documentHighlight', 'clause 2.1');
  expect(marked.map(({ range }) => under(main, range))).toEqual(['2.1', 'clause 2.1', 'clauses 2.1']);
});

const edited = (edit: WorkspaceEdit | null): Record<string, readonly string[]> =>
  Object.fromEntries(
    ((edit?.documentChanges ?? []) as TextDocumentEdit[]).map(({ textDocument, edits }) => [
      textDocument.uri === main ? 'main' : 'other',
      edits.map((one) => ('newText' in one ? `${under(textDocument.uri, one.range)} → ${one.newText}` : '')),
    ]),
  );

test('a term is renamed with its plurals, a clause with its references; clashes are refused', async () => {
  expect(await ask('prepareRename', 'Service”', 2)).toMatchObject({ placeholder: 'Service' });
  const term = await ask<WorkspaceEdit>('rename', 'Service”', 2, { newName: 'Activity' });
  expect(edited(term)).toEqual({
    main: ['Service → Activity', 'Service → Activity'],
    other: ['Services → Activities'],
  });
  const clause = await ask<WorkspaceEdit>('rename', '2.4 The', 1, { newName: '2.3' });
  expect(edited(clause)).toEqual({ main: ['2.4 → 2.3', '2.4 → 2.3'], other: ['2.4 → 2.3'] });
  await expect(ask('rename', '2.4 The', 1, { newName: '2.2' })).rejects.toThrow(/already the number/);
  await expect(ask('rename', 'Service”', 2, { newName: 'Exit Plans' })).rejects.toThrow(
    /already a defined term/,
  );
  expect(await ask('prepareRename', 'Interest')).toBeNull();
});

test('hover shows the clause a reference means and the meaning of a term', async () => {
  const reference = await ask<Hover>('hover', 'clause 2.1');
  expect((reference.contents as MarkupContent).value).toContain('within 30 days');
  const term = await ask<Hover>('hover', 'Exit Plan and', 2);
  expect((term.contents as MarkupContent).value).toContain('the plan for the end of the contract');
  const missing = await ask<Hover>('hover', 'clause 7.3');
  expect((missing.contents as MarkupContent).value).toContain('Leads nowhere');
});

test('symbols by number, folding by clause, links and titles of references', async () => {
  const found = await session.request<WorkspaceSymbol[]>('workspace/symbol', { query: '2.' });
  expect(found.map(({ name }) => name)).toEqual(['2.1', '2.2', '2.4', '2.5']);
  const named = await session.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'handover' });
  expect(named.map(({ name }) => name)).toEqual(['Schedule 1 Handover']);
  const folds = await ask<FoldingRange[]>('foldingRange', 'Conditions');
  expect(folds.map(({ startLine }) => startLine)).toContain(lineOf(conditions, conditions.indexOf('## 2')));
  const links = await ask<DocumentLink[]>('documentLink', 'Conditions');
  expect(links.find(({ range }) => under(main, range) === 'Schedule 1')?.target).toBe(`${other}#L1`);
  const range = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };
  const hints = await session.request<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: main },
    range,
  });
  expect(hints.map(({ label }) => label)).toContain('(Handover)');
});

test('numbers, schedules and terms are completed', async () => {
  const offered = async (words: string, inside: number) =>
    (await ask<CompletionItem[]>('completion', words, inside)).map(({ label }) => label);
  expect(await offered('clause 2.1', 'clause '.length)).toEqual(
    expect.arrayContaining(['1', '2', '2.1', '2.5']),
  );
  expect(await offered('Schedule 1.', 'Schedule '.length)).toEqual(['1']);
  expect(await offered('Exit Plan and', 'Exit'.length)).toEqual(['Exit Plan']);
});

test('a missing reference and a gap in the numbers are put right by code actions', async () => {
  const of = (code: string) => findings.find((one) => one.code === code);
  const actions = async (code: string) => {
    const diagnostic = of(code);
    const offered = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: main },
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    return offered;
  };
  expect(of('DQ-REF-MISSING') && under(main, (of('DQ-REF-MISSING') as { range: Range }).range)).toBe(
    'clause 7.3',
  );
  const [renumber] = await actions('DQ-NUM-GAP');
  const resolved = await session.request<CodeAction>('codeAction/resolve', renumber);
  expect(edited(resolved.edit ?? null)).toEqual({
    main: ['2.4 → 2.3', '2.5 → 2.4', '2.4 → 2.3'],
    other: ['2.4 → 2.3'],
  });
});

test('a term is aligned and a missing definition is put in by code actions', async () => {
  const text = `# Terms

## 1 Definitions

1.1 “Exit Plan” means the plan for the end of the contract.

1.2 “Carer” means a person who gives care.

1.3 “Visit” means a call by a Carer.

## 2 Duties

2.1 The Supplier shall keep the Exit Plan. The Supplier shall follow the exit plan after each Visit.

2.2 Each Carer shall meet the “Family Representative” before the first Visit.
`;
  const uri = pathToFileURL(join(folder, 'alone.md')).href;
  const { diagnostics } = await session.open(uri, text);
  const fix = async (code: string, title: RegExp) => {
    const diagnostic = diagnostics.find((one) => one.code === code);
    expect(diagnostic, code).toBeDefined();
    const offered = await session.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic?.range,
      context: { diagnostics: [diagnostic], only: ['quickfix'] },
    });
    const chosen = offered.find((one) => title.test(one.title));
    expect(chosen, offered.map((one) => one.title).join('; ')).toBeDefined();
    const resolved = await session.request<CodeAction>('codeAction/resolve', chosen);
    return JSON.stringify(resolved.edit);
  };
  expect(await fix('DQ-DEF-CASE', /as defined/)).toContain('Exit Plan');
  expect(await fix('DQ-DEF-MARKED', /[Dd]efin/)).toContain('Family Representative');
});
