// What the library says about one id: a rule, a criterion, a clause, an instrument, a regime or a concept, with
// its law, its examples and what to write instead. One structure, printed as Markdown or as text.

import { resolveCitation } from '../library/citation.ts';
import type {
  Clause,
  Concept,
  Criterion,
  Example,
  Instrument,
  Library,
  Provision,
  Regime,
  Rule,
} from '../library/model.ts';
import { conditionWords, profileWords } from './condition-words.ts';
import { capital } from './display.ts';
import { type OwnFinding, ownFindings } from './own-findings.ts';

export type ExplanationKind =
  | 'rule'
  | 'criterion'
  | 'clause'
  | 'instrument'
  | 'provision'
  | 'regime'
  | 'concept'
  | 'notice';

export type ExplanationBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** A passage as it would stand in a document, with a note on it. */
  | { readonly kind: 'passage'; readonly text: string; readonly note?: string };

export interface Explanation {
  readonly kind: ExplanationKind;
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly ExplanationBlock[] }[];
}

/** What the library says about an id or alias, whatever its case; undefined if nothing answers to it. */
export function explain(library: Library, id: string): Explanation | undefined {
  const wanted = id.trim().toLowerCase();
  const is = (...names: readonly (string | undefined)[]) =>
    names.some((name) => name?.toLowerCase() === wanted);
  const rule = library.rules.find((entry) =>
    is(entry.id, ...entry.aliases, ...entry.bases.map((basis) => basis.alias)),
  );
  if (rule !== undefined) return explainRule(rule, library);
  const criterion = library.criteria.find((entry) =>
    is(entry.id, ...entry.aliases, ...entry.applies.map((basis) => basis.alias)),
  );
  if (criterion !== undefined) return explainCriterion(criterion, library);
  const clause = library.clauses.find((entry) => is(entry.id, entry.name));
  if (clause !== undefined) return explainClause(clause, library);
  const instrument = library.instruments.find((entry) => is(entry.id));
  if (instrument !== undefined) return explainInstrument(instrument, library);
  const provision = library.instruments
    .flatMap((entry) => entry.provisions.map((part) => ({ entry, part })))
    .find(({ entry, part }) => is(`${entry.id}/${part.id}`));
  if (provision !== undefined) return explainProvision(provision.entry, provision.part, library);
  const regime = library.regimes.find((entry) => is(entry.id));
  if (regime !== undefined) return explainRegime(regime, library);
  const concept = library.concepts.find((entry) => is(entry.id));
  if (concept !== undefined) return explainConcept(concept);
  const own = ownFindings.find((entry) => is(entry.id));
  return own === undefined ? undefined : explainOwn(own);
}

/** Every id and alias that {@link explain} answers to. */
export function explainableIds(library: Library): readonly string[] {
  const ids = [
    ...library.rules.flatMap((entry) => [
      entry.id,
      ...entry.aliases,
      ...entry.bases.map((basis) => basis.alias ?? ''),
    ]),
    ...library.criteria.flatMap((entry) => [
      entry.id,
      ...entry.aliases,
      ...entry.applies.map((basis) => basis.alias ?? ''),
    ]),
    ...library.clauses.flatMap((entry) => [entry.id, entry.name]),
    ...library.instruments.map((entry) => entry.id),
    ...library.regimes.map((entry) => entry.id),
    ...library.concepts.map((entry) => entry.id),
    ...ownFindings.map((entry) => entry.id),
  ];
  return [...new Set(ids.filter((id) => id !== ''))];
}

function explainRule(rule: Rule, library: Library): Explanation {
  if (rule.category !== 'risk' && rule.lawAsAt === '') return explainDraftingCheck(rule);
  return explanation('rule', rule.id, rule.title, rule.aliases, [
    section('What it looks for', [text(rule.meaning)]),
    section('Why', [text(rule.why)]),
    section('Instead', [text(rule.instead)]),
    section('Law', [
      list(
        rule.bases.flatMap((basis) =>
          lawLines(
            `${basis.severity} under ${conditionWords(basis.where, library.regimes)}`,
            basis.citations,
            basis.why,
            library,
          ),
        ),
      ),
    ]),
    section(
      'Flagged',
      rule.examples.flags.map((example) => passage(example)),
    ),
    section(
      'Lawful, and not flagged',
      rule.examples.lawful.map((example) => passage(example)),
    ),
    section('Fixes', [
      list(
        rule.fixes.map((fix) =>
          'clause' in fix
            ? `${fix.title} (clause ${fix.clause})`
            : `${fix.title}: “${'with' in fix ? fix.with : fix.text}”`,
        ),
      ),
    ]),
    section('What it misses', rule.misses === undefined ? [] : [text(rule.misses)]),
    lawAsAt(rule.lawAsAt),
  ]);
}

