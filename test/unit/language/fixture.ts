// A snapshot of a pack of one with a library of one rule, for the tests of language features: the words "must be
// local" are an error in England, "shall be near" a hint with a safe fix.

import { checkPack, compileLibrary } from '../../../server/src/checks/check-pack.ts';
import type { Finding } from '../../../server/src/checks/finding.ts';
import type { Pack } from '../../../server/src/checks/pack.ts';
import type { Snapshot } from '../../../server/src/language/snapshot.ts';
import type { Clause, Library, Profile, Rule } from '../../../server/src/library/model.ts';
import { decideRegime } from '../../../server/src/library/regime.ts';
import { parseDocument } from '../../../server/src/markdown/document.ts';
import { modelDocument } from '../../../server/src/tender/document.ts';

function rule(id: string, words: string, severity: Rule['bases'][number]['severity']): Rule {
  return {
    id,
    aliases: ['R99'],
    title: 'Suppliers must be local',
    category: 'risk',
    by: 'words',
    meaning: 'a supplier must be near',
    what: 'This asks for a supplier that is near.',
    why: 'It may be open to challenge.',
    instead: 'Ask for what the contract needs.',
    finds: [{ all: [words] }],
    unless: [],
    bases: [
      {
        where: { jurisdiction: ['england'] },
        severity,
        citations: ['act/s.1'],
        confidence: 'verified',
      },
    ],
    fixes: [],
    examples: { flags: [], lawful: [] },
    lawAsAt: '2026-11-01',
  };
}

function clause(id: string, title: string, placement: readonly string[], body: string): Clause {
  return {
    id,
    name: title.toLowerCase(),
    title,
    theme: 'employment',
    version: '1.2.0',
    status: 'draft',
    placement,
    parameters: [
      { name: 'weeks', type: 'integer', default: 26, ask: 'How many weeks?' },
      { name: 'kind', type: 'choice', choices: ['paid', 'unpaid'], ask: 'Paid?' },
    ],
    usesTerms: [],
    introducesTerms: [],
    companions: [],
    conflicts: [],
    satisfies: [],
    basis: [{ citation: 'act/s.1', confidence: 'verified' }],
    note: 'For contracts with labour.',
    pitfalls: ['Do not double count.'],
    variants: [
      { id: 'england', where: { jurisdiction: ['england'] }, level: 'standard', register: 'legal', body },
    ],
    lawAsAt: '2026-11-01',
    reviewBy: '2027-11-01',
    licence: 'CC0-1.0',
  };
}

export const library: Library = {
  version: '1.0.0',
  lawAsAt: '2026-11-01',
  instruments: [
    {
      id: 'act',
      title: 'An Act of 2023',
      short: 'Act 2023',
      kind: 'statute',
      url: 'https://www.legislation.gov.uk/ukpga/2023/54',
      lawAsAt: '2026-11-01',
      provisions: [{ id: 's.1', says: 'Treat suppliers the same.', confidence: 'verified' }],
    },
  ],
  thresholds: [],
  vatRates: [],
  regimes: [
    {
      id: 'act-2023',
      title: 'The regime of 2023',
      order: 1,
      applies: [{ jurisdiction: ['england'] }],
      citations: [],
    },
    {
      id: 'scotland-2014',
      title: 'The regime of Scotland',
      order: 2,
      applies: [{ jurisdiction: ['scotland'] }],
      citations: [],
    },
  ],
  concepts: [],
  sectionKinds: [{ kind: 'specification', expressions: ['specification'] }],
  rules: [rule('must-be-local', 'must be local', 'error'), rule('near', 'shall be near', 'hint')],
  criteria: [],
  clauses: [
    clause('AAA-01', 'Award text', ['award-criteria'], 'Text of the award.'),
    clause(
      'TRT-01',
      'Person weeks',
      ['specification'],
      'The Supplier must give {{weeks}} weeks of {{kind}} work.',
    ),
  ],
  templates: [],
  templateParts: [],
  off: [],
};
const compiled = compileLibrary(library);

/** The snapshot of a Markdown text; `added` findings come after those of the library's rules. */
export function snapshotOf(
  markdown: string,
  profile: Profile = { jurisdiction: 'england' },
  added: readonly Partial<Finding>[] = [],
): Snapshot {
  const tender = modelDocument(parseDocument(markdown), compiled.sections);
  const pack: Pack = {
    root: '/pack',
    documents: [{ path: 'itt.md', kind: 'whole-pack', tender }],
    attachments: [],
    profile: { profile, decision: decideRegime(profile, library), origins: {} },
    settings: { severities: {} },
    problems: [],
  };
  const result = checkPack(pack, compiled);
  const findings = [...result.findings, ...added.map(finding)];
  return { pack, result: { ...result, findings }, library };
}

/** A finding with the given members and plain ones for the rest. */
export function finding(given: Partial<Finding>): Finding {
  return {
    rule: 'hand-made',
    aliases: [],
    category: 'risk',
    severity: 'warning',
    document: 0,
    range: { start: 0, end: 1 },
    message: 'What. Why. What to do.',
    title: 'Made by hand',
    citations: [],
    related: [],
    fixes: [],
    because: [],
    suppressed: null,
    ...given,
  };
}
