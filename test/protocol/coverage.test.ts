// The golden thread's code lens and what a pack covers, over the protocol.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver/node';
import type { CoverageAnswer } from '../../server/src/protocol/coverage-answer.ts';
import { tender } from './samples.ts';
import { fullCapabilities, Session } from './session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.start({ capabilities: fullCapabilities });
});
afterAll(() => session.stop());

const uri = 'untitled:thread.md';
const body = `## Award criteria

Price carries 60% of the marks, quality 30% and social value 10%. Social value is scored on the number of apprentices.

## Conditions of contract

The Supplier must recruit at least 3 apprentices by 31 March 2028.
`;

test('a lens says how far the thread of a theme runs and where it goes', async () => {
  await session.open(uri, tender(body));
  const lenses = await session.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const lens = lenses.find((one) => one.command?.title.startsWith('Apprenticeships'));
  expect(lens?.command?.title).toBe('Apprenticeships: 1 criterion, 1 term, no KPI, no monitoring, no remedy');
  expect(lens?.command?.command).toBe('tenderlint.showThread');
  const [where, , locations] = lens?.command?.arguments ?? [];
  expect(where).toBe(uri);
  // The criterion and the term at least; a criterion may be spoken of in more than one place.
  expect(locations.length).toBeGreaterThanOrEqual(2);
  for (const one of locations as readonly { readonly uri: string }[]) expect(one.uri).toBe(uri);
});

test('coverage is plain data, with the body of a page and the URIs of its places', async () => {
  const answer = await session.request<CoverageAnswer>('tenderlint/coverage', { uri });
  expect(answer.coverage.socialValue).toMatchObject({ kind: 'known', percent: 10 });
  expect(answer.coverage.commitments.map((row) => `${row.quantity} ${row.unit}`)).toEqual(['3 apprentices']);
  expect(Object.values(answer.uris)).toContain(uri);
  for (const [, path] of answer.body.matchAll(/data-path="([^"]+)"/g))
    expect(Object.keys(answer.uris)).toContain(path);
  expect(answer.body).not.toMatch(/<script/i);
});

test('a document that is not open has no coverage and no lenses', async () => {
  expect(await session.request('tenderlint/coverage', { uri: 'untitled:none.md' })).toBeNull();
  expect(
    await session.request('textDocument/codeLens', { textDocument: { uri: 'untitled:none.md' } }),
  ).toEqual([]);
});
