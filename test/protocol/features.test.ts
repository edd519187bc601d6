// What an editor asks for: hover, completion, code actions, outline, and the requests beyond the standard.

import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  MarkupContent,
  TextEdit,
} from 'vscode-languageserver/node';
import type { ClauseEntry, Explained, ProfileAnswer, Status } from '../../server/src/protocol/extensions.ts';
import { brand, flagged, frontMatter, localPresence, tender } from './samples.ts';
import { fullCapabilities, Session } from './session.ts';

let session: Session;
beforeAll(async () => {
  session = await Session.start();
});
afterAll(async () => {
  expect(session.log.filter((line) => line.includes('Something went wrong'))).toEqual([]);
  await session.stop();
});

let documents = 0;
const nextUri = (): string => `file:///nowhere/${++documents}/tender.md`;
const completion = (uri: string, position: unknown, from = session): Promise<CompletionItem[]> =>
  from.request('textDocument/completion', { textDocument: { uri }, position });
const actions = (
  uri: string,
  diagnostic: Diagnostic,
  only?: readonly string[],
  from = session,
): Promise<CodeAction[]> =>
  from.request('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [diagnostic], ...(only && { only }) },
  });
async function finding(uri: string, rule: string, text: string, from = session): Promise<Diagnostic> {
  const published = await from.open(uri, text);
  const found = published.diagnostics.find(({ code }) => code === rule);
  if (found === undefined) throw new Error(`no ${rule} in ${JSON.stringify(published.diagnostics)}`);
  return found;
}

test('hovering over a finding shows the law with a link', async () => {
  const uri = nextUri();
  const found = await finding(uri, localPresence, tender(flagged(localPresence)));
  const hover = await session.request<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: found.range.start,
  });
  const { kind, value } = hover.contents as MarkupContent;
  expect(kind).toBe('markdown');
  expect(value).toMatch(/\[Procurement Act 2023, s\.[^\]]+\]\(https:\/\/www\.legislation\.gov\.uk\/[^)]+\)/);
  expect(value).toContain('law as at 20');
  expect(hover.range).toEqual(found.range);
  expect(
    await session.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 10_000, character: 5 },
    }),
  ).toBeNull();
});

test('hovering over a fact of the profile shows the regime; plain text where that is wanted', async () => {
  const plain = await Session.start({
    capabilities: {
      ...fullCapabilities,
      textDocument: { ...fullCapabilities.textDocument, hover: { contentFormat: ['plaintext'] } },
    },
  });
  const uri = nextUri();
  await plain.open(uri, tender('Words.\n'));
  const hover = await plain.request<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: plain.at(uri, 'jurisdiction', 2),
  });
  const { kind, value } = hover.contents as MarkupContent;
  expect(kind).toBe('plaintext');
  expect(value).toContain('Procurement Act 2023');
  expect(value).not.toContain('**');
  await plain.stop();
});

test('a clause is completed as a snippet with tab stops and documented when resolved', async () => {
  const uri = nextUri();
  await session.open(uri, tender('## Specification\n\n/\n'));
  const offered = await completion(uri, session.at(uri, '/\n', 1));
  const clause = offered.find(({ label }) => label.startsWith('TRT-01'));
  expect(clause).toMatchObject({ insertTextFormat: 2, kind: 15 });
  const edit = clause?.textEdit as TextEdit;
  expect(edit.newText).toMatch(/^<!-- tenderlint:clause TRT-01 \d+\.\d+\.\d+ sha256:[0-9a-f]{12} /);
  expect(edit.newText).toContain(`\${1:`);
  expect(session.under(uri, edit)).toBe('/');
  const resolved = await session.request<CompletionItem>('completionItem/resolve', clause);
  expect((resolved.documentation as MarkupContent).value).toContain('TRT-01');
  // Clauses that belong in the section come first.
  expect(offered.map(({ sortText }) => sortText)).toEqual(
    [...offered.map(({ sortText }) => sortText)].sort(),
  );
});

