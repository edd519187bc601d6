// What a lawyer looks for in a new pack: every nation, kind and size has its scales, schedules and figures in agreement, and nothing is
// asserted that only the officer can know.

import { describe, expect, it, test } from 'vitest';
import { newPack } from '../../../server/src/language/new-pack.ts';
import { templatesFor } from '../../../server/src/library/compose-pack.ts';
import type { ContractKind, Jurisdiction, Profile } from '../../../server/src/library/model.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { library } = sourceLibrary().compiled;

const nations = ['england', 'wales', 'scotland', 'northern-ireland', 'ireland'] as const;
const kinds = ['services', 'works', 'goods'] as const;
const small = [60_000, 150_000] as const;
const large = [800_000, 3_000_000, 8_000_000] as const;

function packOf(jurisdiction: Jurisdiction, contract: ContractKind, value: number, facts: Profile = {}) {
  const profile: Profile = {
    jurisdiction,
    contract,
    value,
    authority: 'local',
    vat: jurisdiction === 'ireland' ? 'excluded' : 'included',
    started: '2026-12-01',
    years: 4,
    procedure: 'open',
    stage: 'draft',
    ...facts,
  };
  const [template] = templatesFor(profile, library);
  if (template === undefined) throw new Error('no template');
  const pack = newPack(template, profile, { title: 'The contract', buyer: 'Merrowdale Council' }, library);
  const texts = new Map(pack.files.map(({ path, text }) => [path, text.replace(/<!--[\s\S]*?-->/g, '')]));
  const file = (name: string): string => texts.get(name) ?? '';
  const prose = [...texts].filter(([path]) => path.endsWith('.md')).map(([, text]) => text);
  return { ...pack, file, all: prose.join('\n') };
}

const everyPack = nations.flatMap((nation) =>
  kinds.flatMap((kind) => [...small, ...large].map((value) => [nation, kind, value] as const)),
);

describe.each(everyPack)('%s, %s, %d', (nation, kind, value) => {
  const pack = packOf(nation, kind, value);
  const invitation = pack.file('invitation-to-tender.md');
  const conditions = pack.file('conditions-of-contract.md');

  it('scores quality by a scale of its own, and social value with a weight in the notice too', () => {
    expect(invitation).toContain('### Scoring scale for quality');
    expect(invitation).toContain('### Scoring scale for Commitments');
    const name =
      nation === 'wales' ? 'core community benefits' : /\| ([^|]+) \| (?:SV|CB|SC)1 /.exec(invitation)?.[1];
    const [, weight] = new RegExp(`\\| ${name} \\| (\\d+)%`, 'i').exec(pack.file('notice.md')) ?? [];
    expect(Number(weight)).toBeGreaterThanOrEqual(5);
    // One name and one weight: the heading of the criterion is that of the tables.
    expect(invitation.toLowerCase()).toContain(`### award criterion: ${name?.toLowerCase()} (${weight}%)`);
    expect(invitation).toContain(`Weight of the criterion | ${weight}% of the total score`);
  });

  it('lists every schedule that it has, and each document of the list is there', () => {
    const listed = [...conditions.matchAll(/headed "([^"]+)"/g)].map(([, title]) => title);
    const schedules = pack.files
      .filter(({ path }) => /schedule|return|specification|statement/.test(path))
      .map(({ text }) => /^# (.+)$/m.exec(text)?.[1]);
    expect(new Set(listed)).toEqual(new Set(schedules));
    expect(conditions).toContain('then the schedules in the order of their numbers');
  });

  it('has the prices and the draft plan that it speaks of', () => {
    expect(invitation).toContain('Total of the pricing schedule');
    expect(pack.file('pricing-schedule.md')).toMatch(/^\| \| Total \|/m);
    expect(invitation).toMatch(/draft (?:Social Value )?Delivery Plan with one row/);
  });

  it('says how many requirements the specification holds', () => {
    const [, asks] = /Social requirements in the Specification \| (\d+) \|/.exec(invitation) ?? [];
    const section =
      /^## \d+\. (?:Social value|Community benefit|Social) requirements$([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(
        pack.file('specification.md'),
      );
    const clauses = section?.[1]?.match(/^### /gm)?.length ?? 0;
    expect(Number(asks)).toBe(kind === 'goods' ? (value < 200_000 ? 1 : 2) : clauses);
  });

  it('speaks of services only where services are bought', () => {
    if (kind === 'services') return;
    expect(pack.all.match(/\b(?:of|from|in|on|to|about|use|deliver) the services\b/g) ?? []).toEqual([]);
  });

  it('asserts no talks with the market', () => {
    expect(pack.all).not.toMatch(/consulted the market|market engagement notice was published/);
  });
});

describe.each(nations)('small contracts in %s', (nation) => {
  it.each(kinds)('ask for reports once a year: %s', (kind) => {
    for (const value of small) {
      const { all } = packOf(nation, kind, value);
      expect(all).not.toMatch(/\b(?:each|every) quarter\b|\bquarterly\b/i);
      expect(all).toContain('No sum is deducted from the price for a missed Commitment');
    }
  });
});

test('weeks of work are counted once where several clauses ask for them', () => {
  for (const nation of nations) {
    const { all } = packOf(nation, 'works', 8_000_000);
    expect(all).toContain('A week counts once, towards one Commitment.');
    expect(all).toContain('The weeks of an Apprentice count towards no other Commitment.');
    expect(all).toContain('are part of those that the Contract requires in all');
  }
});

test('a length that nobody gave is a blank, and the officer is told', () => {
  const profile: Profile = {
    jurisdiction: 'england',
    authority: 'local',
    contract: 'services',
    value: 3_000_000,
    vat: 'included',
    started: '2026-12-01',
  };
  const [template] = templatesFor(profile, library);
  if (template === undefined) throw new Error('no template');
  const { files, next } = newPack(template, profile, {}, library);
  const invitation = files.find(({ path }) => path === 'invitation-to-tender.md')?.text ?? '';
  expect(invitation).toMatch(/\| Term \| \[insert years[^\]]*\] years \|/);
  expect(next.join('\n')).toContain('No length was given and none is assumed');
  const given = newPack(template, { ...profile, years: 3, labour: 60 }, {}, library);
  expect(given.next.join('\n')).not.toMatch(/No length|labour share/);
  expect(given.files.find(({ path }) => path === 'invitation-to-tender.md')?.text).toContain(
    '| Labour | 60% of the value |',
  );
});
