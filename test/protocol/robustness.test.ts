// Whatever arrives, the server answers or says why not, and goes on.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { flagged, localPresence, tender } from './samples.ts';
import { pullCapabilities, Session } from './session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.start();
});
afterAll(async () => {
  expect(await session.stop()).toBe(0);
});

let documents = 0;
const nextUri = (): string => `file:///nowhere/${++documents}/tender.md`;
async function isAlive(): Promise<void> {
  const uri = nextUri();
  const published = await session.open(uri, tender(flagged(localPresence)));
  expect(published.diagnostics.map(({ code }) => code)).toContain(localPresence);
  await session.close(uri);
}

test('requests about documents that are not open are answered with nothing', async () => {
  const textDocument = { uri: 'file:///never/opened.md' };
  const position = { line: 3, character: 4 };
  const range = { start: position, end: position };
  expect(await session.request('textDocument/hover', { textDocument, position })).toBeNull();
  expect(await session.request('textDocument/completion', { textDocument, position })).toEqual([]);
  expect(await session.request('textDocument/documentSymbol', { textDocument })).toBeNull();
  expect(
    await session.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
  ).toEqual([]);
  expect(await session.request('tenderlint/clauses', {})).toEqual([]);
  expect(await session.request('tenderlint/profile', null)).toBeNull();
  expect(await session.request('tenderlint/explain', 7)).toBeNull();
});

test('an unknown method is refused in the protocol’s own way', async () => {
  await expect(session.request('textDocument/noSuchThing', {})).rejects.toThrow();
  await isAlive();
});

test('broken parameters harm nothing but their own message', async () => {
  const { connection } = session;
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: 'file:///never/opened.md', version: 9 },
    contentChanges: [{ text: 'x' }],
  });
  await connection.sendNotification('textDocument/didChange', {});
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri: nextUri(), version: 1 } });
  await connection.sendNotification('textDocument/didClose', { textDocument: {} });
  await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: 12, type: 99 }] });
  await connection.sendNotification('workspace/didChangeConfiguration', {});
  await connection.sendNotification('no/suchNotification', { a: 1 });
  for (const method of ['hover', 'completion', 'codeAction', 'documentSymbol'])
    await session.request(`textDocument/${method}`, {}).catch(() => undefined);
  for (const method of ['completionItem/resolve', 'codeAction/resolve'])
    await session.request(method, { data: { uri: 1 } }).catch(() => undefined);
  await isAlive();
});

test('a broken change of an open document leaves the rest of the session whole', async () => {
  const uri = nextUri();
  await session.open(uri, tender('Words.\n'));
  await session.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: { line: -4, character: 9e9 }, end: { line: 1e9, character: -1 } }, text: 'X' },
    ],
  });
  await isAlive();
});

test('a cancelled request is answered as cancelled', async () => {
  const uri = nextUri();
  await session.openQuietly(uri, tender(flagged(localPresence).repeat(200)));
  const source = new CancellationTokenSource();
  const answer = session.connection.sendRequest(
    'textDocument/documentSymbol',
    { textDocument: { uri } },
    source.token,
  );
  source.cancel();
  await answer.then(
    () => undefined,
    (error: unknown) => expect(String(error)).toMatch(/cancel/i),
  );
  await isAlive();
});

test('a pull that an edit overtakes is to be asked again', async () => {
  const pulling = await Session.start({ capabilities: pullCapabilities });
  const uri = nextUri();
  await pulling.openQuietly(uri, tender(flagged(localPresence)));
  const first = pulling.request('textDocument/diagnostic', { textDocument: { uri } });
  await pulling.replaceQuietly(uri, 'Bidders must already operate', 'No bidder needs to have');
  const outcome = await first.then(
    (report) => ({ report }),
    (error: { code: number; data?: unknown }) => ({ code: error.code, data: error.data }),
  );
  // Either the first text was checked before the edit arrived, or the client is told to ask again.
  if (!('report' in outcome)) expect(outcome).toEqual({ code: -32802, data: { retriggerRequest: true } });
  const second = await pulling.request<{ items: { code: string }[] }>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  expect(second.items.map(({ code }) => code)).not.toContain(localPresence);
  await pulling.stop();
});

test('a document of two megabytes is opened, edited and outlined', async () => {
  const uri = nextUri();
  const section =
    '## 1.1 Works\n\nThe Supplier shall carry out the works with due care and to the standard set out.\n\n';
  const text = tender(section.repeat(Math.ceil(2_000_000 / section.length)), flagged(localPresence));
  const opened = await session.open(uri, text);
  expect(opened.diagnostics.map(({ code }) => code)).toContain(localPresence);
  const edited = await session.replace(uri, 'Bidders must already operate', 'No bidder needs to have');
  expect(edited.diagnostics.map(({ code }) => code)).not.toContain(localPresence);
  const symbols = await session.request<unknown[]>('textDocument/documentSymbol', { textDocument: { uri } });
  expect(symbols.length).toBeGreaterThan(0);
  await session.close(uri);
}, 120_000);

test.each([
  ['nothing', ''],
  ['a NUL', 'a\0b\n'],
  ['an open fence', '```\n'.repeat(50)],
  ['deep quotes', `${'>'.repeat(2000)} text\n`],
  ['one long line', 'word '.repeat(100_000)],
  ['broken front matter', '---\ntender: [\n---\n\n# Title\n'],
  ['a table of many rows', `| a | b |\n| - | - |\n${'| 1 | 2 |\n'.repeat(3000)}`],
  ['lone surrogates', '\ud800 text \udc00\n'],
])(
  'hostile text is answered: %s',
  async (_, text) => {
    const uri = nextUri();
    expect((await session.open(uri, text)).version).toBe(1);
    const version = await session.change(uri, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '# x\n',
    });
    expect((await session.diagnostics(uri, version)).version).toBe(version);
    await session.request('textDocument/documentSymbol', { textDocument: { uri } });
    await session.close(uri);
  },
  60_000,
);

test('nothing but the protocol comes out', () => {
  expect(session.stray).toBe('');
  expect(session.log.filter((line) => line.includes('Something went wrong while checking'))).toEqual([]);
});
