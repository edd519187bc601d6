// The guide for lawyers, step by step as it stands: its card, its tenderlint.yml and its clause make a library that holds in a new pack.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildProgram, type Program, root } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());

test('the files of the guide are a library, and a new pack beneath has its clause', async () => {
  const guide = readFileSync(join(root, 'docs', 'your-own-library.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```(yaml|markdown)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => ({
    kind,
    text,
  }));
  const [card = '', libraries = '', severities = ''] = blocks.flatMap(({ kind, text }) =>
    kind === 'yaml' ? [text] : [],
  );
  const [clause = ''] = blocks.flatMap(({ kind, text }) => (kind === 'markdown' ? [text] : []));
  program.write('tenders/our-clauses/library.yml', card);
  program.write('tenders/tenderlint.yml', libraries + severities);
  program.write('tenders/our-clauses/clauses/green-space/MER-01.md', clause);
  const at = { cwd: join(program.work, 'tenders') };
  const validated = await program.run(['library', 'validate', 'our-clauses'], at);
  expect(validated.stdout).toContain(
    '2 files, 1 clause, 0 rules, 0 criteria, 1 switched off.\nEverything is sound.\n',
  );
  const facts = ['--jurisdiction', 'england', '--authority', 'local', '--contract', 'services'];
  const made = await program.run(
    ['new', 'parks', ...facts, '--value', '1.8m', '--vat', 'included', '--started', '2026-12-01'],
    at,
  );
  expect(made.code).toBe(0);
  const config = await program.run(['config', 'parks'], at);
  expect(config.stdout).toMatch(/^ +libraries +our-clauses +tenderlint\.yml$/m);
  expect(config.stdout).toMatch(/^ +DQ-PRECEDENCE +information +tenderlint\.yml:\d+$/m);
  const inPack = await program.run(['clauses', '--search', 'friends groups hear'], {
    cwd: join(at.cwd, 'parks'),
  });
  expect(inPack.stdout).toMatch(/^MER-01.*\(Merrowdale Council clauses\)$/m);
});
