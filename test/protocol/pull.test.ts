// Pulled diagnostics: full or unchanged by result id, never of an older text, with the pack's other open documents.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver/node';
import { flagged, frontMatter, localPresence, tender } from './samples.ts';
import { fullCapabilities, pullCapabilities, Session } from './session.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
async function start(options: Parameters<typeof Session.start>[0]): Promise<Session> {
  const session = await Session.start(options);
  ends.push(() => session.stop());
  return session;
}
const pull = (session: Session, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  session.request('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId !== undefined && { previousResultId }),
  });
const items = (report: DocumentDiagnosticReport): readonly Diagnostic[] =>
  report.kind === 'full' ? report.items : [];
const uri = 'file:///nowhere/tender.md';

test('a client that pulls is answered and not pushed to', async () => {
  const session = await start({ capabilities: pullCapabilities });
  expect(session.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
  await session.openQuietly(uri, tender(flagged(localPresence)));
  const report = await pull(session, uri);
  expect(items(report).map(({ code }) => code)).toContain(localPresence);
  expect(session.published).toEqual([]);
});

test('the same findings are answered as unchanged; a pull right after an edit is of the new text', async () => {
  const session = await start({ capabilities: pullCapabilities });
  await session.openQuietly(uri, tender(flagged(localPresence), 'The end.\n'));
  const first = await pull(session, uri);
  expect(first.kind).toBe('full');
  await session.replaceQuietly(uri, 'The end.', 'The very end.');
  const same = await pull(session, uri, first.resultId);
  expect(same).toMatchObject({ kind: 'unchanged', resultId: first.resultId });
  await session.replaceQuietly(uri, 'Bidders must already operate', 'No bidder needs to have');
  const changed = await pull(session, uri, first.resultId);
  expect(items(changed).map(({ code }) => code)).not.toContain(localPresence);
  expect(changed.resultId).not.toBe(first.resultId);
});

test('the mode can be set, whatever the client can', async () => {
  const pushed = await start({
    capabilities: pullCapabilities,
    initializationOptions: { diagnostics: { mode: 'push' } },
  });
  expect(pushed.initialized.capabilities.diagnosticProvider).toBeUndefined();
  expect((await pushed.open(uri, tender(flagged(localPresence)))).version).toBe(1);
  const pulled = await start({
    capabilities: fullCapabilities,
    initializationOptions: { diagnostics: { mode: 'pull' } },
  });
  expect(pulled.initialized.capabilities.diagnosticProvider).toBeDefined();
});

test('a client without refresh is pushed to', async () => {
  const session = await start({
    capabilities: { ...pullCapabilities, workspace: { ...pullCapabilities.workspace, diagnostics: {} } },
  });
  expect(session.initialized.capabilities.diagnosticProvider).toBeUndefined();
});

test('an edit that changes findings in another open document of the pack brings them along', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-pull-'));
  ends.push(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'tenderlint.yml'), 'documents: [one.md, two.md]\n');
  const one = `${frontMatter()}# Invitation to tender\n\nWords.\n`;
  const two = `# Conditions\n\n${flagged(localPresence)}`;
  writeFileSync(join(folder, 'one.md'), one);
  writeFileSync(join(folder, 'two.md'), two);
  const [uriOne, uriTwo] = ['one.md', 'two.md'].map((name) => pathToFileURL(join(folder, name)).href) as [
    string,
    string,
  ];
  const session = await start({ capabilities: pullCapabilities, folders: [pathToFileURL(folder).href] });
  await session.openQuietly(uriOne, one);
  await session.openQuietly(uriTwo, two);
  await pull(session, uriOne);
  expect(items(await pull(session, uriTwo)).map(({ code }) => code)).toContain(localPresence);
  // In Ireland the rule speaks with another law, or not at all: the other document changes with the profile here.
  await session.replaceQuietly(uriOne, 'jurisdiction: england', 'jurisdiction: scotland');
  const report = await pull(session, uriOne);
  const related = report.relatedDocuments?.[uriTwo];
  expect(related?.kind).toBe('full');
  expect(await pull(session, uriTwo, related?.resultId)).toMatchObject({ kind: 'unchanged' });
});

test('a document that is not open has no findings', async () => {
  const session = await start({ capabilities: pullCapabilities });
  expect(await pull(session, 'file:///nowhere/else.md')).toEqual({ kind: 'full', items: [] });
});

test('in a large document the drafting checks wait for a pause, and then the client is asked to pull again', async () => {
  const session = await start({ capabilities: pullCapabilities });
  const filler =
    'The Supplier shall keep the records of the service for the term of the contract.\n\n'.repeat(900);
  await session.openQuietly(uri, tender('The Supplier shall keep to the plan.\n\n', filler));
  const first = await pull(session, uri);
  const codes = (report: DocumentDiagnosticReport) => items(report).map(({ code }) => code);
  expect(codes(first)).not.toContain('DQ-NUM-WORDS');
  const asked = session.refreshes;
  await session.replaceQuietly(uri, 'keep to the plan', 'give thirty (20) days of notice');
  const atOnce = await pull(session, uri);
  expect(codes(atOnce)).not.toContain('DQ-NUM-WORDS');
  await expect
    .poll(async () => codes(await pull(session, uri)), { timeout: 10_000 })
    .toContain('DQ-NUM-WORDS');
  expect(session.refreshes).toBeGreaterThan(asked);
});
