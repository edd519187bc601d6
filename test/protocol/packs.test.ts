// Packs: documents that are not open are read from disk, open ones win; configuration is watched; folders are many.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver/node';
import type { Status } from '../../server/src/protocol/extensions.ts';
import { england, flagged, frontMatter, localPresence, tender } from './samples.ts';
import { fullCapabilities, pullCapabilities, Session } from './session.ts';

let folder: string;
let session: Session;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenderlint packs é#-'));
});
afterEach(async () => {
  await session.stop();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return pathToFileURL(path).href;
};
const at = (name: string): string => pathToFileURL(join(folder, name)).href;
const codes = (params: PublishDiagnosticsParams | undefined): readonly unknown[] =>
  (params?.diagnostics ?? []).map(({ code }) => code);
const changed = (uri: string, type: 1 | 2 | 3 = 2): Promise<void> =>
  session.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
const facts = Object.entries(england)
  .map(([key, value]) => `  ${key}: ${value}\n`)
  .join('');

test('the documents of a pack are checked together, open or not', async () => {
  write('tenderlint.yml', `profile:\n${facts}documents: [notice.md, conditions.md]\n`);
  const notice = '# Notice\n\nWords.\n';
  const uri = write('notice.md', notice);
  const other = write('conditions.md', `# Conditions\n\n${flagged(localPresence)}`);
  session = await Session.start({ folders: [at('')] });
  const related = session.diagnostics(other);
  await session.open(uri, notice);
  expect(codes(await related)).toContain(localPresence);
  expect((await related).version).toBeUndefined();

  // The open text wins over the one on disk.
  const opened = await session.open(other, '# Conditions\n\nNothing of the kind.\n');
  expect(codes(opened)).not.toContain(localPresence);
  // Closing it brings the one on disk back.
  await session.close(other);
  await expect
    .poll(() => codes(session.published.findLast((params) => params.uri === other)))
    .toContain(localPresence);
  // With the last open document the findings of the whole pack go.
  await session.close(uri);
  await expect.poll(() => codes(session.published.findLast((params) => params.uri === other))).toEqual([]);
});

test('a library that a tenderlint.yml above names reaches a pack with its own, and a change of it is seen', async () => {
  const off = (ids: string): string =>
    `name: Ours\nversion: 1.0.0\nlaw-as-at: 2026-01-01\nlicence: CC0-1.0\n${ids}`;
  const libraryUri = write('ours/library.yml', off(''));
  write('tenderlint.yml', 'libraries: [ours]\n');
  write('pack/tenderlint.yml', `profile:\n${facts}documents: [a.md]\n`);
  const text = `# Conditions\n\n${flagged(localPresence)}`;
  const uri = write('pack/a.md', text);
  session = await Session.start({ folders: [at('')] });
  expect(codes(await session.open(uri, text))).toContain(localPresence);
  write('ours/library.yml', off(`off: [{id: ${localPresence}, reason: Not in use here.}]\n`));
  const next = session.diagnostics(uri);
  await changed(libraryUri);
  expect(codes(await next)).not.toContain(localPresence);
  // The nearer file says that there is none.
  write('pack/tenderlint.yml', `profile:\n${facts}documents: [a.md]\nlibraries: []\n`);
  const without = session.diagnostics(uri);
  await changed(at('pack/tenderlint.yml'));
  expect(codes(await without)).toContain(localPresence);
  // Above a workspace folder nothing is looked for.
  await session.stop();
  write('pack/tenderlint.yml', `profile:\n${facts}documents: [a.md]\n`);
  session = await Session.start({ folders: [at('pack')] });
  expect(codes(await session.open(uri, text))).toContain(localPresence);
});

test('a change on disk of a document that is not open is seen', async () => {
  write('tenderlint.yml', `profile:\n${facts}documents: [a.md, b.md]\n`);
  const uri = write('a.md', '# A\n');
  const other = write('b.md', '# B\n');
  session = await Session.start({ folders: [at('')] });
  await session.open(uri, '# A\n');
  write('b.md', `# B\n\n${flagged(localPresence)}`);
  const next = session.diagnostics(other);
  await changed(other);
  expect(codes(await next)).toContain(localPresence);
});

test('configuration is watched: a severity, the profile and its mistakes show at once', async () => {
  const text = `# Invitation to tender\n\n${flagged(localPresence)}`;
  const uri = write('itt.md', text);
  const configuration = write('tenderlint.yml', `profile:\n${facts}`);
  session = await Session.start({ folders: [at('')] });
  expect(codes(await session.open(uri, text))).toContain(localPresence);
  const globs = session.registered.flatMap(
    ({ registerOptions }) =>
      (registerOptions as { watchers?: { globPattern: string }[] })?.watchers?.map(
        ({ globPattern }) => globPattern,
      ) ?? [],
  );
  expect(globs).toContain('**/tenderlint.{yml,yaml}');
  expect(globs).toContain('**/*.{md,markdown}');

  write('tenderlint.yml', `profile:\n${facts}severities:\n  ${localPresence}: off\n`);
  const silenced = session.diagnostics(uri);
  await changed(configuration);
  expect(codes(await silenced)).not.toContain(localPresence);

  write('tenderlint.yml', 'profile: [\n');
  const broken = session.diagnostics(configuration);
  await changed(configuration);
  expect((await broken).diagnostics.length).toBeGreaterThan(0);
  expect((await broken).diagnostics[0]?.range.start.line).toBeGreaterThanOrEqual(0);

  write('tenderlint.yml', `profile:\n${facts}`);
  const mended = session.diagnostics(configuration);
  await changed(configuration);
  expect(codes(await mended)).toEqual([]);

  rmSync(join(folder, 'tenderlint.yml'));
  const unknown = session.diagnostics(uri);
  await changed(configuration, 3);
  expect(codes(await unknown)).toContain('profile-missing');
});

test('a tenderlint.yml open in the editor wins over the one on disk', async () => {
  const text = `# Invitation to tender\n\n${flagged(localPresence)}`;
  const uri = write('itt.md', text);
  const configuration = write('tenderlint.yml', `profile:\n${facts}`);
  session = await Session.start({ folders: [at('')] });
  expect(codes(await session.open(uri, text))).toContain(localPresence);
  const silenced = session.diagnostics(uri);
  await session.openQuietly(configuration, `profile:\n${facts}severities: {${localPresence}: off}\n`, 'yaml');
  expect(codes(await silenced)).not.toContain(localPresence);
  const again = session.diagnostics(uri);
  await session.replaceQuietly(configuration, ': off', ': warning');
  expect((await again).diagnostics.find(({ code }) => code === localPresence)?.severity).toBe(2);
});

test('an ignored document has no findings, and loses those it had', async () => {
  const uri = write('drafts/itt.md', tender(flagged(localPresence)));
  session = await Session.start({ folders: [at('')] });
  expect(codes(await session.open(uri, tender(flagged(localPresence))))).toContain(localPresence);
  const configuration = write('tenderlint.yml', 'ignore: ["drafts/**"]\n');
  const gone = session.diagnostics(uri);
  await changed(configuration, 1);
  expect(codes(await gone)).toEqual([]);
});

test('each folder of a workspace has its own configuration', async () => {
  const text = `# Invitation to tender\n\n${flagged(localPresence)}`;
  const one = write('one/itt.md', text);
  const two = write('two/itt.md', text);
  write('one/tenderlint.yml', `profile:\n${facts}`);
  write('two/tenderlint.yml', `profile:\n${facts}severities: {${localPresence}: hint}\n`);
  session = await Session.start({ folders: [at('one'), at('two')] });
  const severity = (params: PublishDiagnosticsParams): unknown =>
    params.diagnostics.find(({ code }) => code === localPresence)?.severity;
  expect(severity(await session.open(one, text))).toBe(1);
  expect(severity(await session.open(two, text))).toBe(4);
});

test('configuration above a workspace folder is not read; once the folder is gone it is', async () => {
  const text = `# Invitation to tender\n\n${flagged(localPresence)}`;
  const uri = write('inner/itt.md', text);
  write('tenderlint.yml', `profile:\n${facts}`);
  session = await Session.start({ folders: [at('inner')] });
  expect(codes(await session.open(uri, text))).toContain('profile-missing');
  const next = session.diagnostics(uri);
  await session.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: at('inner'), name: 'inner' }] },
  });
  expect(codes(await next)).toContain(localPresence);
});

