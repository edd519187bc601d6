// `tenderlint clauses` with filters, `tenderlint library validate|docs`, and the worked example of an organisation's own library.

import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type Program, root } from './program.ts';

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
  cpSync(join(root, 'examples/own-library'), join(program.work, 'own'), { recursive: true });
});
afterAll(() => program.remove());

const clauseFile = 'own/our-clauses/clauses/green-space/MER-01.md';
const written = readFileSync(
  join(root, 'examples', 'own-library', 'our-clauses/clauses/green-space/MER-01.md'),
  'utf8',
);

describe('clauses', () => {
  const ids = async (...args: readonly string[]): Promise<readonly string[]> => {
    const { stdout, code } = await program.run(['clauses', ...args, '--format', 'json']);
    expect(code).toBe(0);
    return (JSON.parse(stdout) as { clauses: { id: string }[] }).clauses.map(({ id }) => id);
  };

  test('are filtered by theme, nation and words', async () => {
    const all = await ids();
    expect(all.length).toBeGreaterThan(110);
    expect((await ids('--theme', 'employment')).every((id) => id.startsWith('TRT-'))).toBe(true);
    const found = await ids('--search', 'person-weeks', '--jurisdiction', 'ireland');
    expect(found).toContain('TRT-01');
    expect(found.length).toBeLessThan(20);
    expect(await ids('--search', 'no such words at all')).toEqual([]);
  });

  test('a theme that is not there is answered with those that are', async () => {
    const { stderr, code } = await program.run(['clauses', '--theme', 'employmnt']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean employment?');
  });
});

describe("an organisation's own library", () => {
  const at = { cwd: '' };
  beforeAll(() => {
    at.cwd = join(program.work, 'own');
  });

  test('is in the lists and explanations where a tenderlint.yml names it, and where --library does', async () => {
    const here = await program.run(['clauses', '--search', 'friends'], at);
    expect(here.stdout).toContain('(Merrowdale Council clauses)');
    const named = await program.run(['clauses', '--search', 'friends', '--library', 'own/our-clauses']);
    expect(named.stdout).toBe(here.stdout);
    expect((await program.run(['clauses', '--search', 'friends groups hear'])).stdout).toBe('');
    const listed = await program.run(['clauses', '--format', 'json'], at);
    const { clauses } = JSON.parse(listed.stdout) as { clauses: { id: string; from?: string }[] };
    expect(clauses.filter(({ from }) => from !== undefined).map(({ id }) => id)).toEqual([
      'FWK-01',
      'MER-01',
    ]);
    expect(clauses.map(({ id }) => id)).not.toContain('DON-01');
  });

  test('is explained, and what it switches off is said to be', async () => {
    const explained = await program.run(['explain', 'MER-01'], at);
    expect(explained).toMatchObject({ code: 0, stderr: '' });
    expect(explained.stdout).toContain('This comes from Merrowdale Council clauses.');
    const off = await program.run(['explain', 'don-01'], at);
    expect(off).toMatchObject({ code: 2, stdout: '' });
    expect(off.stderr).toContain(
      "DON-01 is switched off by the organisation's library: The council takes no money",
    );
    expect((await program.run(['explain', 'DON-01'])).code).toBe(0);
  });

  test('starts from the file of a clause of ours', async () => {
    const shown = await program.run(['explain', 'FWK-01', '--format', 'source']);
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    program.write(
      'started/library.yml',
      'name: Started\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n',
    );
    program.write('started/clauses/fair-work/FWK-01.md', shown.stdout);
    const { stdout } = await program.run(['library', 'validate', 'started']);
    expect(stdout).toContain('1 clause, 0 rules, 0 criteria, 0 switched off.\nEverything is sound.\n');
    const rule = await program.run(['explain', 'R06', '--format', 'source']);
    expect(rule).toMatchObject({ code: 2, stdout: '' });
    expect(rule.stderr).toContain('--format source is for clauses');
  });

  test('has its rules and criteria in the lists', async () => {
    const copy = readFileSync(join(root, 'clause-library/criteria/benefit-area-defined.yml'), 'utf8');
    program.write(
      'own/our-clauses/criteria/our-fair-work.yml',
      copy.replace(/^(id|aliases):.*\n/gm, '').replace(/^ +alias:.*\n/gm, ''),
    );
    const rules = await program.run(['rules', '--format', 'json'], at);
    expect(JSON.parse(rules.stdout)).toMatchObject({
      library: expect.stringContaining('merrowdale-council-clauses'),
    });
    const { stdout } = await program.run(['criteria'], at);
    rmSync(join(program.work, 'own/our-clauses/criteria'), { recursive: true });
    expect(stdout).toMatch(/^our-fair-work .*\(Merrowdale Council clauses\)$/m);
  });

  test('that cannot be read is told, and what it holds with mistakes as well', async () => {
    const none = await program.run(['rules', '--library', 'own']);
    expect(none).toMatchObject({ code: 2, stdout: '' });
    expect(none.stderr).toContain('there is one in the folder our-clauses inside it');
    program.write(clauseFile, written.replace('status: live', 'status: lve'));
    const wrong = await program.run(['clauses'], at);
    program.write(clauseFile, written);
    expect(wrong.code).toBe(0);
    expect(wrong.stderr).toContain('A mistake in the libraries may leave files out');
    expect(wrong.stdout).not.toContain('MER-01');
  });
});

describe('library validate', () => {
  test('says that the example is sound', async () => {
    const { stdout, code } = await program.run(['library', 'validate', 'own/our-clauses']);
    expect(code).toBe(0);
    expect(stdout).toBe(
      'Merrowdale Council clauses 1.2.0: 3 files, 2 clauses, 0 rules, 0 criteria, 1 switched off.\nEverything is sound.\n',
    );
    // The README shows it.
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(
      `our-clauses -->\n\`\`\`text\n${stdout}\`\`\``,
    );
  });

  test('names file, line, what was found and the remedy of each mistake', async () => {
    program.write(clauseFile, written.replace('status: live', 'status: lve'));
    const shape = await program.run(['library', 'validate', 'own/our-clauses']);
    program.write(clauseFile, written.replace('{{days}} days before', '{{dyas}} days before'));
    const slots = await program.run(['library', 'validate', 'own/our-clauses', '--format', 'json']);
    program.write(clauseFile, written);
    expect(shape.code).toBe(1);
    expect(shape.stdout).toContain(
      'own/our-clauses/clauses/green-space/MER-01.md:5:9 error: "lve" is not a value of status. Did you mean "live"?',
    );
    expect(shape.stdout).toContain('1 clause,');
    expect(slots.code).toBe(1);
    expect(JSON.parse(slots.stdout)).toMatchObject({
      problems: [
        {
          severity: 'error',
          path: 'clauses/green-space/MER-01.md',
          message: expect.stringContaining('{{days}}'),
        },
        {},
      ],
    });
  });

  test('runs the examples of rules, criteria and concepts, each as a test', async () => {
    const guide = readFileSync(join(root, 'docs', 'authoring.md'), 'utf8');
    const shown = [
      ...guide.matchAll(/^`(?:clause-library|our-library)\/([^`]+)`\n\n```\w+\n([\s\S]*?)^```$/gm),
    ];
    const texts = new Map(shown.map(([, path = '', text = '']) => [path, text]));
    const writeAll = (change: (path: string, text: string) => string): void => {
      for (const [path, text] of texts)
        if (/^(?:rules|criteria|concepts)\//.test(path)) program.write(`ruled/${path}`, change(path, text));
    };
    program.write(
      'ruled/library.yml',
      'name: Ruled\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n',
    );
    writeAll((_, text) => text);
    const sound = await program.run(['library', 'validate', 'ruled']);
    expect(sound.stdout).toMatch(
      /, 2 rules, 1 criterion, 0 switched off\. \d+ examples run\.\nEverything is sound\.\n$/,
    );

    const swapped: Readonly<Record<string, readonly [string | RegExp, string]>> = {
      'rules/charter-signed-at-bid.yml': [
        /flags:\n(.*\n.*\n.*\n) {2}lawful:\n/,
        'flags:\n    - text: The Supplier shall keep the streets clean.\n  lawful:\n$1',
      ],
      'criteria/benefits-contact-named.yml': [
        /meets:\n/,
        'meets:\n    - The Supplier shall keep the streets clean.\n',
      ],
      'concepts/charter.yml': ['matches: [', 'matches: [the dog on the street, '],
    };
    writeAll((path, text) => {
      const [from, to] = swapped[path] ?? [text, text];
      return text.replace(from, to);
    });
    const { stdout, code } = await program.run(['library', 'validate', 'ruled']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^ruled\/concepts\/charter\.yml:\d+:\d+ error: The concept is not found in “the dog on the street”\. Add an expression/m,
    );
    expect(stdout).toMatch(
      /^ruled\/criteria\/benefits-contact-named\.yml:\d+:\d+ error: The criterion is missing here, and should be met: /m,
    );
    const rule = (said: string) =>
      new RegExp(`^ruled/rules/charter-signed-at-bid\\.yml:\\d+:\\d+ error: ${said}`, 'm');
    expect(stdout).toMatch(rule('The rule does not flag this example, read as part of a services contract'));
    expect(stdout).toMatch(
      rule('The rule flags “.*signed the Council.*” in this example, which is said to be lawful'),
    );
  });

  test('prints what stands in a library, and lets none of it drive the terminal', async () => {
    const driver = String.fromCharCode(27);
    const card = readFileSync(join(root, 'examples/own-library/our-clauses/library.yml'), 'utf8');
    program.write('escapes/library.yml', card.replace(/name: .*/, 'name: "Red \\e[31m\\e]0;title\\a"'));
    program.write(
      'escapes/clauses/green-space/MER-01.md',
      written.replace('status: live', 'status: "\\e[2J"'),
    );
    program.write(
      'escapes/clauses/green-space/MER-02.md',
      written.replace(/title: .*/, 'title: "A \\e[2J title"'),
    );
    const validated = await program.run(['library', 'validate', 'escapes']);
    const listed = await program.run(['clauses', '--library', 'escapes', '--theme', 'green-space']);
    expect(validated.stdout).toContain('Red ␛[31m');
    expect(listed.stdout).toContain('A ␛[2J title');
    for (const { stdout, stderr } of [validated, listed]) expect(stdout + stderr).not.toContain(driver);
  });

  test('shows in the guide what it prints', async () => {
    const fairWork = 'guide/our-clauses/clauses/fair-work/FWK-01.md';
    cpSync(join(root, 'examples/own-library'), join(program.work, 'guide'), { recursive: true });
    const own = readFileSync(join(program.work, fairWork), 'utf8');
    program.write(fairWork, own.replace('{{notice-of-shifts}}', '{{notice-of-shift}}'));
    program.write(clauseFile.replace('own/', 'guide/'), written.replace('status: live', 'status: lve'));
    const { stdout } = await program.run(['library', 'validate', 'our-clauses'], {
      cwd: join(program.work, 'guide'),
    });
    const guide = readFileSync(join(root, 'docs', 'your-own-library.md'), 'utf8');
    expect(guide).toContain(
      `<!-- output of: tenderlint library validate our-clauses -->\n\`\`\`text\n${stdout}\`\`\``,
    );
  });

  test('a folder without a library, or none, is exit code 2', async () => {
    program.write('empty/notes.md', 'Nothing.');
    program.write('misnamed/Library.yaml', '');
    // Nothing beneath a folder without a card is looked at: neither how much there is, nor where its links lead.
    for (let count = 0; count < 40; count++) program.write(`home/deep/er/${count}.md`, '');
    for (const [args, said] of [
      [['library', 'validate', 'empty'], 'There is no library.yml in empty'],
      [['library', 'validate', 'nowhere'], 'There is no folder nowhere'],
      [
        ['library', 'validate', 'home'],
        'Name the folder that holds it, or write one as docs/your-own-library.md',
      ],
      [['library', 'validate', 'own'], 'there is one in the folder our-clauses inside it. Name that'],
      [['library', 'validate', 'misnamed'], 'the file Library.yaml must be called library.yml'],
      [['library', 'valdate'], 'Did you mean validate?'],
      [['library'], 'validate or docs'],
    ] as const) {
      const { stderr, code } = await program.run(args);
      expect(code).toBe(2);
      expect(stderr).toContain(said);
    }
  });
});

