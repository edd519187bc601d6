// A small library as an author would write it, and ways to change one file of it: the ground for loader tests.

import {
  type LibraryFile,
  type LoadedLibrary,
  type LoadOptions,
  loadLibrary,
} from '../../../server/src/library/load.ts';

/** One file of each kind; every one of them is sound. */
export const soundFiles: Readonly<Record<string, string>> = {
  'library.yml': 'name: Test library\nversion: 1.0.0\nlaw-as-at: 2026-11-22\nlicence: CC0-1.0\n',
  'section-kinds.yml': '- kind: award-criteria\n  expressions:\n    - award criteria\n',
  'law/instruments/pa-2023.yml': `
title: Procurement Act 2023 (c. 54)
short: Procurement Act 2023
kind: statute
url: https://www.legislation.gov.uk/ukpga/2023/54
law-as-at: 2026-11-22
provisions:
  - {id: s.22(3)(b), says: Conditions must be proportionate., confidence: verified}
  - {id: s.23(2), says: Criteria relate to the subject-matter., confidence: secondary}
`,
  'law/thresholds/uk.yml': `
thresholds:
  - purpose: procurement
    jurisdiction: england
    authority: [local, housing]
    amount: 207720
    currency: GBP
    vat: included
    from: 2026-01-01
    source: SI 2025/1200
    confidence: secondary
`,
  'law/vat-rates.yml': `
vat-rates:
  - {jurisdiction: [england, wales], percent: 20, from: 2011-01-04, source: VATA 1994 s.2}
`,
  'law/regimes/procurement-act-2023.yml': `
title: Procurement Act 2023
order: 10
applies:
  - {jurisdiction: england, above-threshold: true, from: 2025-02-24}
citations: [pa-2023/s.23(2)]
`,
  'concepts/tenderer.yml': `
title: Whoever tenders
expressions: [tenderer, bidder]
examples:
  matches: [The Tenderer shall]
  not: [tender documents]
`,
  'concepts/office-nearby.yml': `
title: Premises nearby
expressions:
  - office .. borough
  - <tenderer> office
examples: {matches: [an office in the borough]}
`,
  'rules/local-office.yml': `
aliases: [R06]
title: Local office at bid stage
meaning: The tenderer must already have an office nearby.
what: The text asks for "{match}".
why: This may be open to challenge.
instead: Ask for the outcome.
finds:
  - <tenderer> ... <office-nearby>
  - [tenderer, office, =Borough]
  - all: [office .. <#distance>]
    stage: gate
    not-sections: definitions
    unless: [need not]
unless:
  - {any: [or equivalent], in: [sentence, next]}
bases:
  - where: {regimes: procurement-act-2023}
    severity: error
    citations: [pa-2023/s.22(3)(b), pa-2023/s.23(2)]
    alias: R06a
  - severity: warning
    citations: [pa-2023/s.23(2)]
    confidence: knowledge
fixes:
  - {title: Ask for the outcome, replace: sentence, with: The Supplier shall respond within two hours.}
  - {title: Insert a clause, clause: TRT-01}
examples:
  flags:
    - The Tenderer must have an office in the borough.
  lawful:
    - The Supplier must attend within two hours.
    - {text: The Council's office is in the borough., because: It is the buyer's.}
law-as-at: 2026-11-22
`,
  'criteria/training-asked.yml': `
aliases: [C01]
title: Training is asked for
asks: The pack asks for training.
applies:
  - {force: law, severity: warning, citations: [pa-2023/s.23(2)]}
belongs-in: award-criteria
named: [training]
elements:
  - {id: quantity, title: a quantity, any: [training .. <#number>]}
why: It may be forgotten.
instead: Ask for it.
clauses: [TRT-01]
examples:
  meets: [Training of 12 people will be scored.]
  names: [Training is important.]
law-as-at: 2026-11-22
`,
  'clauses/training/TRT-01.md': `---
name: Weeks of training
title: Training in weeks
version: 1.0.0
status: draft
placement: [specification]
parameters:
  - {name: weeks, type: integer, default: 26, min: 1, max: 520, ask: How many weeks?, suggest: 52 * value / 1000000}
  - {name: partner, type: choice, choices: [a college, a charity], ask: Who trains?}
satisfies: [training-asked, C01]
basis:
  - citation: pa-2023/s.23(2)
note: Work it out from the value.
variants:
  - {id: england, where: {jurisdiction: england}}
  - {id: plain, level: light, register: plain}
law-as-at: 2026-11-22
review-by: 2027-11-22
---

## variant: england

### Training

1. The Supplier must provide {{weeks}} weeks of training with {{partner}}.

## variant: plain

Give {{weeks}} weeks of training; {{weeks}} is enough.
`,
  'templates/goods.yml': `title: Goods
says: A notice to start from.
documents:
  - {file: notice.md, title: Notice, called: the notice, kind: notice, sections: []}
`,
};

/** Loads the sound files with some of them changed, added, or (undefined) taken away. */
export function loadWith(
  changes: Readonly<Record<string, string | undefined>> = {},
  options: LoadOptions = {},
): LoadedLibrary {
  return loadLibrary(filesWith(changes), options);
}

export function filesWith(changes: Readonly<Record<string, string | undefined>>): readonly LibraryFile[] {
  return Object.entries({ ...soundFiles, ...changes }).flatMap(([path, text]) =>
    text === undefined ? [] : [{ path, text }],
  );
}

/** The sound text of a file with one piece of it replaced; a piece that is not there is a mistake of the test. */
export function edited(path: string, piece: string, by: string): Record<string, string> {
  const text = soundFiles[path] ?? '';
  if (!text.includes(piece)) throw new Error(`${path} does not hold ${piece}`);
  return { [path]: text.replace(piece, () => by) };
}
