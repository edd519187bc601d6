// `--fix` writes what is safe and nothing else, in the encoding and with the line ends that were there;
// `--fix-suggestions` prints what a person has to judge, as a diff that git takes.

import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyFixes } from '../../server/src/reports/apply-fixes.ts';
import type { CheckResult, ResultFinding } from '../../server/src/reports/result.ts';
import { buildProgram, type Program } from './program.ts';

const head =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n# Conditions of participation\n\n';
const unused = '<!-- tenderlint-disable-next-block local-presence-at-bid: not needed any more -->';
const sentence = 'The Tenderer must have an office in the borough of Élmé at the date of tender.';
const text = `${head}${unused}\n\nThe weather was fine: naïve £5.\n\n${sentence}\n`;
const fixed = text.replace(unused, '');

let program: Program;
beforeAll(async () => {
  program = await buildProgram();
});
afterAll(() => program.remove());
const bytes = (name: string) => readFileSync(join(program.work, name));

function utf16(content: string, order: 'le' | 'be'): Buffer {
  const buffer = Buffer.from(`\ufeff${content}`, 'utf16le');
  return order === 'le' ? buffer : buffer.swap16();
}

describe('--fix', () => {
  test.each([
    ['UTF-8', Buffer.from(text), Buffer.from(fixed)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), Buffer.from(`\ufeff${fixed}`)],
    ['CRLF', Buffer.from(text.replaceAll('\n', '\r\n')), Buffer.from(fixed.replaceAll('\n', '\r\n'))],
    ['UTF-16, little end first', utf16(text, 'le'), utf16(fixed, 'le')],
    ['UTF-16, big end first', utf16(text, 'be'), utf16(fixed, 'be')],
  ])('%s: the safe fix and not a byte more', async (name, before, after) => {
    program.write('fix/a.md', before);
    chmodSync(join(program.work, 'fix/a.md'), 0o640);
    const ran = await program.run(['check', 'fix/a.md', '--fix', '--format', 'json']);
    expect(ran.code, name).toBe(1);
    expect(ran.stderr).toBe('tenderlint: 1 safe fix applied.\n');
    expect(bytes('fix/a.md').equals(after)).toBe(true);
    expect(statSync(join(program.work, 'fix/a.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(program.work, 'fix'))).toEqual(['a.md']);
    const result = JSON.parse(ran.stdout) as CheckResult;
    const rules = result.packs[0]?.findings.map(({ rule }) => rule);
    expect(rules).toContain('local-presence-at-bid');
    expect(rules).not.toContain('unused-suppression');
    // A second run changes nothing.
    expect((await program.run(['check', 'fix/a.md', '--fix', '-q'])).stderr).toContain(
      '0 safe fixes applied',
    );
    expect(bytes('fix/a.md').equals(after)).toBe(true);
  });

  test('a file with bytes of no encoding we know is left alone, exit code 2', async () => {
    const odd = Buffer.concat([Buffer.from(text), Buffer.from([0xe9, 0x0a])]);
    program.write('odd.md', odd);
    const ran = await program.run(['check', 'odd.md', '--fix', '-q']);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('odd.md was not fixed: it holds bytes that are no UTF-8.');
    expect(bytes('odd.md').equals(odd)).toBe(true);
  });

  test('through a link the file itself is fixed', async () => {
    program.write('linked/real.md', text);
    symlinkSync('real.md', join(program.work, 'linked/link.md'));
    await program.run(['check', 'linked/link.md', '--fix']);
    expect(bytes('linked/real.md').toString()).toBe(fixed);
    expect(bytes('linked/link.md').toString()).toBe(fixed);
  });

  test.each(['--fix', '--fix-suggestions', '--since=main'])(
    '%s is not for standard input',
    async (option) => {
      expect(await program.run(['check', '-', option], { input: text })).toMatchObject({
        code: 2,
        stdout: '',
      });
    },
  );
});

test('--fix-suggestions prints a diff that git applies, and writes nothing', async () => {
  program.write('diff/a b.md', fixed.replaceAll('\n', '\r\n'));
  const before = bytes('diff/a b.md');
  const ran = await program.run(['check', 'diff', '--fix-suggestions']);
  expect(ran.code).toBe(1);
  expect(ran.stderr).toMatch(/^tenderlint: \d+ shown, /);
  expect(bytes('diff/a b.md').equals(before)).toBe(true);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: program.work, input: ran.stdout });
  const after = bytes('diff/a b.md').toString();
  expect(after).not.toContain(sentence);
  expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

describe('fixes that meet', () => {
  const finding = (column: number, width: number, replacement: string): ResultFinding => {
    const range = { start: { line: 2, column }, end: { line: 2, column: column + width } };
    return {
      path: 'a.md',
      range,
      source: {
        text: 'one two three',
        start: column - 1,
        end: column - 1 + width,
        more: 0,
        byteColumn: column,
      },
      fixes: [{ title: 'x', kind: 'safe', edits: [{ path: 'a.md', range, text: replacement }] }],
    } as unknown as ResultFinding;
  };
  const apply = (findings: readonly ResultFinding[], content = '\ufefffirst\r\none two three\r\n') =>
    applyFixes(
      findings,
      () => true,
      () => content,
    );

  test('those that touch are both made; of those that overlap the first', () => {
    const { texts, applied, left } = apply([finding(1, 3, 'ONE'), finding(4, 1, '_'), finding(2, 4, 'x')]);
    expect(texts.get('a.md')).toBe('\ufefffirst\r\nONE_two three\r\n');
    expect([applied.length, left]).toEqual([2, 1]);
  });

  test('lines end as the document has them', () => {
    expect(apply([finding(9, 5, 'a\nb\r\nc')]).texts.get('a.md')).toBe(
      '\ufefffirst\r\none two a\r\nb\r\nc\r\n',
    );
  });

  test('text that is not what the finding saw is left', () => {
    const changed = apply([finding(1, 3, 'ONE')], 'first\none too three\n');
    expect([changed.texts.size, changed.left]).toEqual([0, 1]);
  });
});
