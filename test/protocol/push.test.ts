// Pushed diagnostics: complete, of the right version, at exact places, after any number of edits.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import { brand, flagged, localPresence, tender, weights } from './samples.ts';
import { Session } from './session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.start();
});
afterAll(async () => {
  expect(await session.stop()).toBe(0);
  expect(session.stray).toBe('');
});

let documents = 0;
const nextUri = (): string => `file:///nowhere/${++documents}/tender%20é.md`;
const of = (params: PublishDiagnosticsParams, rule: string): readonly Diagnostic[] =>
  params.diagnostics.filter(({ code }) => code === rule);

/** Diagnostics without the address of the document, to compare those of the same text. */
const withoutUri = ({ uri, diagnostics }: PublishDiagnosticsParams): string =>
  JSON.stringify(diagnostics).replaceAll(uri, '');

test('the server says what it can do', () => {
  expect(session.initialized.capabilities).toMatchObject({
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: 2 },
    hoverProvider: true,
    completionProvider: { resolveProvider: true },
    codeActionProvider: { resolveProvider: true },
    documentSymbolProvider: { label: 'Tenderlint' },
  });
  expect(session.initialized.capabilities.diagnosticProvider).toBeUndefined();
  expect(session.initialized.serverInfo).toMatchObject({ name: 'tenderlint' });
});

test('opening a document gives its findings with version, place, rule and a link to the law', async () => {
  const uri = nextUri();
  const published = await session.open(uri, tender(flagged(localPresence)));
  expect(published.version).toBe(1);
  const [finding] = of(published, localPresence);
  expect(finding).toMatchObject({ severity: 1, source: 'tenderlint' });
  expect(finding?.codeDescription?.href).toMatch(/^https:\/\/www\.legislation\.gov\.uk\//);
  expect(session.under(uri, finding as Diagnostic)).toContain('within the borough');
});

test('an edit takes a finding away and another brings it back, each with its version', async () => {
  const uri = nextUri();
  await session.open(uri, tender(flagged(localPresence)));
  const without = await session.replace(uri, 'Bidders must already operate', 'No bidder needs to have');
  expect(without.version).toBe(2);
  expect(of(without, localPresence)).toEqual([]);
  const again = await session.replace(uri, 'No bidder needs to have', 'Bidders must already operate');
  expect(again.version).toBe(3);
  expect(of(again, localPresence)).toHaveLength(1);
});

test('a finding moves with the lines above it', async () => {
  const uri = nextUri();
  const before = await session.open(uri, tender('Some words.\n\n', flagged(localPresence)));
  const after = await session.replace(uri, 'Some words.', 'Some\nmore\n\nwords.\n\n- and\n- a list');
  const [one, other] = [of(before, localPresence)[0], of(after, localPresence)[0]];
  expect((other?.range.start.line ?? 0) - (one?.range.start.line ?? 0)).toBe(6);
  expect(session.under(uri, other as Diagnostic)).toContain('within the borough');
});

test.each([
  ['LF', (text: string) => text],
  ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\uFEFF${text}`],
  [
    'astral characters before it on its line',
    (text: string) => text.replace('Bidders must', '🏛️𝒜 *é* &amp; Bidders must'),
  ],
])('places are exact: %s', async (_, change) => {
  const uri = nextUri();
  const published = await session.open(uri, change(tender(flagged(localPresence), flagged(weights))));
  const [finding] = of(published, localPresence);
  expect(session.under(uri, finding as Diagnostic)).toContain('depot within the borough');
  const later = await session.replace(uri, 'depot', 'large 🏗️ depot');
  expect(session.under(uri, of(later, localPresence)[0] as Diagnostic)).toContain('within the borough');
});

test('a burst of edits ends in the findings of the last version, and no version comes after a later one', async () => {
  const uri = nextUri();
  await session.open(uri, tender(flagged(localPresence)));
  const from = session.published.length;
  const typed = ' and the Supplier shall use Bosch boilers only, and no others, in every building';
  const start = session.at(uri, 'tender.', 'tender'.length);
  const lastOne = session.diagnostics(uri, typed.length + 1);
  // Not one by one: they are to arrive faster than they are checked.
  await Promise.all(
    [...typed].map((character, i) => {
      const position = { line: start.line, character: start.character + i };
      return session.change(uri, { range: { start: position, end: position }, text: character });
    }),
  );
  const last = await lastOne;
  expect(last.version).toBe(typed.length + 1);
  const versions = session.published
    .slice(from)
    .filter((params) => params.uri === uri)
    .map(({ version }) => version ?? 0);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  // Edits that were waiting together are checked together.
  expect(versions.length).toBeLessThan(typed.length);
  // The same text opened afresh has the same findings.
  const fresh = nextUri();
  expect(withoutUri(await session.open(fresh, session.text(uri)))).toBe(withoutUri(last));
});

test('random edits end in the findings of the text opened afresh', async () => {
  const uri = nextUri();
  const pieces = [
    flagged(localPresence),
    flagged(brand),
    flagged(weights),
    '\n\n',
    '- ',
    '# ',
    '```\n',
    'x',
    '> ',
  ];
  await session.open(uri, tender(...pieces.slice(0, 3)));
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  let version = 1;
  for (let i = 0; i < 60; i++) {
    const document = session.document(uri);
    const start = random(document.getText().length + 1);
    const end = start + random(30);
    version = await session.change(uri, {
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      text: pieces[random(pieces.length)] ?? '',
    });
  }
  const last = await session.replace(uri, session.text(uri).slice(0, 1), session.text(uri).slice(0, 1));
  expect(last.version).toBe(version + 1);
  const fresh = nextUri();
  expect(withoutUri(await session.open(fresh, session.text(uri)))).toBe(withoutUri(last));
});

test('too many findings are cut to the most severe, with a word about the rest', async () => {
  const uri = nextUri();
  const limited = await Session.start({ settings: { maxFindings: 3 } });
  const published = await limited.open(
    uri,
    tender(flagged(brand), ...Array.from({ length: 6 }, () => flagged(localPresence))),
  );
  expect(published.diagnostics).toHaveLength(4);
  expect(published.diagnostics.slice(0, 3).map(({ severity }) => severity)).toEqual([1, 1, 1]);
  expect(published.diagnostics[3]).toMatchObject({ code: 'findings-not-shown', severity: 3 });
  await limited.stop();
});

test('closing a document takes its findings away', async () => {
  const uri = nextUri();
  await session.open(uri, tender(flagged(localPresence)));
  const cleared = session.diagnostics(uri);
  await session.close(uri);
  expect((await cleared).diagnostics).toEqual([]);
});
