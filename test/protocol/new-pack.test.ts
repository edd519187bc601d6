// New packs and the profile over the wire: questions with present answers, the edit that writes them, a whole pack as one edit.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplyWorkspaceEditParams } from 'vscode-languageserver/node';
import type {
  NewPackAnswer,
  PackTemplate,
  ProfileQuestionsAnswer,
  ReadAnswer,
  SetProfileAnswer,
} from '../../server/src/protocol/extensions.ts';
import { fullCapabilities, Session } from './session.ts';

let session: Session;
const folder = mkdtempSync(join(tmpdir(), 'tenderlint-new-pack-'));
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const configuration =
  '# Ours\nprofile:\n  jurisdiction: wales # to be checked\n  authority: local\ndocuments: [itt.md]\n';
const facts = {
  jurisdiction: 'england',
  authority: 'local',
  contract: 'services',
  value: 6200000,
  vat: 'included',
  started: '2026-12-01',
};

beforeAll(async () => {
  writeFileSync(join(folder, 'tenderlint.yml'), configuration);
  writeFileSync(join(folder, 'itt.md'), '# Invitation to tender\n');
  session = await Session.start({
    folders: [pathToFileURL(folder).href],
    capabilities: {
      ...fullCapabilities,
      workspace: {
        ...fullCapabilities.workspace,
        workspaceEdit: { documentChanges: true, resourceOperations: ['create'] },
      },
    },
  });
  await session.open(uriOf('itt.md'), readFileSync(join(folder, 'itt.md'), 'utf8'));
});
afterAll(async () => {
  expect(session.log.filter((line) => line.includes('Something went wrong'))).toEqual([]);
  await session.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('the questions hold the present answers, and the law follows from what is answered', async () => {
  const now = await session.request<ProfileQuestionsAnswer>('tenderlint/profileQuestions', {
    uri: uriOf('itt.md'),
  });
  expect(now.questions.map(({ key, answer }) => [key, answer]).slice(0, 3)).toEqual([
    ['jurisdiction', 'Wales'],
    ['authority', 'A council or combined authority'],
    ['contract', ''],
  ]);
  expect(now.law).toMatchObject({ title: null, missing: expect.arrayContaining(['value']) });
  const then = await session.request<ProfileQuestionsAnswer>('tenderlint/profileQuestions', {
    uri: uriOf('itt.md'),
    facts: {
      contract: 'services',
      'light-touch': true,
      value: 700000,
      vat: 'included',
      started: '2026-12-01',
    },
  });
  expect(then.questions.find(({ key }) => key === 'contract')?.answer).toBe(
    'Care, health, education or similar services',
  );
  expect(then.law.title).toBe('Procurement Act 2023');
  expect(then.law.because.join(' ')).toContain('at or above');
});

test('typed answers are read as people write them', async () => {
  const read = (key: string, text: string) =>
    session.request<ReadAnswer>('tenderlint/readAnswer', { key, text });
  expect(await read('value', '£6.2m')).toEqual({ sets: { value: 6200000 } });
  expect(await read('started', '1 September 2026')).toEqual({ sets: { started: '2026-09-01' } });
  expect((await read('started', 'soon')).error).toContain('2026-09-01');
});

test('answers are written into tenderlint.yml, and nothing else in it changes', async () => {
  const answer = await session.request<SetProfileAnswer>('tenderlint/setProfile', {
    uri: uriOf('itt.md'),
    facts: { ...facts, 'light-touch': null },
  });
  expect(answer.law.title).toBe('Procurement Act 2023');
  expect(answer.home).toBe('tenderlint.yml');
  const change = answer.edit.documentChanges?.[0];
  if (change === undefined || !('edits' in change)) throw new Error('no edit');
  expect(change.textDocument.uri).toBe(uriOf('tenderlint.yml'));
  const lines = configuration.split('\n');
  const offset = ({ line, character }: { readonly line: number; readonly character: number }) =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  const after = [...change.edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (text, one) =>
        text.slice(0, offset(one.range.start)) +
        ('newText' in one ? one.newText : '') +
        text.slice(offset(one.range.end)),
      configuration,
    );
  expect(after).toBe(
    '# Ours\nprofile:\n  jurisdiction: england # to be checked\n  authority: local\n  contract: services\n  value: 6200000\n  vat: included\n  started: 2026-12-01\ndocuments: [itt.md]\n',
  );
});

test('a new pack is one edit that makes its files and writes over none', async () => {
  const templates = await session.request<readonly PackTemplate[]>('tenderlint/packTemplates', { facts });
  expect(templates[0]).toMatchObject({ id: 'services', band: 'over £5 million' });
  const pack = await session.request<NewPackAnswer>('tenderlint/newPack', {
    folder: uriOf('grounds'),
    facts,
    title: 'Grounds maintenance',
  });
  expect(pack.refused).toBeUndefined();
  expect(pack.files.map(({ uri }) => uri.split('/').at(-1))).toContain('conditions-of-contract.md');
  const made = pack.edit.documentChanges?.filter((one) => 'kind' in one) ?? [];
  expect(made).toHaveLength(pack.files.length);
  expect(made[0]).toEqual({
    kind: 'create',
    uri: uriOf('grounds/tenderlint.yml'),
    options: { overwrite: false, ignoreIfExists: false },
  });
  const lacking = await session.request<NewPackAnswer>('tenderlint/newPack', {
    folder: uriOf('x'),
    facts: {},
  });
  expect(lacking.refused).toContain('Who buys?');
});

test('the command makes it in any editor', async () => {
  const applied: ApplyWorkspaceEditParams[] = [];
  session.connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) => {
    applied.push(params);
    return { applied: true };
  });
  expect(session.initialized.capabilities.executeCommandProvider?.commands).toEqual(
    expect.arrayContaining(['tenderlint.newPack', 'tenderlint.setProfile']),
  );
  const outcome = await session.request<{ readonly applied: boolean }>('workspace/executeCommand', {
    command: 'tenderlint.newPack',
    arguments: [{ folder: uriOf('grounds'), facts }],
  });
  expect(outcome.applied).toBe(true);
  expect(applied[0]?.label).toBe('New tender pack');
  await expect(
    session.request('workspace/executeCommand', {
      command: 'tenderlint.newPack',
      arguments: [{ folder: uriOf('x') }],
    }),
  ).rejects.toThrow(/Who buys/);
  await session.request('workspace/executeCommand', {
    command: 'tenderlint.setProfile',
    arguments: [{ uri: uriOf('itt.md'), facts }],
  });
  expect(applied[1]?.label).toBe('Profile of the tender');
});