test.each(['untitled:Untitled-1', 'vscode-vfs://github/a/b.md', 'inmemory://model/1', 'not a uri at all'])(
  'a document that is nowhere on disk is a pack of one: %s',
  async (uri) => {
    session = await Session.start();
    expect(codes(await session.open(uri, tender(flagged(localPresence))))).toContain(localPresence);
  },
);

test('the spelling of a URI that the client uses is the one it gets back', async () => {
  write('itt.md', '');
  session = await Session.start({ folders: [at('')] });
  const odd = at('itt.md').replace('itt.md', '%69tt.md').replaceAll('%C3%A9', '%c3%a9');
  const published = await session.open(odd, tender(flagged(localPresence)));
  expect(published.uri).toBe(odd);
  expect(codes(published)).toContain(localPresence);
  const hover = await session.request('textDocument/hover', {
    textDocument: { uri: odd },
    position: published.diagnostics.find(({ code }) => code === localPresence)?.range.start,
  });
  expect(hover).not.toBeNull();
});

test('files that only the client has are asked for', async () => {
  const files: Record<string, string> = {
    'tenderlint.yml': `profile:\n${facts}documents: [a.md, b.md]\n`,
    'a.md': '# A\n',
    'b.md': `# B\n\n${flagged(localPresence)}`,
  };
  const root = 'memfs://host/pack';
  session = await Session.start({ folders: [root], initializationOptions: { fileSystem: true } });
  session.connection.onRequest(
    'tenderlint/readFile',
    ({ uri }: { uri: string }) => files[uri.slice(root.length + 1)] ?? null,
  );
  session.connection.onRequest('tenderlint/readDirectory', ({ uri }: { uri: string }) =>
    uri === root ? Object.keys(files).map((name) => ({ name, kind: 'file' })) : null,
  );
  const other = session.diagnostics(`${root}/b.md`);
  await session.openQuietly(`${root}/a.md`, '# A\n');
  expect(codes(await other)).toContain(localPresence);
});