test('a client without snippets gets the clause as text', async () => {
  const plain = await Session.start({ capabilities: {} });
  const uri = nextUri();
  await plain.open(uri, tender('## Specification\n\n'));
  const offered = await completion(uri, { line: plain.document(uri).lineCount - 1, character: 0 }, plain);
  const clause = offered.find(({ label }) => label.startsWith('TRT-01'));
  expect(clause?.insertTextFormat).toBe(1);
  expect(clause?.textEdit).toMatchObject({ newText: expect.not.stringContaining(`\${`) });
  await plain.stop();
});

test('an inserted clause is known by its marker', async () => {
  const uri = nextUri();
  await session.open(uri, tender('## Specification\n\n/\n'));
  const [clause] = (await completion(uri, session.at(uri, '/\n', 1))).filter(({ label }) =>
    label.startsWith('TRT-01'),
  );
  const edit = clause?.textEdit as TextEdit;
  await session.replace(uri, '/\n', `${edit.newText.replace(/\$\{\d+:([^}]*)\}/g, '$1')}\n`);
  const hover = await session.request<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: session.at(uri, 'tenderlint:clause'),
  });
  expect((hover.contents as MarkupContent).value).toContain('TRT-01');
});

test('values of front matter are completed', async () => {
  const uri = nextUri();
  await session.open(uri, '---\ntender:\n  jurisdiction: \n---\n\n# Title\n');
  const offered = await completion(uri, session.at(uri, 'jurisdiction: ', 'jurisdiction: '.length));
  expect(offered.map(({ label }) => label)).toContain('northern-ireland');
});

test('a quick fix takes its finding away', async () => {
  const uri = nextUri();
  const found = await finding(uri, brand, tender(flagged(brand)));
  const offered = await actions(uri, found, ['quickfix']);
  const fix = offered.find(({ title }) => title.includes('or equivalent'));
  expect(fix?.diagnostics).toEqual([found]);
  expect(fix?.edit).toBeUndefined();
  const resolved = await session.request<CodeAction>('codeAction/resolve', fix);
  const after = session.diagnostics(uri, 2);
  await session.apply(resolved.edit ?? {});
  expect((await after).diagnostics.map(({ code }) => code)).not.toContain(brand);
  expect(session.text(uri)).toContain('or equivalent');
});

test('an action resolved after an edit is refused, not applied to another text', async () => {
  const uri = nextUri();
  const found = await finding(uri, brand, tender('First.\n\n', flagged(brand)));
  const [fix] = await actions(uri, found);
  await session.replace(uri, 'First.', 'At first.');
  await expect(session.request('codeAction/resolve', fix)).rejects.toThrow(/changed/);
});

test('a client that cannot resolve actions or take document changes gets plain edits at once', async () => {
  const plain = await Session.start({ capabilities: {} });
  const uri = nextUri();
  const found = await finding(uri, brand, tender(flagged(brand)), plain);
  const [fix] = await actions(uri, found, ['quickfix'], plain);
  expect(fix?.edit?.changes?.[uri]).toHaveLength(1);
  expect(fix?.data).toBeUndefined();
  await plain.stop();
});

test.each(['block', 'section', 'document'])(
  'a suppression with a reason silences its finding: this %s',
  async (where) => {
    const uri = nextUri();
    const found = await finding(uri, localPresence, tender(flagged(localPresence)));
    const offered = await actions(uri, found, ['quickfix.suppress']);
    const allow = offered.find(
      ({ title }) => title === `Allow ${localPresence} in this ${where}, giving a reason`,
    );
    const resolved = await session.request<CodeAction>('codeAction/resolve', allow);
    expect(JSON.stringify(resolved.edit)).toContain('"kind":"snippet"');
    const after = session.diagnostics(uri, 2);
    await session.apply(resolved.edit ?? {});
    const codes = (await after).diagnostics.map(({ code }) => code);
    expect(codes).not.toContain(localPresence);
    expect(codes).not.toContain('suppression-without-reason');
    expect(codes).not.toContain('unused-suppression');
  },
);

