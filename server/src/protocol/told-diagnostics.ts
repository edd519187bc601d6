// A document's findings as the protocol's diagnostics. After an edit most of them say what they said, and most where they
// said it: those stay the same objects, so that nobody has to look at them again.

import type { Diagnostic, Position } from 'vscode-languageserver';
import type { Finding } from '../checks/finding.ts';
import {
  diagnosticOf,
  overflow,
  relatedAtMost,
  type ShownFindings,
  sayTheSame,
} from '../language/diagnostics.ts';
import type { Severity } from '../library/model.ts';
import type { Abilities } from './abilities.ts';
import { type Place, type PlaceOf, protocolDiagnostic } from './convert.ts';
import { follows, movedTo } from './diagnostics-bytes.ts';

/** What a document's findings were told as: the i-th finding as the i-th item. */
export interface ToldFindings extends ShownFindings {
  /** One more than findings where some are not shown. */
  readonly items: Diagnostic[];
}

/** The findings as diagnostics of the document at `place`; the same list as before where nothing differs. */
export function toldFindings(
  { findings, hidden }: ShownFindings,
  before: ToldFindings | undefined,
  place: Place,
  placeOf: PlaceOf,
  abilities: Abilities,
): ToldFindings {
  const fromOld = before === undefined ? undefined : counterparts(before.findings, findings);
  const items = findings.map((finding, index): Diagnostic => {
    const old = before?.items[fromOld?.[index] ?? -1];
    if (old === undefined) return protocolDiagnostic(diagnosticOf(finding), place, placeOf, abilities);
    if (!hasSameRelated(old, finding, placeOf, abilities)) {
      const now = protocolDiagnostic(diagnosticOf(finding), place, placeOf, abilities);
      return isSame(old, now) ? old : now;
    }
    const range = place.rangeOf(finding.range);
    if (isSameRange(old.range, range)) return old;
    return old.relatedInformation === undefined ? movedTo(old, range) : { ...old, range };
  });
  if (hidden > 0) {
    const said = protocolDiagnostic(overflow(hidden, findings.length), place, placeOf, abilities);
    const old = before?.items[before.findings.length];
    items.push(old !== undefined && isSame(old, said) ? old : said);
  }
  if (before === undefined) return { findings, hidden, items };
  if (items.length === before.items.length && items.every((item, index) => item === before.items[index]))
    return { findings, hidden, items: before.items };
  follows(items, before.items);
  return { findings, hidden, items };
}

/** Whether what a diagnostic says of other places still holds. */
function hasSameRelated(
  { relatedInformation }: Diagnostic,
  { related }: Finding,
  placeOf: PlaceOf,
  abilities: Abilities,
): boolean {
  if (relatedInformation === undefined) return related.length === 0 || !abilities.takesRelatedInformation;
  const length = Math.min(related.length, relatedAtMost);
  if (relatedInformation.length !== length) return false;
  return relatedInformation.every(({ message, location }, index) => {
    const { document, range, message: said } = related[index] as Finding['related'][number];
    const place = placeOf(document);
    return (
      place !== undefined &&
      message === said &&
      location.uri === place.uri &&
      isSameRange(location.range, place.rangeOf(range))
    );
  });
}

/**
 * For each finding the index of an older one that says the same; -1 where there is none. Within a severity findings are in the
 * order of the text: before an edit they are where they were, after it as far from the end.
 */
function counterparts(old: readonly Finding[], now: readonly Finding[]): Int32Array {
  const found = new Int32Array(now.length).fill(-1);
  for (const severity of severities) {
    let [oldFrom, oldTo] = stretchOf(old, severity);
    let [from, to] = stretchOf(now, severity);
    const isAlike = (a: number, b: number, further: number): boolean => {
      const [one, other] = [old[a] as Finding, now[b] as Finding];
      return other.range.start - one.range.start === further && sayTheSame(one, other);
    };
    while (from < to && oldFrom < oldTo && isAlike(oldFrom, from, 0)) found[from++] = oldFrom++;
    const further = from < to && oldFrom < oldTo ? startAt(now, to - 1) - startAt(old, oldTo - 1) : 0;
    while (from < to && oldFrom < oldTo && isAlike(oldTo - 1, to - 1, further)) found[--to] = --oldTo;
    // Between them some came and some went; the others are where the edit has moved them.
    while (from < to && oldFrom < oldTo) {
      const ahead = startAt(now, from) - startAt(old, oldFrom) - further;
      if (ahead === 0 && isAlike(oldFrom, from, further)) found[from++] = oldFrom++;
      else if (ahead > 0) oldFrom++;
      else from++;
    }
  }
  return found;
}

function startAt(findings: readonly Finding[], index: number): number {
  return (findings[index] as Finding).range.start;
}

const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** From where to where findings of a severity stand in a list that is ordered by it. */
function stretchOf(findings: readonly Finding[], severity: Severity): [number, number] {
  const from = findings.findIndex((finding) => finding.severity === severity);
  return from < 0 ? [0, 0] : [from, findings.findLastIndex((finding) => finding.severity === severity) + 1];
}

function isSameRange(a: Diagnostic['range'], b: Diagnostic['range']): boolean {
  return isSamePosition(a.start, b.start) && isSamePosition(a.end, b.end);
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** Deep equality of plain JSON. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) =>
    isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
