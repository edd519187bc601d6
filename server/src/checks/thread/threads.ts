// The golden thread: one theme of benefits followed from notice to criterion to specification to contract term to KPI to
// monitoring to remedy, over the whole pack.

import type { Range } from '../../markdown/blocks.ts';
import type { Statement } from '../../tender/model.ts';
import type { LocalAnalysis } from '../local.ts';
import type { DocumentKind } from '../pack.ts';
import { kindsOf } from '../stage.ts';
import {
  type ChunkView,
  chunksHolding,
  type DocumentView,
  isSeen,
  type PackView,
  statementRange,
} from '../view.ts';

export const threadStages = [
  'notice',
  'criterion',
  'specification',
  'contract',
  'kpi',
  'monitoring',
  'remedy',
] as const;
export type ThreadStage = (typeof threadStages)[number];

/** Concepts that name the themes: clause-library/concepts/theme-*.yml. */
export const themeConcepts = [
  'theme-apprenticeships',
  'theme-jobs',
  'theme-work-experience',
  'theme-schools',
  'theme-community',
  'theme-supply-chain',
  'theme-fair-work',
] as const;
export type Theme = (typeof themeConcepts)[number];

/** Social value without a theme of its own: "each Commitment". */
const ANY = 'social-value-at-stake';
const REMEDY = 'remedy-ladder';
const UNDELIVERED = 'undelivered';
const INTERVAL = 'reporting-interval';
const INDICATOR = 'performance-indicator';
const DUTY = 'stage-obligation';
const DENIED = 'stage-disclaimer';
/** What the thread's checks want to see as signals. */
export const threadWatches = [
  ...themeConcepts,
  ANY,
  REMEDY,
  UNDELIVERED,
  INTERVAL,
  INDICATOR,
  DUTY,
  DENIED,
  'social-value',
];

export interface ThreadPlace {
  readonly stage: ThreadStage;
  readonly document: number;
  /** In the document. */
  readonly range: Range;
  /** The figures of commitments stand in it. */
  readonly isQuantified: boolean;
  /** It speaks of all benefits alike: "each Commitment". */
  readonly isGeneral: boolean;
}
export interface Thread {
  readonly theme: Theme;
  /** In the order of the documents. */
  readonly places: readonly ThreadPlace[];
}

const byView = new WeakMap<PackView, readonly Thread[]>();

/** The threads of the themes that the pack asks for, scores or promises; places that serve every theme are in each. */
export function threadsOf(view: PackView): readonly Thread[] {
  let known = byView.get(view);
  if (known === undefined) {
    known = workOut(view);
    byView.set(view, known);
  }
  return known;
}

/** The places of one thread at a stage. */
export function placesAt(thread: Thread, ...stages: readonly ThreadStage[]): readonly ThreadPlace[] {
  return thread.places.filter((place) => stages.includes(place.stage));
}

/** Whether the pack has somewhere for terms of contract: a lone notice or invitation breaks no thread. */
export function hasContract(view: PackView): boolean {
  return view.documents.some(
    ({ document, sections }) =>
      document.kind === 'contract' ||
      (document.kind !== 'notice' && sections.some((s) => s.section.kind === 'contract-conditions')),
  );
}

function workOut(view: PackView): readonly Thread[] {
  // "Work experience" in a call for curricula vitae makes no thread.
  if (!view.documents.some((d) => isSeen(d, 'social-value') || d.holding.commitments.length > 0)) return [];
  const general: ThreadPlace[] = [];
  const byTheme = new Map<Theme, ThreadPlace[]>();
  for (const document of view.documents)
    for (const chunk of chunksHolding(document, 'signals'))
      for (const mark of marksOf(chunk.local)) {
        const stage = stageOf(mark, document.document.kind);
        if (stage === undefined) continue;
        const statement = chunk.model.statements[mark.statement] as Statement;
        const place = placeOf(mark, stage, statement, chunk, document);
        if (mark.themes.length === 0) general.push(place);
        for (const theme of mark.themes) byTheme.set(theme, [...(byTheme.get(theme) ?? []), place]);
      }
  const serving = general.filter((p) =>
    ['criterion', 'contract', 'kpi', 'monitoring', 'remedy'].includes(p.stage),
  );
  return themeConcepts.flatMap((theme) => {
    const own = byTheme.get(theme) ?? [];
    if (!own.some((p) => p.stage === 'criterion' || p.isQuantified)) return [];
    const places = [...own, ...serving].sort(
      (a, b) => a.document - b.document || a.range.start - b.range.start,
    );
    return [{ theme, places }];
  });
}