test('a suppression that silences nothing is dimmed, and removed by fix all', async () => {
  const uri = nextUri();
  const text = tender(`<!-- tenderlint-disable-next-block ${localPresence}: agreed -->\nPlain words.\n`);
  const unused = await finding(uri, 'unused-suppression', text);
  expect(unused.tags).toEqual([1]);
  const [fixAll, ...others] = await actions(uri, unused, ['source.fixAll']);
  expect(others).toEqual([]);
  expect(fixAll?.kind).toBe('source.fixAll.tenderlint');
  const resolved = await session.request<CodeAction>('codeAction/resolve', fixAll);
  const after = session.diagnostics(uri, 2);
  await session.apply(resolved.edit ?? {});
  expect((await after).diagnostics.map(({ code }) => code)).not.toContain('unused-suppression');
  expect(await actions(uri, unused, ['refactor'])).toEqual([]);
});

test('missing facts are added to the profile and decide the law', async () => {
  const uri = nextUri();
  const missing = await finding(uri, 'profile-missing', '# Invitation to tender\n\nWords.\n');
  const offered = await actions(uri, missing, ['quickfix.profile']);
  const resolved = await session.request<CodeAction>('codeAction/resolve', offered[0]);
  const after = session.diagnostics(uri, 2);
  await session.apply(resolved.edit ?? {});
  await after;
  expect(session.text(uri)).toMatch(/^---\ntender:\n {2}jurisdiction: england/);
  const profile = await session.request<ProfileAnswer>('tenderlint/profile', { uri });
  expect(profile.profile).toMatchObject({ jurisdiction: 'england' });
});

test('the outline nests sections and paragraphs by clause number', async () => {
  const uri = nextUri();
  await session.open(uri, '# 1. Contract\n\n## 1.1 Payment\n\n1.1.1 The Council shall pay.\n\n# 2. End\n');
  const symbols = await session.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri },
  });
  const names = (list: readonly DocumentSymbol[]): unknown =>
    list.map(({ name, children }) => (children?.length ? [name, names(children)] : name));
  expect(JSON.stringify(names(symbols))).toMatch(
    /^\[\["1\.? Contract",\[\["1\.1 Payment",\["1\.1\.1 The Council shall pay\."\]\]\]\],"2\.? End"\]$/,
  );
  const [first] = symbols;
  expect(first && session.under(uri, { range: first.selectionRange })).toBe('# 1. Contract');
});

test('clauses, explanations and the profile can be asked for', async () => {
  const uri = nextUri();
  await session.open(uri, tender('Words.\n'));
  const clauses = await session.request<ClauseEntry[]>('tenderlint/clauses', {
    textDocument: { uri },
    position: { line: 0, character: 0 },
  });
  expect(clauses.find(({ id }) => id === 'TRT-01')).toMatchObject({
    jurisdictionFits: 'yes',
    theme: 'employment',
  });
  expect(await session.request<ClauseEntry[]>('tenderlint/clauses', { uri })).toHaveLength(clauses.length);
  const explained = await session.request<Explained>('tenderlint/explain', { id: localPresence });
  expect(explained.markdown).toContain('Procurement Act 2023');
  expect(await session.request('tenderlint/explain', { id: 'no such rule' })).toBeNull();
  const profile = await session.request<ProfileAnswer>('tenderlint/profile', { uri });
  expect(profile).toMatchObject({ regime: 'procurement-act-2023', missing: [] });
  expect(profile.origins.jurisdiction).toContain('front matter');
});

test('the status tells the law and counts the findings', async () => {
  const uri = nextUri();
  await session.open(uri, tender(flagged(localPresence)));
  await session.request('tenderlint/profile', { uri });
  await expect
    .poll(
      () =>
        session.notified.findLast(
          ({ method, params }) => method === 'tenderlint/status' && (params as Status).uri === uri,
        )?.params,
    )
    .toMatchObject({ regimeId: 'procurement-act-2023', errors: 1, missing: [] });
});

test('front matter alone is no trouble', async () => {
  const uri = nextUri();
  await session.open(uri, frontMatter());
  expect(await completion(uri, { line: 0, character: 0 })).toEqual([]);
});
