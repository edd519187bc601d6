// What makes a finding the same in another revision: its words and the headings above, never its line.

import { describe, expect, test } from 'vitest';
import { checkPacks } from '../../../server/src/api.ts';

const head =
  '---\ntender: {jurisdiction: england, authority: local, contract: services, value: 6200000, vat: included, started: 2026-09-01}\n---\n';
const sentence = 'The Tenderer must have an office in the borough at the date of tender.';
const base = `${head}# Invitation\n\n## 2. Conditions of participation\n\n${sentence}\n`;

async function prints(text: string, rule = 'local-presence-at-bid') {
  const { result } = await checkPacks(['/nowhere/itt.md'], {
    cwd: '/nowhere',
    texts: { '/nowhere/itt.md': text },
  });
  const found = result.packs[0]?.findings.filter((finding) => finding.rule === rule) ?? [];
  return found.map(({ fingerprint, wordsFingerprint }) => ({ whole: fingerprint, words: wordsFingerprint }));
}

describe('a fingerprint', () => {
  test.each([
    ['lines before it', base.replace('# Invitation\n', '# Invitation\n\nWelcome.\n\nRead on.\n')],
    ['another number before the heading', base.replace('## 2. ', '## 7. ')],
    ['other line ends', base.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${base}`],
    ['a line broken elsewhere', base.replace('office in', 'office\nin')],
    ['emphasis', base.replace('an office', 'an **office**')],
  ])('stays with %s', async (_, text) => {
    expect(await prints(text)).toEqual(await prints(base));
  });

  test('tells words, headings and equals apart', async () => {
    const [one] = await prints(base);
    const [words] = await prints(base.replace('an office', 'a depot'));
    expect([words?.whole === one?.whole, words?.words === one?.words]).toEqual([false, false]);
    const [below] = await prints(base.replace('# Invitation', '# Call for tenders'));
    expect([below?.whole === one?.whole, below?.words === one?.words]).toEqual([false, true]);
    const twice = await prints(`${base}\n${sentence}\n`);
    expect(twice).toHaveLength(2);
    expect(twice[0]).toEqual(one);
    expect([twice[1]?.whole === one?.whole, twice[1]?.words]).toEqual([false, one?.words]);
  });

  test('of what is absent has no words, and no place', async () => {
    const [absent] = await prints(base, 'sv-act-consideration');
    const [moved] = await prints(base.replace('# Invitation', '# Call for tenders'), 'sv-act-consideration');
    expect(absent).toMatchObject({ words: '' });
    expect(moved).toEqual(absent);
  });
});