/** A check that rests on no law: severity in its place. */
function explainDraftingCheck(rule: Rule): Explanation {
  return explanation('rule', rule.id, rule.title, rule.aliases, [
    section('What it looks for', [text(rule.meaning)]),
    section('Why', [text(rule.why)]),
    section('Instead', [text(rule.instead)]),
    section('Severity', [text(`${capital(severityWords(rule))}.`)]),
    section(
      'Flagged',
      rule.examples.flags.map((example) => passage(example)),
    ),
    section(
      'Right as it stands, and not flagged',
      rule.examples.lawful.map((example) => passage(example)),
    ),
    section('What it misses', rule.misses === undefined ? [] : [text(rule.misses)]),
  ]);
}

/** `information; error at publication; off unless tenderlint.yml asks for it`. */
export function severityWords(rule: Rule): string {
  const usual = rule.bases[0]?.severity ?? 'information';
  const at = Object.entries(rule.severityAt ?? {}).map(([stage, severity]) =>
    stage === 'draft' ? `${severity} in a draft` : `${severity} at publication`,
  );
  return [
    ...(at.length === 2 ? at : [usual, ...at]),
    ...(rule.default === 'off' ? ['off unless tenderlint.yml gives it a severity'] : []),
  ].join(', ');
}

function explainCriterion(criterion: Criterion, library: Library): Explanation {
  return explanation('criterion', criterion.id, criterion.title, criterion.aliases, [
    section('What it asks', [text(criterion.asks)]),
    section('Why', [text(criterion.why)]),
    section('Instead', [text(criterion.instead)]),
    section('Law', [
      list(
        criterion.applies.flatMap((basis) =>
          lawLines(
            `${basis.severity}, ${forceWords[basis.force]}, under ${conditionWords(basis.where, library.regimes)}`,
            basis.citations,
            undefined,
            library,
          ),
        ),
      ),
    ]),
    section('Met when all of these are found', [list(criterion.elements.map((element) => element.title))]),
    section(
      'Meets it',
      criterion.examples.meets.map((example) => passage(example)),
    ),
    section(
      'Only names it',
      criterion.examples.names.map((example) => passage(example)),
    ),
    section(
      'Misses it',
      criterion.examples.misses.map((example) => passage(example)),
    ),
    section('Clauses', [
      list(
        criterion.clauses.map((id) => {
          const clause = library.clauses.find((entry) => entry.id === id);
          return clause === undefined ? id : `${id}: ${clause.title}`;
        }),
      ),
    ]),
    lawAsAt(criterion.lawAsAt),
  ]);
}

const forceWords = {
  law: 'asked for by law',
  policy: 'asked for by policy',
  guidance: 'asked for by guidance',
  'good-practice': 'good practice',
} as const;

function explainClause(clause: Clause, library: Library): Explanation {
  return explanation(
    'clause',
    clause.id,
    clause.title,
    [clause.name],
    [
      section('What it is for', [
        text(clause.note),
        text(
          `Theme: ${clause.theme}. Version ${clause.version}, ${clause.status}. Belongs in: ${clause.placement.join(', ')}.`,
        ),
        ...(clause.measure === undefined ? [] : [text(`Measured by: ${clause.measure}`)]),
      ]),
      section('Law', [list(clause.basis.map((basis) => citationLine(basis.citation, library)))]),
      section('Blanks', [
        list(
          clause.parameters.map((parameter) => {
            const choices =
              parameter.choices === undefined ? '' : ` One of: ${parameter.choices.join(', ')}.`;
            const standard = parameter.default === undefined ? '' : ` Default: ${parameter.default}.`;
            return `${parameter.name} (${parameter.unit ?? parameter.type}): ${parameter.ask}${choices}${standard}`;
          }),
        ),
      ]),
      ...clause.variants.map((variant) =>
        section(`Wording: ${variant.title ?? variant.id}`, [
          text(
            `${capital(variant.level)}, ${variant.register} register, for ${conditionWords(variant.where, library.regimes)}.`,
          ),
          { kind: 'passage', text: variant.body.trim() } as const,
        ]),
      ),
      section('Take care', [list(clause.pitfalls)]),
      section('Goes with', [list(clause.companions)]),
      section('Does not go with', [list(clause.conflicts)]),
      lawAsAt(clause.lawAsAt),
    ],
  );
}

function explainInstrument(instrument: Instrument, library: Library): Explanation {
  return explanation(
    'instrument',
    instrument.id,
    instrument.title,
    [],
    [
      section('What it is', [text(`${capital(instrument.kind)}${inForce(instrument)}. ${instrument.url}`)]),
      section('Provisions', [
        list(
          instrument.provisions.map((provision) => `${provision.id}${inForce(provision)}: ${provision.says}`),
        ),
      ]),
      section('Cited by', [list(citedBy(library, (reference) => reference.split('/')[0] === instrument.id))]),
      lawAsAt(instrument.lawAsAt),
    ],
  );
}

