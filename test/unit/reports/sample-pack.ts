// A pack with one finding of each kind, made by hand, so that the reports are tested without the checks.

import type { Finding } from '../../../server/src/checks/finding.ts';
import type { Pack, PackResult } from '../../../server/src/checks/pack.ts';
import type { MarkdownDocument } from '../../../server/src/markdown/blocks.ts';
import type { ReportContext } from '../../../server/src/reports/report.ts';
import { noPaint } from '../../../server/src/reports/text.ts';

export const tool = {
  name: 'tenderlint',
  version: '1.2.3',
  library: '4.5.6',
  lawAsAt: '2026-02-04',
} as const;
export const sampleContext: ReportContext = {
  tool,
  least: 'hint',
  failOn: 'error',
  rulePage: () => undefined,
  paint: noPaint,
  width: 80,
};

export const firstText =
  '# Tender\r\n\r\nThe Tenderer must have\tan office in the borough.\r\n\r\nSocial value: n/a.\r\n';
export const secondText = '\ufeffSpecification: any colour.\n';
export const configurationText = 'profile:\n  jurisdiction: englnd\n';

export function markdownOf(text: string): MarkdownDocument {
  const lineEnds = (text.match(/\r\n?|\n/g) ?? []).length;
  return {
    text,
    frontMatter: undefined,
    chunks: [{ text, lineEnds, blocks: [], unchecked: [{ start: 0, end: 1, why: 'nested too deeply' }] }],
    starts: [0, text.length],
    lines: [0, lineEnds],
  };
}

export function finding(over: Partial<Finding>): Finding {
  return {
    rule: 'local-presence-at-bid',
    aliases: ['R06'],
    category: 'risk',
    severity: 'error',
    document: 0,
    range: rangeOf(firstText, 'office in the borough'),
    title: 'An office nearby is asked for',
    message:
      'The tender asks for an office nearby. It may be open to challenge. Ask for a response time instead.',
    citations: [],
    related: [],
    fixes: [],
    because: [],
    suppressed: null,
    ...over,
  };
}

export function rangeOf(text: string, part: string): { start: number; end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

export const samplePack: Pack = {
  root: '/packs/one',
  documents: [
    { path: 'itt.md', kind: 'instructions', tender: { markdown: markdownOf(firstText), models: [] } },
    {
      path: 'parts/spec.md',
      kind: 'specification',
      tender: { markdown: markdownOf(secondText), models: [] },
    },
  ],
  attachments: ['prices.xlsx'],
  otherFiles: [{ path: 'tenderlint.yml', text: configurationText }],
  profile: {
    profile: { contract: 'services', value: 6_200_000 },
    decision: { regime: undefined, because: [], missing: ['jurisdiction', 'started'] },
    origins: {},
  },
  settings: { severities: {} },
  problems: [],
};

export const sampleResult: PackResult = {
  threads: [],
  socialValueWeight: { kind: 'unknown', why: 'No weights were found in the pack.' },
  findings: [
    finding({
      citations: [
        {
          id: 'pa-2023/s.22',
          title: 'Procurement Act 2023, s.22',
          url: 'https://example.org/22',
          confidence: 'verified',
        },
        { id: 'x', title: 'A note', url: '', confidence: 'knowledge' },
      ],
      related: [{ document: 1, range: rangeOf(secondText, 'colour'), message: 'Said here as well.' }],
      fixes: [
        {
          title: 'Ask for a response time',
          kind: 'wording',
          edits: [
            {
              document: 0,
              ...rangeOf(firstText, 'an office in the borough'),
              text: 'a response time of {{hours}} hours',
            },
          ],
        },
      ],
    }),
    finding({
      rule: 'sv-award-criterion-present',
      category: 'criterion',
      severity: 'warning',
      range: rangeOf(firstText, 'n/a'),
    }),
    finding({
      rule: 'quiet-one',
      severity: 'warning',
      suppressed: { reason: 'agreed with legal', by: 'comment' },
    }),
    finding({ rule: 'any-colour', severity: 'hint', document: 1, range: rangeOf(secondText, 'any') }),
    finding({
      rule: 'profile-unknown-value',
      category: 'profile',
      severity: 'information',
      document: 2,
      range: rangeOf(configurationText, 'englnd'),
    }),
  ],
  criteria: [
    {
      id: 'sv-act-consideration',
      aliases: ['C01'],
      title: 'Social value considered',
      outcome: 'named',
      where: [{ document: 0, range: rangeOf(firstText, 'Social value') }],
      why: 'It is only named.',
      asks: 'Something.',
      instead: 'Do something.',
      citations: [],
    },
  ],
  weights: [
    {
      criterion: 'Social value',
      weight: 10,
      of: 100,
      document: 0,
      range: rangeOf(firstText, 'Social'),
      socialValue: true,
      set: 0,
    },
  ],
  commitments: [
    {
      document: 1,
      range: rangeOf(secondText, 'any'),
      quantity: 2,
      unit: 'apprentices',
      text: 'Two apprentices.',
    },
  ],
};