describe('library docs', () => {
  test('of a library of its own hold every clause, its law found in ours, and what is off', async () => {
    const { stdout, code } = await program.run(['library', 'docs', 'own/our-clauses']);
    expect(code).toBe(0);
    expect(stdout).toContain('# Merrowdale Council clauses');
    expect(stdout).toContain('### MER-01: Friends groups hear of works before they start');
    expect(stdout).toContain('Local Government Act 1988, s.17(5)(a)');
    expect(stdout).toContain('- `DON-01`: The council takes no money');
  });

  test('as a page need nothing beside it, and raw HTML of a library is text', async () => {
    program.write(
      clauseFile,
      written.replace('at a site start', 'at a <img src=x onerror=alert(1)> site start'),
    );
    const { code } = await program.run([
      'library',
      'docs',
      'own/our-clauses',
      '-f',
      'html',
      '-o',
      'out.html',
    ]);
    program.write(clauseFile, written);
    expect(code).toBe(0);
    const page = readFileSync(join(program.work, 'out.html'), 'utf8');
    expect(page).toContain("default-src 'none'");
    expect(page).toContain('<article id="mer-01">');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img');
    expect(page).not.toMatch(/<script|<[^>]+ src=|@import/);
  });

  test('of the library that comes with the tool have each clause once, and one theme where that is asked', async () => {
    const whole = await program.run(['library', 'docs']);
    expect(whole.stdout.match(/^### [A-Z]{3}-\d\d: /gm)?.length).toBeGreaterThan(110);
    const part = await program.run(['library', 'docs', '--theme', 'volunteering']);
    expect(part.stdout.match(/^### [A-Z]{3}-\d\d: /gm)).toEqual(['### VOL-01: ', '### VOL-02: ']);
  });
});

describe('the example of an own library', () => {
  interface Found {
    readonly rule: string;
    readonly severity: string;
    readonly path: string;
  }
  const check = async (): Promise<{
    readonly documents: readonly string[];
    readonly findings: readonly Found[];
  }> => {
    const { stdout } = await program.run(['check', 'own', '--format', 'json']);
    const packs = (JSON.parse(stdout) as { packs: { documents: string[]; findings: Found[] }[] }).packs;
    expect(packs).toHaveLength(1);
    return packs[0] as (typeof packs)[number];
  };

  test('is one pack: files of the library are no tender documents', async () => {
    expect((await check()).documents).toEqual(['own/specification.md', 'own/conditions-of-contract.md']);
    const { stdout, stderr } = await program.run(['check', clauseFile, '--format', 'json']);
    expect(`${stdout}${stderr}`).toContain('belongs to a clause library');
  });

  test('has no error, knows its clauses as they stand, and one check is information', async () => {
    const { findings } = await check();
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings.filter(({ rule }) => rule.startsWith('LIB-'))).toEqual([]);
    expect(findings.find(({ rule }) => rule === 'DQ-PRECEDENCE')).toMatchObject({ severity: 'information' });
  });

  test('says so when its own clause was changed, or has a newer version', async () => {
    const path = 'own/conditions-of-contract.md';
    const text = readFileSync(join(program.work, path), 'utf8');
    program.write(
      path,
      text.replace('must pay for a shift that it cancels later than that', 'may pay for a shift'),
    );
    const changed = (await check()).findings.map(({ rule }) => rule);
    program.write(path, text);
    expect(changed).toContain('LIB-CHANGED');
    program.write(
      'own/our-clauses/clauses/fair-work/FWK-01.md',
      readFileSync(join(root, 'examples', 'own-library', 'our-clauses/clauses/fair-work/FWK-01.md'), 'utf8')
        .replace('version: 2.0.0', 'version: 2.1.0')
        .replace('whom Contract Workers can turn to', 'whom each Contract Worker can turn to in confidence'),
    );
    expect((await check()).findings.map(({ rule }) => rule)).toContain('LIB-OUTDATED');
  });
});
