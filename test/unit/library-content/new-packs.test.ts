// A new pack has no error: every template, for every jurisdiction, kind of contract and band of value it is for, and for
// every kind of authority, composed with its defaults and checked as a draft.

import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../server/src/checks/check-pack.ts';
import type { DocumentKind, Pack } from '../../../server/src/checks/pack.ts';
import { viewPack } from '../../../server/src/checks/view.ts';
import { socialValueWeight } from '../../../server/src/checks/weights/social-value-weight.ts';
import { composePack, templatesFor, wholeTemplate } from '../../../server/src/library/compose-pack.ts';
import {
  authorities,
  type Jurisdiction,
  type Profile,
  type Template,
} from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';
import type { TenderDocument } from '../../../server/src/tender/model.ts';
import { sourceLibrary } from '../../support/source-library.ts';

const { compiled, problems } = sourceLibrary();
const { library } = compiled;

const nations = ['england', 'wales', 'scotland', 'northern-ireland', 'ireland'] as const;
const kinds = [
  { contract: 'services' },
  { contract: 'services', lightTouch: true },
  { contract: 'works' },
  { contract: 'goods' },
] as const;
/** One value in each band, A to E. */
const values = [60_000, 150_000, 800_000, 3_000_000, 8_000_000] as const;

const profileOf = (jurisdiction: Jurisdiction, facts: Profile): Profile => ({
  jurisdiction,
  authority: 'local',
  vat: jurisdiction === 'ireland' ? 'excluded' : 'included',
  started: '2026-12-01',
  years: 4,
  procedure: 'open',
  stage: 'draft',
  lightTouch: false,
  ...facts,
});

/** The same text is read once: packs of one template share most of their documents. */
const read = new Map<string, TenderDocument>();
function documentOf(text: string): TenderDocument {
  const known = read.get(text) ?? modelDocument(parseDocument(text), compiled.sections);
  read.set(text, known);
  return known;
}

function checked(template: Template, profile: Profile) {
  const composed = composePack(
    template,
    profile,
    { title: 'The contract', buyer: 'Merrowdale Council' },
    library,
  );
  const kindOf = new Map(wholeTemplate(template, library).documents.map(({ file, kind }) => [file, kind]));
  const pack: Pack = {
    root: '.',
    documents: composed.documents.map(({ file, text }) => ({
      path: file,
      kind: (kindOf.get(file) ?? 'other') as DocumentKind,
      tender: documentOf(text),
    })),
    attachments: [],
    profile: { profile, decision: decideRegime(profile, library), origins: {} },
    settings: { severities: {} },
    problems: [],
  };
  return { composed, weight: socialValueWeight(viewPack(pack, compiled)), ...checkPack(pack, compiled) };
}

/**
 * A blank keeps these from being met; the officer fills it: the deadline, the reference of the notice, and what came of talks with
 * suppliers.
 */
const openUntilFilled = new Set([
  'time-limits-and-ground',
  'below-threshold-notice',
  'market-engagement-record',
]);

const isFault = (severity: string) => severity === 'error' || severity === 'warning';

function faults(template: Template, profile: Profile): readonly string[] {
  const { composed, weight, findings, criteria } = checked(template, profile);
  const where = `${template.id}, ${profile.authority}, ${profile.contract}, ${profile.value}`;
  return [
    ...findings
      .filter(({ severity, rule }) => isFault(severity) && !openUntilFilled.has(rule))
      .map(
        ({ rule, severity, document, message }) =>
          `${where}: ${severity} ${rule} in ${composed.documents[document]?.file}: ${message}`,
      ),
    ...criteria
      .filter(({ id, outcome }) => (outcome === 'missing' || outcome === 'named') && !openUntilFilled.has(id))
      .map(({ id, outcome, why }) => `${where}: ${id} ${outcome}: ${why}`),
    ...(weight.kind === 'known' && weight.differs.length === 0
      ? []
      : [`${where}: the weight of social value is ${JSON.stringify(weight)}`]),
    ...composed.documents
      .filter(({ text }) => /\{\{|\[insert section on/.test(text))
      .map(({ file }) => `${where}: ${file} holds a name that nothing explains`),
  ];
}

it('has templates for each kind of contract', () => {
  expect(problems).toEqual([]);
  const offered = library.templates.filter(({ offered: is }) => is !== 'no');
  expect(offered.length).toBeGreaterThanOrEqual(8);
  for (const nation of nations)
    for (const kind of kinds)
      expect(templatesFor(profileOf(nation, { ...kind, value: 800_000 }), library).length).toBeGreaterThan(0);
});

describe.each(nations)('%s', (nation) => {
  it.each(values)('no error, no warning and nothing left out at %d', { timeout: 300_000 }, (value) => {
    const found = kinds.flatMap((kind) => {
      const profile = profileOf(nation, { ...kind, value });
      return templatesFor(profile, library).flatMap((template) => faults(template, profile));
    });
    expect(found).toEqual([]);
  });

  it('nor for any kind of authority', { timeout: 300_000 }, () => {
    const found = authorities.flatMap((authority, index) => {
      const value = values[index % values.length] ?? values[0];
      const profile = profileOf(nation, { ...(kinds[index % kinds.length] ?? kinds[0]), authority, value });
      const [first] = templatesFor(profile, library);
      const large = profileOf(nation, { contract: 'services', authority, value: 8_000_000 });
      return [profile, large].flatMap((one) =>
        first === undefined ? [] : faults(templatesFor(one, library)[0] ?? first, one),
      );
    });
    expect(found).toEqual([]);
  });
});
