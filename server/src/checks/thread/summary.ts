// A thread in a few words: "1 criterion, 2 terms, no KPI".

import type { Library } from '../../library/model.ts';
import type { ThreadLine } from '../pack.ts';
import type { PackView } from '../view.ts';
import { placesAt, type Thread, threadsOf } from './threads.ts';

/** Criteria, terms, KPIs, and whatever of monitoring and remedy is missing. */
export function threadSummary(thread: Thread): string {
  const scored = placesAt(thread, 'criterion');
  const criteria = scored.filter((p) => !p.isGeneral).length;
  const terms = placesAt(thread, 'specification', 'contract').filter((p) => !p.isGeneral).length;
  const general = placesAt(thread, 'contract').filter((p) => p.isGeneral).length;
  const kpis = placesAt(thread, 'kpi').length;
  return [
    criteria === 0 && scored.length > 0 ? 'a general criterion' : counted(criteria, 'criterion', 'criteria'),
    terms === 0 && general > 0 ? 'a general term' : counted(terms, 'term', 'terms'),
    counted(kpis, 'KPI', 'KPIs'),
    ...(placesAt(thread, 'monitoring').length === 0 && kpis === 0 ? ['no monitoring'] : []),
    ...(placesAt(thread, 'remedy').length === 0 ? ['no remedy'] : []),
  ].join(', ');
}

const counted = (n: number, one: string, many: string) =>
  n === 0 ? `no ${one}` : n === 1 ? `1 ${one}` : `${n} ${many}`;

/** The threads of a pack, each with its summary. */
export function threadLines(view: PackView): readonly ThreadLine[] {
  return threadsOf(view).map((thread) => ({
    theme: thread.theme,
    title: themeTitle(thread, view.compiled.library),
    summary: threadSummary(thread),
    places: thread.places,
  }));
}

/** The theme as a person names it. */
export function themeTitle(thread: Thread, library: Library): string {
  return library.concepts.find((c) => c.id === thread.theme)?.title ?? thread.theme;
}