test('a client that pulls is pushed the findings of documents that are not open, and asked to refresh', async () => {
  const configuration = write('tenderlint.yml', `profile:\n${facts}documents: [a.md, b.md]\n`);
  const uri = write('a.md', '# A\n');
  const other = write('b.md', `# B\n\n${flagged(localPresence)}`);
  session = await Session.start({ folders: [at('')], capabilities: pullCapabilities });
  const pushed = session.diagnostics(other);
  await session.openQuietly(uri, '# A\n');
  expect(codes(await pushed)).toContain(localPresence);
  await session.request('textDocument/diagnostic', { textDocument: { uri } });
  const before = session.refreshes;
  write('tenderlint.yml', `profile:\n${facts}documents: [a.md]\n`);
  await changed(configuration);
  await expect.poll(() => session.refreshes).toBeGreaterThan(before);
  await expect.poll(() => codes(session.published.findLast((params) => params.uri === other))).toEqual([]);
  // Once it is open, what was pushed for it is taken back: the client pulls it.
  expect(session.published.some((params) => params.uri === uri)).toBe(false);
});

test('an organisation’s own library is laid over ours and watched', async () => {
  const text = `${frontMatter()}# Invitation to tender\n\n${flagged(localPresence)}`;
  const uri = write('itt.md', text);
  const configuration = write('tenderlint.yml', 'libraries: [own]\n');
  const own = write(
    'own/library.yml',
    `version: 1.0.0\nname: Own\nlaw-as-at: 2026-11-01\nlicence: MIT\noff:\n  - id: ${localPresence}\n    reason: not used here\n`,
  );
  session = await Session.start({ folders: [at('')] });
  expect(codes(await session.open(uri, text))).not.toContain(localPresence);
  write('own/library.yml', 'version: 1.0.0\nname: Own\nlaw-as-at: 2026-11-01\nlicence: MIT\n');
  const next = session.diagnostics(uri);
  await changed(own);
  expect(codes(await next)).toContain(localPresence);
  expect(configuration).toContain('tenderlint.yml');
});

test('settings of the client are read again when they change', async () => {
  const uri = write('itt.md', '');
  session = await Session.start({ folders: [at('')], settings: { maxFindings: 1 } });
  const text = tender(flagged(localPresence), flagged(localPresence));
  expect(codes(await session.open(uri, text))).toContain('findings-not-shown');
  session.settings = { maxFindings: 1000 };
  const next = session.diagnostics(uri);
  await session.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  expect(codes(await next)).not.toContain('findings-not-shown');
});

test('a client without configuration requests pushes its settings', async () => {
  const uri = write('itt.md', '');
  session = await Session.start({
    capabilities: { ...fullCapabilities, workspace: {} },
    initializationOptions: { maxFindings: 1 },
  });
  const text = tender(flagged(localPresence), flagged(localPresence));
  expect(codes(await session.open(uri, text))).toContain('findings-not-shown');
  const next = session.diagnostics(uri);
  await session.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { tenderlint: { maxFindings: 50 } },
  });
  expect(codes(await next)).not.toContain('findings-not-shown');
  const status = session.notified.findLast(({ method }) => method === 'tenderlint/status')?.params as Status;
  expect(status.pack.documents).toEqual(['itt.md']);
});
