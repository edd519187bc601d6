// Inserting a clause over the wire: the plan with its edit, the command that makes it, and what a client is told that must not.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplyWorkspaceEditParams, CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import type { ClauseEntry, InsertionAnswer, InsertionOutcome } from '../../server/src/protocol/extensions.ts';
import { frontMatter, tender } from './samples.ts';
import { Session } from './session.ts';

let session: Session;
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-insertion-'));
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const specification = `# Specification\n\n## 1. Services\n\n1.1 The Contractor must clean the schools.\n\n1.2 The Contractor must train its people.\n\n1.3 The Contractor must report.\n\n## 2. Social value requirements\n\n2.1 The Contractor must do what it offered.\n`;
const conditions = `# Conditions of contract\n\n## 1. Definitions\n\n1.1 **"Contractor"** means the successful Tenderer.\n\n## 2. Payment\n\n2.1 The Council must pay in 30 days, as section 3 says.\n\n## 3. Term\n\n3.1 Three years.\n`;

beforeAll(async () => {
  writeFileSync(
    join(folder, 'tenderlint.yml'),
    'profile:\n  jurisdiction: england\n  authority: local\n  contract: services\n  value: 6200000\n  vat: included\n  started: 2026-09-01\ndocuments:\n  - specification.md\n  - conditions.md\n',
  );
  writeFileSync(join(folder, 'specification.md'), specification);
  writeFileSync(join(folder, 'conditions.md'), conditions);
  session = await Session.start({ folders: [pathToFileURL(folder).href] });
  await session.open(uriOf('specification.md'), specification);
});
afterAll(async () => {
  expect(session.log.filter((line) => line.includes('Something went wrong'))).toEqual([]);
  await session.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (params: object): Promise<InsertionAnswer | null> =>
  session.request('tenderlint/insertClause', {
    textDocument: { uri: uriOf('specification.md') },
    position: session.at(uriOf('specification.md'), '2.1 The'),
    ...params,
  });

function textOf(edit: WorkspaceEdit | undefined, name: string): string {
  const change = edit?.documentChanges?.find(
    (one) => 'textDocument' in one && one.textDocument.uri === uriOf(name),
  );
  if (change === undefined || !('edits' in change)) return '';
  return change.edits.map((one) => ('newText' in one ? one.newText : '')).join('\n');
}

test('the plan has an edit of several documents, versioned where they are open', async () => {
  const answer = await ask({ clause: 'TRT-01' });
  expect(answer?.needs.filter(({ brought }) => brought).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['DEF-01', 'DEF-02', 'DEF-03', 'REM-01']),
  );
  const versions = answer?.edit?.documentChanges?.map((one) => 'textDocument' in one && one.textDocument);
  expect(versions).toContainEqual({ uri: uriOf('specification.md'), version: 1 });
  expect(versions).toContainEqual({ uri: uriOf('conditions.md'), version: null });
  expect(textOf(answer?.edit, 'specification.md')).toContain(
    '2.2 The Contractor must provide at least 322 Person-Weeks',
  );
  expect(textOf(answer?.edit, 'conditions.md')).toMatch(/## 5\. Rectification\n\n5\.1 /);
  expect(answer?.preview).toContain('322.4, rounded to 322');
  expect(answer?.page.body).toContain('<h2>Law</h2>');
  expect(answer?.page.body).not.toMatch(/<script| on\w+=/);
  expect(answer?.snippet).toBeUndefined();
});

test('a clause that goes in alone comes with tab stops', async () => {
  const answer = await ask({ clause: 'TRT-04', bring: 'nothing' });
  expect(answer?.snippet?.text).toMatch(/\$\{1[:|]/);
  expect(answer?.snippet?.text).toMatch(/^\n\n<!-- tenderlint:clause TRT-04 /);
  expect(answer?.snippet?.range.start).toEqual(answer?.snippet?.range.end);
});

test('what should not go in is an error, and what is not there is refused', async () => {
  const wrong = await ask({ clause: 'TRT-01', variant: 'scotland' });
  expect(wrong?.concerns[0]).toMatchObject({ id: 'law', severity: 'error' });
  expect((await ask({ clause: 'NOT-01' }))?.refused).toContain('There is no clause “NOT-01”');
  // Parameters may be anything.
  for (const params of [
    {},
    { clause: 3, position: 'x' },
    { clause: 'TRT-01', bring: 7, values: [1], where: {} },
  ])
    expect(await ask(params)).toMatchObject({ id: expect.anything() });
});

test('clauses are filtered by theme, nation and words, and say why they come first', async () => {
  const list = (params: object): Promise<ClauseEntry[]> =>
    session.request('tenderlint/clauses', { textDocument: { uri: uriOf('specification.md') }, ...params });
  const all = await list({ position: session.at(uriOf('specification.md'), '2.1 The') });
  expect(all.length).toBeGreaterThan(100);
  const groups = ['missing-here', 'here', 'missing', 'other'];
  const order = all.map(({ group }) => groups.indexOf(group));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(all[0]?.group).toBe('missing-here');
  expect(all[0]?.why.length).toBeGreaterThan(0);
  const employment = await list({ theme: 'employment' });
  expect(new Set(employment.map(({ theme }) => theme))).toEqual(new Set(['employment']));
  const scottish = await list({ jurisdiction: 'scotland', search: 'person-weeks' });
  expect(scottish.map(({ id }) => id)).toContain('TRT-01');
  expect(scottish.find(({ id }) => id === 'TRT-01')?.detail).toContain('Scotland');
});

test('the command makes the edit in any editor, and not where it is an error', async () => {
  const given: ApplyWorkspaceEditParams[] = [];
  session.connection.onRequest('workspace/applyEdit', async (params: ApplyWorkspaceEditParams) => {
    given.push(params);
    return { applied: true };
  });
  expect(session.initialized.capabilities.executeCommandProvider?.commands).toContain(
    'tenderlint.insertClause',
  );
  const run = (params: object): Promise<InsertionOutcome> =>
    session.request('workspace/executeCommand', {
      command: 'tenderlint.insertClause',
      arguments: [
        {
          uri: uriOf('specification.md'),
          position: session.at(uriOf('specification.md'), '2.1 The'),
          ...params,
        },
      ],
    });
  expect(await run({ clause: 'TRT-01' })).toMatchObject({ applied: true });
  expect(given).toHaveLength(1);
  expect(textOf(given[0]?.edit, 'conditions.md')).toContain('Person-Week');
  await expect(run({ clause: 'TRT-01', variant: 'wales' })).rejects.toThrow(/made for another nation/);
  expect(given).toHaveLength(1);
  expect(await run({ clause: 'TRT-01', variant: 'wales', despite: 'everything' })).toMatchObject({
    applied: true,
  });
});

test('a client with a command of its own is not told of ours', async () => {
  const own = await Session.start({ initializationOptions: { commands: 'client' } });
  expect(own.initialized.capabilities.executeCommandProvider).toBeUndefined();
  await own.stop();
});

test('applied, the edit leaves no gap: everything it uses is defined', async () => {
  const uri = 'file:///nowhere/insertion/tender.md';
  await session.open(
    uri,
    tender(
      '## 1. Specification\n\n1.1 The Supplier must clean.\n\n## 2. Social value\n\n2.1 The Supplier must help.\n',
    ),
  );
  const answer = await session.request<InsertionAnswer | null>('tenderlint/insertClause', {
    textDocument: { uri },
    position: session.at(uri, '2.1'),
    clause: 'TRT-01',
  });
  if (answer?.edit === undefined) throw new Error('no edit');
  const published = session.diagnostics(uri, 2);
  await session.apply(answer.edit);
  const { diagnostics } = await published;
  expect(diagnostics.filter(({ code }) => /^(LIB-(?!COMP)|DQ-NUM|DQ-REF)/.test(String(code)))).toEqual([]);
  expect(session.text(uri)).toContain(frontMatter());
});

describe('the quick fix of a missing criterion', () => {
  const insertions = async (own: Session): Promise<readonly CodeAction[]> => {
    const uri = uriOf('specification.md');
    const { diagnostics } = await own.open(uri, specification);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const offered = await own.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, only: ['quickfix'] },
    });
    return offered.filter(({ title }) => title.startsWith('Insert the clause'));
  };
  const changed = (edit: WorkspaceEdit | undefined): readonly string[] =>
    (edit?.documentChanges ?? []).flatMap((one) => ('textDocument' in one ? [one.textDocument.uri] : []));

  test('brings definitions and companions into their documents, in one edit', async () => {
    const own = await Session.start({ folders: [pathToFileURL(folder).href] });
    const offered = await insertions(own);
    const fix = offered.find(({ title }) => title.includes('(FWK-01)'));
    expect(fix?.title).toMatch(/\(FWK-01\), with what it needs$/);
    expect(fix?.edit).toBeUndefined();
    const { edit } = await own.request<CodeAction>('codeAction/resolve', fix);
    expect(new Set(changed(edit))).toEqual(new Set([uriOf('specification.md'), uriOf('conditions.md')]));
    // The clause goes where the pack keeps such things, the definitions among the definitions, each with the next number.
    expect(textOf(edit, 'conditions.md')).toMatch(
      /tenderlint:clause FWK-01 [^\n]+\n## 4\. Fair work\n\n4\.1 /,
    );
    expect(textOf(edit, 'conditions.md')).toMatch(/tenderlint:clause DEF-01 [^\n]+\n### [^\n]+\n\n1\.2 /);
    expect(textOf(edit, 'specification.md')).toContain('tenderlint:clause KPI-01 ');
    await own.stop();
  });

  test('is the command of a client that has one, with all that it needs to know', async () => {
    const own = await Session.start({
      folders: [pathToFileURL(folder).href],
      initializationOptions: { commands: 'client' },
    });
    const fix = (await insertions(own)).find(({ title }) => title.includes('(FWK-01)'));
    expect(fix).toMatchObject({
      command: {
        command: 'tenderlint.insertClause',
        arguments: [
          { clause: 'FWK-01', bring: 'needed', where: 'where-it-belongs', uri: uriOf('specification.md') },
        ],
      },
    });
    const answer = await own.request<InsertionAnswer>(
      'tenderlint/insertClause',
      fix?.command?.arguments?.[0] as object,
    );
    expect(answer.uri).toBe(uriOf('conditions.md'));
    expect(changed(answer.edit)).toContain(uriOf('specification.md'));
    await own.stop();
  });

  test('is the clause alone, as a plain edit, for a client that can neither resolve nor command', async () => {
    const own = await Session.start({ folders: [pathToFileURL(folder).href], capabilities: {} });
    const fix = (await insertions(own)).find(({ title }) => title.endsWith('(FWK-01)'));
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([uriOf('specification.md')]);
    expect(fix?.edit?.changes?.[uriOf('specification.md')]?.[0]?.newText).toContain(
      'tenderlint:clause FWK-01 ',
    );
    await own.stop();
  });
});