function explainProvision(instrument: Instrument, provision: Provision, library: Library): Explanation {
  const reference = `${instrument.id}/${provision.id}`;
  return explanation(
    'provision',
    reference,
    `${instrument.short}, ${provision.id}`,
    [],
    [
      section('What it says', [
        text(`${provision.says}${inForce(provision)}`),
        text(provision.url ?? instrument.url),
      ]),
      section('Cited by', [list(citedBy(library, (other) => other === reference))]),
      lawAsAt(instrument.lawAsAt),
    ],
  );
}

function explainRegime(regime: Regime, library: Library): Explanation {
  return explanation(
    'regime',
    regime.id,
    regime.title,
    [],
    [
      section('When it governs', [
        list(regime.applies.map((where) => capital(conditionWords(where, library.regimes)))),
      ]),
      section('Note', regime.note === undefined ? [] : [text(regime.note)]),
      section('Law', [list(regime.citations.map((reference) => citationLine(reference, library)))]),
      lawAsAt(library.lawAsAt),
    ],
  );
}

function explainConcept(concept: Concept): Explanation {
  return explanation(
    'concept',
    concept.id,
    concept.title,
    [],
    [
      section('Note', concept.note === undefined ? [] : [text(concept.note)]),
      section('Expressions', [list(concept.expressions)]),
      section('Except', [list(concept.except ?? [])]),
      section('Matches', [list(concept.examples.matches)]),
      section('Does not match', [list(concept.examples.not)]),
    ],
  );
}

function explainOwn(own: OwnFinding): Explanation {
  return explanation(
    'notice',
    own.id,
    own.title,
    [],
    [section('What it means', [text(own.means)]), section('What to do', [text(own.remedy)])],
  );
}

// ------------------------------------------------------------------------------------------ pieces

type Section = Explanation['sections'][number];

/** An explanation without the sections that would be empty. */
function explanation(
  kind: ExplanationKind,
  id: string,
  title: string,
  aliases: readonly string[],
  sections: readonly Section[],
): Explanation {
  return { kind, id, title, aliases, sections: sections.filter((part) => part.blocks.length > 0) };
}

function section(heading: string, blocks: readonly ExplanationBlock[]): Section {
  return {
    heading,
    blocks: blocks.filter((block) => (block.kind === 'list' ? block.items.length > 0 : block.text !== '')),
  };
}

function text(content: string): ExplanationBlock {
  return { kind: 'text', text: content.trim() };
}

function list(items: readonly string[]): ExplanationBlock {
  return { kind: 'list', items };
}

function passage(example: Example): ExplanationBlock {
  const notes = [
    ...(example.under === undefined || example.under.length === 0
      ? []
      : [`under “${example.under.join(' › ')}”`]),
    ...(example.profile === undefined ? [] : [profileWords(example.profile)]),
    ...(example.severity === undefined ? [] : [example.severity]),
    ...(example.because === undefined ? [] : [example.because.trim()]),
  ].filter((note) => note !== '');
  return {
    kind: 'passage',
    text: example.text.trim(),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
  };
}

function lawAsAt(day: string): Section {
  return section('Law as at', [text(`${day}. Legal information, not advice.`)]);
}

function lawLines(
  under: string,
  references: readonly string[],
  why: string | undefined,
  library: Library,
): readonly string[] {
  const law = references.map((reference) => citationLine(reference, library)).join('; ');
  return [
    `${capital(under)}: ${law === '' ? 'good practice' : law}.${why === undefined ? '' : ` ${why.trim()}`}`,
  ];
}

function citationLine(reference: string, library: Library): string {
  const citation = resolveCitation(reference, library);
  return `${citation.title} ${citation.url}`.trimEnd();
}

function inForce(dated: { readonly from?: string; readonly until?: string }): string {
  if (dated.from === undefined && dated.until === undefined) return '';
  const from = dated.from === undefined ? '' : ` from ${dated.from}`;
  return ` (in force${from}${dated.until === undefined ? '' : ` until ${dated.until}`})`;
}

function citedBy(library: Library, cites: (reference: string) => boolean): readonly string[] {
  return [
    ...library.rules
      .filter((rule) => rule.bases.some((basis) => basis.citations.some(cites)))
      .map((rule) => `${rule.id}: ${rule.title}`),
    ...library.criteria
      .filter((criterion) => criterion.applies.some((basis) => basis.citations.some(cites)))
      .map((criterion) => `${criterion.id}: ${criterion.title}`),
    ...library.clauses
      .filter((clause) => clause.basis.some((basis) => cites(basis.citation)))
      .map((clause) => `${clause.id}: ${clause.title}`),
  ];
}
