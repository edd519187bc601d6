// `tenderlint outline`: text and JSON.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Program } from './program.ts';

let program: Program;
let folder: string;
beforeAll(async () => {
  program = await buildProgram();
  folder = mkdtempSync(join(tmpdir(), 'tenderlint-outline-'));
  writeFileSync(
    join(folder, 'contract.md'),
    '## 1 Definitions\n\n1.1 “Services” means cleaning.\n\n## 2 Price\n\n2.1 See clause 1.1, clause 2.9 and section 4 of the Companies Act 2006.\n\n## 3 Term\n\n3.1 The Services end.\n\n# Schedule 1: Prices\n\nPounds.\n',
  );
});
afterAll(() => {
  program.remove();
  rmSync(folder, { recursive: true, force: true });
});

test('prints clauses, definitions, references and attachments', async () => {
  const { stdout, code } = await program.run(['outline', 'contract.md'], { cwd: folder });
  expect(code).toBe(0);
  expect(stdout).toContain('2.1');
  expect(stdout).toContain('Services: cleaning.');
  expect(stdout).toContain('clause 1.1 → clause 1.1, contract.md:3');
  expect(stdout).toMatch(/clause 2\.9 ✗ .*2 goes up to 2\.1/);
  expect(stdout).toMatch(/section 4 ↗ /);
  expect(stdout).toContain('Schedule 1: Prices (contract.md:13)');
});

test('says what a name in brackets is given to', async () => {
  writeFileSync(
    join(folder, 'parties.md'),
    '1.1 Merrowdale Council (the “Authority”) invites tenders. A firm that tenders (a “Tenderer”) keeps its offer open.\n',
  );
  const { stdout } = await program.run(['outline', 'parties.md'], { cwd: folder });
  expect(stdout).toMatch(/ Authority: Merrowdale Council\n/);
  expect(stdout).toMatch(/ Tenderer: A firm that tenders\n/);
});

test('gives the same as data', async () => {
  const { stdout } = await program.run(['outline', 'contract.md', '--format', 'json'], { cwd: folder });
  const { packs } = JSON.parse(stdout) as {
    readonly packs: readonly {
      readonly documents: readonly {
        readonly references: readonly { readonly outcome: string; readonly line: number }[];
      }[];
    }[];
  };
  expect(packs[0]?.documents[0]?.references.map(({ outcome, line }) => [outcome, line])).toEqual([
    ['found', 7],
    ['missing', 7],
    ['outside', 7],
  ]);
});

test('without a path it says what is wanted', async () => {
  const { stderr, code } = await program.run(['outline'], { cwd: folder });
  expect(code).toBe(2);
  expect(stderr).toContain('outline needs a PATH');
});
