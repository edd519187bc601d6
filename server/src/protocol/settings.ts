// Settings of the server: from initialization options, then from the client's configuration. Unknown and wrong
// values fall back to the defaults, so that a client that sends nothing gets a server that works.

export interface Settings {
  /** How diagnostics travel: `auto` pulls where the client can pull and refresh, and pushes otherwise. */
  readonly diagnosticsMode: 'auto' | 'push' | 'pull';
  /** Findings shown per document. */
  readonly maxFindings: number;
  /** `off` where the editor has an outline of Markdown of its own. */
  readonly outline: 'on' | 'off';
}

export const defaultSettings: Settings = {
  diagnosticsMode: 'auto',
  maxFindings: 1000,
  outline: 'on',
};

/** Settings with the values of a raw object laid over them. */
export function settingsOver(base: Settings, raw: unknown): Settings {
  if (!isRecord(raw)) return base;
  const diagnostics = isRecord(raw.diagnostics) ? raw.diagnostics : {};
  return {
    diagnosticsMode: oneOf(diagnostics.mode, ['auto', 'push', 'pull'], base.diagnosticsMode),
    maxFindings: wholeNumber(raw.maxFindings, 1, 100_000, base.maxFindings),
    outline: oneOf(raw.outline, ['on', 'off'], base.outline),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf<const T extends string>(value: unknown, allowed: readonly T[], otherwise: T): T {
  return allowed.find((candidate) => candidate === value) ?? otherwise;
}

function wholeNumber(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : otherwise;
}
