// The clause library over the wire: what there is, one clause in full, an inserted clause compared, the files of a library.

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver/node';
import type { LibraryOverview } from '../../server/src/language/library-overview.ts';
import type { ClauseAnswer, ComparisonAnswer } from '../../server/src/protocol/extensions.ts';
import { Session } from './session.ts';

let session: Session;
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-library-'));
cpSync(fileURLToPath(new URL('../../examples/own-library', import.meta.url)), folder, { recursive: true });
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');
const conditions = uriOf('conditions-of-contract.md');

beforeAll(async () => {
  session = await Session.start({
    folders: [pathToFileURL(folder).href],
    initializationOptions: { commands: 'client' },
  });
});
afterAll(async () => {
  expect(session.log.filter((line) => line.includes('Something went wrong'))).toEqual([]);
  await session.stop();
  rmSync(folder, { recursive: true, force: true });
});

const ids = ({ themes }: LibraryOverview): readonly string[] =>
  themes.flatMap(({ clauses }) => clauses.map(({ id }) => id));

test('without a document it is the library that holds in the workspace folder', async () => {
  const all = await session.request<LibraryOverview>('tenderlint/library', {});
  expect(ids(all).length).toBeGreaterThan(110);
  expect(all.themes.map(({ theme }) => theme)).toContain('empowerment');
  const some = await session.request<LibraryOverview>('tenderlint/library', {
    search: 'apprentices',
    jurisdiction: 'scotland',
  });
  expect(ids(some)).toContain('APP-01');
  expect(ids(some).length).toBeLessThan(30);
  // The workspace folder names one of its own, whether or not a document of a pack is open.
  expect(ids(all)).toContain('MER-01');
});

test('of a document it is the library of its pack, with what stands in the pack', async () => {
  await session.open(conditions, textOf('conditions-of-contract.md'));
  const own = await session.request<LibraryOverview>('tenderlint/library', { uri: conditions });
  expect(ids(own)).toContain('MER-01');
  expect(ids(own)).not.toContain('DON-01');
  const fairWork = own.themes.find(({ theme }) => theme === 'fair-work')?.clauses;
  expect(fairWork?.find(({ id }) => id === 'FWK-01')).toMatchObject({
    version: '2.0.0',
    nations: ['england'],
    inPack: true,
  });
});

test('a clause has a page without a script, where it stands in the pack, and the file it comes from', async () => {
  const clause = await session.request<ClauseAnswer | null>('tenderlint/clause', {
    id: 'FWK-01',
    uri: conditions,
  });
  expect(clause?.body).toContain('employment charter');
  expect(clause?.body).toContain('conditions-of-contract.md, line 21: version 2.0.0, wording merrowdale');
  expect(clause?.body).not.toMatch(/<script| on\w+=/);
  expect(clause?.files).toEqual([uriOf('our-clauses/clauses/fair-work/FWK-01.md')]);
  expect(clause?.source).toContain('## variant: merrowdale');
  expect(await session.request('tenderlint/clause', { id: 'NOT-01', uri: conditions })).toBeNull();
});

test('a clause as it was inserted is the same; one that was changed is offered with the difference', async () => {
  const compare = (): Promise<ComparisonAnswer | null> =>
    session.request('tenderlint/compareClause', { uri: conditions, position: session.at(conditions, '5.2') });
  expect(await compare()).toMatchObject({ id: 'FWK-01', kind: 'same' });
  const before = session.text(conditions);
  await session.replace(conditions, 'written terms', 'some terms');
  const changed = await compare();
  expect(changed).toMatchObject({ kind: 'changed', title: 'Put the approved wording back' });
  expect(changed?.text).toBe(before);
  expect(changed?.edit?.documentChanges).toHaveLength(1);
  const actions = await session.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: conditions },
    range: { start: session.at(conditions, 'some terms'), end: session.at(conditions, 'some terms', 4) },
    context: { diagnostics: [] },
  });
  expect(actions.find(({ title }) => title === 'Compare with the library')?.command).toMatchObject({
    command: 'tenderlint.compareClause',
    arguments: [conditions, session.at(conditions, 'some terms').line],
  });
  if (changed?.edit) await session.apply(changed.edit);
  expect(session.text(conditions)).toBe(before);
  expect(
    await session.request('tenderlint/compareClause', {
      uri: conditions,
      position: { line: 0, character: 0 },
    }),
  ).toBeNull();
});

test('a newer version is offered with the difference, and brings its version when it is taken', async () => {
  const before = session.text(conditions);
  await session.replace(conditions, 'FWK-01 2.0.0 sha256:ef222d49a0eb', 'FWK-01 1.9.0 sha256:0123456789ab');
  await session.replace(conditions, 'written terms', 'some terms');
  const newer = await session.request<ComparisonAnswer>('tenderlint/compareClause', {
    uri: conditions,
    position: session.at(conditions, '5.2'),
  });
  expect(newer).toMatchObject({ id: 'FWK-01', kind: 'newer' });
  // Beside each other: what stands there, and what would; nothing has changed yet.
  expect(session.text(conditions)).toContain('FWK-01 1.9.0 ');
  expect(newer.text).toContain('FWK-01 2.0.0 ');
  expect(newer.text).toContain('written terms');
  if (newer.edit) await session.apply(newer.edit);
  expect(session.text(conditions)).toBe(before);
});

test('files of a library are checked while they are written, and say what may stand where', async () => {
  const uri = uriOf('our-clauses/clauses/green-space/MER-01.md');
  const text = textOf('our-clauses/clauses/green-space/MER-01.md');
  await session.openQuietly(uri, text);
  // As it stands there is nothing to say, and the wording is not read as a tender.
  const wrong = session.diagnostics(uri, 2);
  await session.replaceQuietly(uri, 'status: live', 'status: lve');
  const { diagnostics } = await wrong;
  expect(diagnostics.map(({ message, severity }) => [severity, message])).toEqual([
    [1, '"lve" is not a value of status. Did you mean "live"?'],
  ]);
  expect(session.under(uri, diagnostics[0] as { range: (typeof diagnostics)[number]['range'] })).toBe('lve');
  const right = session.diagnostics(uri, 3);
  await session.replaceQuietly(uri, 'status: lve', 'status: ');
  await right;
  const offered = await session.request<{ label: string }[]>('textDocument/completion', {
    textDocument: { uri },
    position: session.at(uri, 'status: ', 8),
  });
  expect(offered.map(({ label }) => label)).toContain('live');
  const mended = session.diagnostics(uri, 4);
  await session.replaceQuietly(uri, 'status: ', 'status: live');
  expect((await mended).diagnostics).toEqual([]);
  await session.close(uri);
});

test('a mistake in a YAML file of a library stands in it, and in no other', async () => {
  const uri = uriOf('our-clauses/library.yml');
  const told = session.diagnostics(uri, 1);
  await session.openQuietly(uri, textOf('our-clauses/library.yml').replace('licence:', 'license:'), 'yaml');
  const { diagnostics } = await told;
  expect(diagnostics.map(({ message }) => message).join('\n')).toContain('Did you mean "licence"?');
  const offered = await session.request<{ label: string }[]>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });
  expect(offered.map(({ label }) => label)).toContain('licence');
  await session.close(uri);
});
