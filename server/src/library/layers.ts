// Layering: an organisation's own library laid over ours. A file with the same id replaces, a new id adds,
// `off` switches off with a reason. The result says from which layer each entry came.

import type { Library, Threshold, VatRate } from './model.ts';

export interface MergedLibrary {
  readonly library: Library;
  /** `rules/local-presence-at-bid` → the name of the library it came from. */
  readonly origins: ReadonlyMap<string, string>;
}

/** The name an unnamed library goes by. */
const unnamed = 'unnamed library';

/** Lays `layers` over `base`, in order: the last one wins. */
export function mergeLibraries(base: Library, layers: readonly Library[]): MergedLibrary {
  const origins = new Map<string, string>();
  const all = [base, ...layers];
  const merged = <K extends keyof Library, T>(
    key: K,
    entries: (library: Library) => readonly T[],
    id: (entry: T) => string,
  ) => {
    const found = new Map<string, T>();
    for (const library of all)
      for (const entry of entries(library)) {
        found.set(id(entry), entry);
        origins.set(`${key}/${id(entry)}`, library.name ?? unnamed);
      }
    return [...found.values()];
  };
  const byId = (entry: { readonly id: string }) => entry.id;
  const off = switchedOff(all);
  const on = <T extends { readonly id: string }>(entries: readonly T[]) =>
    entries.filter((entry) => !off.has(entry.id));
  const library: Library = {
    ...(base.name === undefined ? {} : { name: base.name }),
    ...(base.licence === undefined ? {} : { licence: base.licence }),
    version: [base.version, ...layers.map((layer) => `${slug(layer.name ?? unnamed)}.${layer.version}`)].join(
      '+',
    ),
    lawAsAt: base.lawAsAt,
    instruments: merged('instruments', (l) => l.instruments, byId),
    thresholds: merged('thresholds', (l) => l.thresholds, thresholdKey),
    vatRates: merged('vatRates', (l) => l.vatRates, vatRateKey),
    regimes: merged('regimes', (l) => l.regimes, byId).sort((a, b) => a.order - b.order),
    concepts: merged('concepts', (l) => l.concepts, byId),
    sectionKinds: merged(
      'sectionKinds',
      (l) => l.sectionKinds,
      (entry) => entry.kind,
    ),
    rules: on(merged('rules', (l) => l.rules, byId)),
    criteria: on(merged('criteria', (l) => l.criteria, byId)),
    clauses: on(merged('clauses', (l) => l.clauses, byId)),
    templates: merged('templates', (l) => l.templates, byId),
    templateParts: merged('templateParts', (l) => l.templateParts, byId),
    off: [...off].map(([id, reason]) => ({ id, reason })),
  };
  return { library, origins };
}

/** What is off in the end: a later layer that brings the entry anew switches it on again. */
function switchedOff(all: readonly Library[]): ReadonlyMap<string, string> {
  const off = new Map<string, string>();
  for (const library of all) {
    for (const { id } of [...library.rules, ...library.criteria, ...library.clauses]) off.delete(id);
    for (const { id, reason } of library.off) off.set(id, reason);
  }
  return off;
}

/** Two figures for the same purpose, case and period are one entry; the amount and its source are what may differ. */
function thresholdKey(threshold: Threshold): string {
  const { purpose, jurisdiction, authority, contract, lightTouch, procedure, currency, from } = threshold;
  return JSON.stringify([purpose, jurisdiction, authority, contract, lightTouch, procedure, currency, from]);
}

function vatRateKey(rate: VatRate): string {
  return JSON.stringify([rate.jurisdiction, rate.from]);
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