function placeOf(
  mark: LocalMark,
  stage: ThreadStage,
  statement: Statement,
  chunk: ChunkView,
  document: DocumentView,
): ThreadPlace {
  return {
    stage,
    document: document.index,
    range: statementRange(chunk, statement),
    isQuantified: mark.isQuantified,
    isGeneral: mark.themes.length === 0,
  };
}

// ------------------------------------------------------------------------------------------ marks of one chunk

/** A sentence, or a row of a table, that speaks of benefits. */
interface LocalMark {
  readonly statement: number;
  readonly themes: readonly Theme[];
  readonly kinds: ReadonlySet<string>;
  /** It speaks of benefits as something asked for, not of small firms or jobs in passing. */
  readonly isAsked: boolean;
  readonly isDuty: boolean;
  readonly isRemedy: boolean;
  readonly isMonitoring: boolean;
  readonly isIndicator: boolean;
  readonly isQuantified: boolean;
}

const marks = new WeakMap<LocalAnalysis, readonly LocalMark[]>();

function marksOf(local: LocalAnalysis): readonly LocalMark[] {
  let known = marks.get(local);
  if (known === undefined) {
    known = findMarks(local);
    marks.set(local, known);
  }
  return known;
}

const reports =
  /\b(?:report|return|monitor|review|record|evidence|register|measure|verif|statement|figures?|progress|updates?|summar|account|dashboard|tally|data)\w*/i;

function findMarks({ signals, model, commitments }: LocalAnalysis): readonly LocalMark[] {
  const seen = new Map<number, Set<string>>();
  for (const { concept, statement } of signals) {
    const own = seen.get(statement);
    if (own) own.add(concept);
    else seen.set(statement, new Set([concept]));
  }
  const quantified = new Set(commitments.map((c) => lineKey(model.statements[c.statement], c.statement)));
  const lines = new Map<string, LocalMark>();
  for (const [index, concepts] of seen) {
    const statement = model.statements[index];
    if (!statement || statement.place === 'heading' || statement.place === 'quote') continue;
    if (concepts.has(DENIED) || statement.section.kind === 'definitions') continue;
    const themes = themeConcepts.filter((theme) => concepts.has(theme));
    const isRemedy = concepts.has(REMEDY) && (concepts.has(UNDELIVERED) || concepts.has(ANY));
    const isMonitoring = concepts.has(INTERVAL) && reports.test(statement.text);
    // "It must report the hours given each quarter", under a heading on social value.
    const isReport = isMonitoring && kindsOf(statement.section).has('social-value');
    if (themes.length === 0 && !concepts.has(ANY) && !isRemedy && !isReport) continue;
    const key = lineKey(statement, index);
    const before = lines.get(key);
    lines.set(key, {
      statement: before?.statement ?? index,
      themes: [...new Set([...(before?.themes ?? []), ...themes])],
      kinds: kindsOf(statement.section),
      isAsked:
        (before?.isAsked ?? false) || concepts.has(ANY) || kindsOf(statement.section).has('social-value'),
      isDuty: (before?.isDuty ?? false) || concepts.has(DUTY),
      isRemedy: (before?.isRemedy ?? false) || isRemedy,
      isMonitoring: (before?.isMonitoring ?? false) || isMonitoring,
      isIndicator: (before?.isIndicator ?? false) || concepts.has(INDICATOR),
      isQuantified: quantified.has(key),
    });
  }
  return [...lines.values()];
}

/** The cells of a row are one line. */
function lineKey(statement: Statement | undefined, index: number): string {
  const cell = statement?.cell;
  return cell ? `${cell.table}:${cell.row}` : `s${index}`;
}

/** Where on the thread a line stands; undefined where it is on none of its stages. */
function stageOf(mark: LocalMark, document: DocumentKind): ThreadStage | undefined {
  const { kinds } = mark;
  if (document === 'notice' || kinds.has('notice')) return 'notice';
  if (kinds.has('kpi') || mark.isIndicator) return 'kpi';
  if (kinds.has('award-criteria')) return mark.isAsked ? 'criterion' : undefined;
  if (mark.isRemedy) return 'remedy';
  if (kinds.has('monitoring') || (mark.isMonitoring && !mark.isQuantified)) return 'monitoring';
  if (kinds.has('conditions-of-participation') || kinds.has('background')) return undefined;
  if (document === 'contract' || kinds.has('contract-conditions') || document === 'schedule')
    return mark.isDuty || mark.isQuantified ? 'contract' : undefined;
  if (document === 'specification' || kinds.has('specification'))
    return mark.isDuty || mark.isQuantified ? 'specification' : undefined;
  if (mark.isQuantified) return 'specification';
  if (document === 'instructions' || kinds.has('instructions')) return mark.isAsked ? 'criterion' : undefined;
  return undefined;
}
