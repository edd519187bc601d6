// What an editor offers to do about findings: their own fixes, facts to add to the profile, suppressions with a
// reason. Nothing is checked again here: the fixes were found together with the findings.

import type { Finding, Fix, InsertedByFix } from '../checks/finding.ts';
import type { Range } from '../markdown/blocks.ts';
import { planInsertion } from './insertion/plan.ts';
import { missingFactsEdit } from './profile-edits.ts';
import { findingsTouching, type Snapshot, tenderAt } from './snapshot.ts';
import { suppressionEdit, suppressionScopes } from './suppression-edits.ts';

/** Kinds as editors filter them; a kind includes every kind that continues it after a dot. */
export type ActionKind =
  | 'quickfix'
  | 'quickfix.profile.tenderlint'
  | 'quickfix.suppress.tenderlint'
  | 'source.fixAll.tenderlint';
export const actionKinds: readonly ActionKind[] = [
  'quickfix',
  'quickfix.profile.tenderlint',
  'quickfix.suppress.tenderlint',
  'source.fixAll.tenderlint',
];

/** Text to put in place of a range of a document of the pack. */
export interface PlainEdit extends Range {
  /** Index in the pack. */
  readonly document: number;
  readonly text: string;
  /** The same text with tab stops, for clients that can show them. */
  readonly snippet?: string;
  /** What stands in the range now: an edit is given out only while it still does. */
  readonly expected: string;
}

export interface PlainAction {
  readonly title: string;
  readonly kind: ActionKind;
  /** `preferred`: the one fix that an editor may apply without asking which. */
  readonly rank: 'preferred' | 'ordinary';
  /** The finding it answers; undefined for actions on the whole document. */
  readonly finding: Finding | undefined;
  /** For an action that inserts a clause: what an editor does that knows nothing better, the clause alone. */
  readonly edits: readonly PlainEdit[];
  /** The clause that is inserted, for an editor in which it can bring what it needs. */
  readonly inserts?: InsertedByFix;
}

const findingsAtMost = 20;

/**
 * Actions for a range of document offsets, fixes first, then facts to add, then suppressions. `only` lists the kinds
 * asked for (undefined: all that belong to a finding); kinds that are not offered cost nothing.
 */
export function codeActions(
  snapshot: Snapshot,
  document: number,
  range: Range,
  only: readonly string[] | undefined,
): readonly PlainAction[] {
  const wants = (kind: ActionKind): boolean =>
    only === undefined
      ? kind !== 'source.fixAll.tenderlint'
      : only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));
  if (!actionKinds.some(wants)) return [];
  const actions: PlainAction[] = [];
  if (wants('source.fixAll.tenderlint') && only !== undefined && !only.includes(''))
    actions.push(...fixAllSafe(snapshot, document));
  const findings = findingsTouching(snapshot, document, range).slice(0, findingsAtMost);
  if (wants('quickfix')) for (const finding of findings) actions.push(...fixActions(snapshot, finding));
  if (wants('quickfix.profile.tenderlint')) actions.push(...profileActions(snapshot, document, findings));
  if (wants('quickfix.suppress.tenderlint'))
    for (const finding of findings) actions.push(...suppressionActions(snapshot, finding));
  return withoutRepetition(actions);
}

function fixActions(snapshot: Snapshot, finding: Finding): readonly PlainAction[] {
  const safe = finding.fixes.filter((fix) => fix.kind === 'safe');
  return finding.fixes.flatMap((fix): readonly PlainAction[] => {
    const edits = fixEdits(snapshot, fix);
    if (edits === undefined) return [];
    const rank = safe.length === 1 && fix === safe[0] ? 'preferred' : 'ordinary';
    const { title, inserts } = fix;
    return [{ title, kind: 'quickfix', rank, finding, edits, ...(inserts && { inserts }) }];
  });
}

/**
 * The action with the clause in its place, its number counted on, and the definitions and companions it needs in theirs. As it was
 * where nothing is inserted, or where something speaks against it that a person has to weigh.
 */
export function withWhatItNeeds(snapshot: Snapshot, action: PlainAction): PlainAction {
  const { inserts, edits } = action;
  const [at] = edits;
  if (inserts === undefined || at === undefined) return action;
  const { clause, where } = inserts;
  const plan = planInsertion(snapshot, at.document, at.start, { clause, where, bring: 'needed' });
  if ('refused' in plan || plan.concerns.some(({ severity }) => severity === 'error')) return action;
  return { ...action, edits: plan.edits };
}

