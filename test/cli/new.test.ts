// `tenderlint new` and `tenderlint profile`, as commands of the installed program.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type Program } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

const facts = [
  ...['--jurisdiction', 'england', '--authority', 'local', '--contract', 'services'],
  ...[
    '--value',
    '£6.2m',
    '--vat',
    'included',
    '--started',
    '2026-12-01',
    '--years',
    '5',
    '--procedure',
    'open',
  ],
];
const inFolder = (...path: readonly string[]) => join(program.work, ...path);

describe('new', () => {
  test('writes a pack without errors, and says what to do next', async () => {
    const made = await program.run([
      'new',
      'grounds',
      ...facts,
      '--title',
      'Grounds maintenance',
      '--buyer',
      'Merrowdale Council',
    ]);
    expect(made.stderr).toBe('');
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('A new pack stands in grounds: Services, over £5 million.');
    expect(made.stdout).toContain('The law that governs: Procurement Act 2023.');
    expect(made.stdout).toContain('tenderlint check grounds');
    expect(readdirSync(inFolder('grounds')).sort()).toEqual([
      'conditions-of-contract.md',
      'equality-statement.md',
      'invitation-to-tender.md',
      'kpi-schedule.md',
      'monitoring-return.md',
      'notice.md',
      'pricing-schedule.md',
      'specification.md',
      'tenderlint.yml',
    ]);
    expect(readFileSync(inFolder('grounds', 'notice.md'), 'utf8')).toContain(
      '# Tender notice: Grounds maintenance\n',
    );
    const checked = await program.run(['check', 'grounds', '--fail-on', 'warning', '--format', 'json']);
    expect(checked.code).toBe(0);
    const { packs } = JSON.parse(checked.stdout) as {
      readonly packs: readonly {
        readonly regime: string;
        readonly findings: readonly { readonly rule: string; readonly severity: string }[];
      }[];
    };
    expect(packs.map(({ regime }) => regime)).toEqual(['procurement-act-2023']);
    // Blanks are hints in a draft.
    expect(packs[0]?.findings.some(({ rule, severity }) => rule === 'DQ-BLANK' && severity === 'hint')).toBe(
      true,
    );
  });

  test('never writes over a file', async () => {
    program.write('taken/specification.md', '# Mine\n');
    const made = await program.run(['new', 'taken', ...facts]);
    expect(made.code).toBe(2);
    expect(made.stderr).toContain(
      'there is a specification.md in that folder already, and it stays as it is',
    );
    expect(readFileSync(inFolder('taken', 'specification.md'), 'utf8')).toBe('# Mine\n');
    expect(existsSync(inFolder('taken', 'tenderlint.yml'))).toBe(false);
  });

  test('names the facts that it lacks', async () => {
    const made = await program.run(['new', 'lacking', '--jurisdiction', 'wales', '--value', '50000']);
    expect(made.code).toBe(2);
    expect(made.stderr).toContain(
      'new still has to know authority, contract and vat: give --authority --contract --vat.',
    );
    expect(existsSync(inFolder('lacking'))).toBe(false);
  });

  test('takes the template that is named, and a small contract asks for less', async () => {
    const small = facts.map((one) => (one === '£6.2m' ? '60000' : one));
    const made = await program.run(['new', 'small', ...small, '--template', 'ict']);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain(
      'Information and communications technology, small contract, under £100,000',
    );
    expect(existsSync(inFolder('small', 'kpi-schedule.md'))).toBe(false);
    expect(readFileSync(inFolder('small', 'conditions-of-contract.md'), 'utf8').length).toBeLessThan(
      readFileSync(inFolder('grounds', 'conditions-of-contract.md'), 'utf8').length / 2,
    );
    const unknown = await program.run(['new', 'other', ...facts, '--template', 'icd']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('There is no template “icd”. Did you mean ict?');
  });

  test('lists the templates', async () => {
    const { code, stdout } = await program.run(['new', '--list']);
    expect(code).toBe(0);
    for (const id of [
      'services',
      'works',
      'goods',
      'care',
      'facilities',
      'ict',
      'transport',
      'long-partnership',
    ])
      expect(stdout).toMatch(new RegExp(`^${id} `, 'm'));
    const works = await program.run(['new', '--list', '--contract', 'works']);
    expect(works.stdout).toMatch(/^works /);
  });
});

describe('profile', () => {
  test('shows the facts in plain words and the law they lead to', async () => {
    const { code, stdout } = await program.run(['profile', 'grounds']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}Who buys\? +A council or combined authority +authority$/m);
    expect(stdout).toContain('The law that governs: Procurement Act 2023\n');
    expect(stdout).toContain('at or above £207,720 with VAT');
  });

  test('changes them in tenderlint.yml only when asked to, and leaves the rest of it alone', async () => {
    const path = inFolder('grounds', 'tenderlint.yml');
    const before = readFileSync(path, 'utf8').replace(
      '  value: 6200000\n',
      '  value: 6200000   # from the business case\n',
    );
    writeFileSync(path, before);
    const asked = await program.run(['profile', 'grounds', '--set', 'value=90k']);
    expect(asked.stdout).toContain('not written');
    expect(asked.stdout).toContain(
      'The law that governs: Part 6 of the Procurement Act 2023 (below threshold)',
    );
    expect(readFileSync(path, 'utf8')).toBe(before);
    const written = await program.run([
      'profile',
      'grounds',
      '--set',
      'value=90k',
      '--set',
      'years=',
      '--write',
    ]);
    expect(written.code).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(
      before.replace('value: 6200000 ', 'value: 90000 ').replace('  years: 5\n', ''),
    );
  });

  test('changes them in front matter where a document keeps them there', async () => {
    program.write(
      'lone/itt.md',
      '---\nname: mine\ntender:\n  jurisdiction: wales # for now\n---\n\n# Invitation\n',
    );
    const written = await program.run([
      'profile',
      'lone/itt.md',
      '--set',
      'jurisdiction=scotland',
      '--set',
      'authority=local',
      '--write',
    ]);
    expect(written.code).toBe(0);
    expect(readFileSync(inFolder('lone', 'itt.md'), 'utf8')).toBe(
      '---\nname: mine\ntender:\n  jurisdiction: scotland # for now\n  authority: local\n---\n\n# Invitation\n',
    );
  });

  test('says what cannot be read', async () => {
    const { code, stderr } = await program.run(['profile', 'grounds', '--set', 'vat=perhaps']);
    expect(code).toBe(2);
    expect(stderr).toContain('vat');
  });
});