function profileActions(
  snapshot: Snapshot,
  document: number,
  findings: readonly Finding[],
): readonly PlainAction[] {
  const finding = findings.find(({ category }) => category === 'profile');
  const tender = tenderAt(snapshot, document);
  if (finding === undefined || tender === undefined) return [];
  const missing = [...missingFacts(finding), ...snapshot.pack.profile.decision.missing];
  const edit = missingFactsEdit(tender.markdown, [...new Set(missing)], snapshot.library);
  if (edit === undefined) return [];
  return [
    {
      title: `Add ${edit.keys.map((key) => `"${key}"`).join(', ')} to the profile`,
      kind: 'quickfix.profile.tenderlint',
      rank: 'ordinary',
      finding,
      edits: [{ ...edit.edit, document, expected: '' }],
    },
  ];
}

/** The facts that a finding says it lacks: "Missing: jurisdiction, value." among what decided. */
function missingFacts(finding: Finding): readonly string[] {
  return finding.because.flatMap(
    (sentence) => /^Missing: ([\w, -]+)\.$/.exec(sentence)?.[1]?.split(', ') ?? [],
  );
}

// What is said of suppressions is not itself suppressed: it would only be said again of the new one.
const unsuppressed: ReadonlySet<string> = new Set([
  'unused-suppression',
  'unknown-rule-in-suppression',
  'suppression-without-reason',
]);

function suppressionActions(snapshot: Snapshot, finding: Finding): readonly PlainAction[] {
  const tender = tenderAt(snapshot, finding.document);
  if (tender === undefined || unsuppressed.has(finding.rule)) return [];
  return suppressionScopes.flatMap(({ scope, where }): readonly PlainAction[] => {
    const edit = suppressionEdit(tender, finding.range.start, finding.rule, scope);
    if (edit === undefined) return [];
    return [
      {
        title: `Allow ${finding.rule} ${where}, giving a reason`,
        kind: 'quickfix.suppress.tenderlint',
        rank: 'ordinary',
        finding,
        edits: [{ ...edit, document: finding.document, expected: '' }],
      },
    ];
  });
}

/** One action that applies the safe fix of every finding of a document; fixes that overlap an earlier one are left for the next time. */
export function fixAllSafe(snapshot: Snapshot, document: number): readonly PlainAction[] {
  const taken: PlainEdit[] = [];
  for (const finding of snapshot.result.findings) {
    if (finding.document !== document || finding.suppressed !== null) continue;
    const fix = finding.fixes.find(({ kind }) => kind === 'safe');
    const edits = fix && fixEdits(snapshot, fix);
    if (edits === undefined || edits.some((edit) => edit.document !== document)) continue;
    const places = edits.map((edit) => freePlace(taken, edit));
    if (places.includes(-1) || edits.some((edit, i) => freePlace(edits.slice(0, i).sort(byPlace), edit) < 0))
      continue;
    for (const edit of edits) taken.splice(freePlace(taken, edit), 0, edit);
  }
  if (taken.length === 0) return [];
  return [
    {
      title: 'Fix everything that can be fixed without changing the meaning',
      kind: 'source.fixAll.tenderlint',
      rank: 'ordinary',
      finding: undefined,
      edits: taken,
    },
  ];
}

const byPlace = (a: PlainEdit, b: PlainEdit): number => a.start - b.start || a.end - b.end;

/** Where an edit goes among sorted edits; -1 if it shares a character or a place of insertion with one of them. */
function freePlace(sorted: readonly PlainEdit[], edit: PlainEdit): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byPlace(sorted[middle] as PlainEdit, edit) < 0) low = middle + 1;
    else high = middle;
  }
  const before = sorted[low - 1];
  const after = sorted[low];
  if (before !== undefined && (before.end > edit.start || before.start === edit.start)) return -1;
  if (after !== undefined && (edit.end > after.start || after.start === edit.start)) return -1;
  return low;
}

function fixEdits(snapshot: Snapshot, fix: Fix): readonly PlainEdit[] | undefined {
  const edits: PlainEdit[] = [];
  for (const { document, start, end, text } of fix.edits) {
    const tender = tenderAt(snapshot, document);
    if (tender === undefined || start < 0 || end < start || end > tender.markdown.text.length)
      return undefined;
    edits.push({ document, start, end, text, expected: tender.markdown.text.slice(start, end) });
  }
  return edits.length === 0 ? undefined : edits;
}

function withoutRepetition(actions: readonly PlainAction[]): readonly PlainAction[] {
  const seen = new Set<string>();
  return actions.filter(({ title, edits }) => {
    const key = `${title}\n${edits.map(({ document, start, end }) => `${document} ${start} ${end}`).join(',')}`;
    return !seen.has(key) && seen.add(key);
  });
}
