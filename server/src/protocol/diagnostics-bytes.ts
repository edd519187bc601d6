// Diagnostics as the bytes that travel. A large document has hundreds of them, and an edit changes or moves a few: what an
// answer has in common with the one before is written once.

import type { Diagnostic, Message } from 'vscode-languageserver';

/** What was written of a list: its diagnostics with commas between them, without brackets; `ends[i]` is where the i-th ends. */
interface Written {
  readonly items: readonly Diagnostic[];
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}
/** All of a diagnostic after its range: shared by those that say the same at another place. */
interface Rest {
  bytes: Uint8Array | undefined;
}

const writtenOf = new WeakMap<readonly Diagnostic[], Written>();
const basisOf = new WeakMap<readonly Diagnostic[], Written>();
const restOf = new WeakMap<Diagnostic, Rest>();
const utf8 = new TextEncoder();
const COMMA = utf8.encode(',');

/** Says that a list of diagnostics comes after another and may share some, the same objects, with it. */
export function follows(items: readonly Diagnostic[], before: readonly Diagnostic[]): void {
  const basis = writtenOf.get(before) ?? basisOf.get(before);
  if (basis !== undefined && items !== before) basisOf.set(items, basis);
}

/** A diagnostic at another place that says nothing else. */
export function movedTo(item: Diagnostic, range: Diagnostic['range']): Diagnostic {
  const moved = { ...item, range };
  let rest = restOf.get(item);
  if (rest === undefined) {
    rest = { bytes: undefined };
    restOf.set(item, rest);
  }
  restOf.set(moved, rest);
  return moved;
}

/** A message as JSON in UTF-8; diagnostics in it are taken from what was written before. */
export function messageBytes(message: Message): Uint8Array {
  if (!holdsDiagnostics(message)) return utf8.encode(JSON.stringify(message));
  const parts: Uint8Array[] = [];
  let text = '';
  const say = (value: unknown, depth: number): void => {
    if (Array.isArray(value)) {
      parts.push(utf8.encode(`${text}[`), diagnosticsBytes(value));
      text = ']';
    } else if (depth > 0 && isPlainObject(value)) {
      text += '{';
      let between = '';
      for (const [key, inner] of Object.entries(value)) {
        if (inner === undefined) continue;
        text += `${between}${JSON.stringify(key)}:`;
        say(inner, depth - 1);
        between = ',';
      }
      text += '}';
    } else text += JSON.stringify(value) ?? 'null';
  };
  say(message, DEEPEST);
  parts.push(utf8.encode(text));
  return joined(parts);
}

/** Depth of the objects around a list: `result.relatedDocuments[uri].items`. */
const DEEPEST = 4;

/** Whether a message publishes diagnostics or answers a pull. */
function holdsDiagnostics(message: Message): boolean {
  if ('method' in message) return message.method === 'textDocument/publishDiagnostics';
  const { result } = message as { readonly result?: unknown };
  return isPlainObject(result) && (result.kind === 'full' || result.kind === 'unchanged');
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function diagnosticsBytes(items: readonly Diagnostic[]): Uint8Array {
  const known = writtenOf.get(items);
  if (known !== undefined) return known.bytes;
  const written = writtenAfter(items, basisOf.get(items));
  basisOf.delete(items);
  writtenOf.set(items, written);
  return written.bytes;
}

/** Stretches that the list shares with the one before are copied as a whole, commas included. */
function writtenAfter(items: readonly Diagnostic[], before: Written | undefined): Written {
  const parts: Uint8Array[] = [];
  const ends: number[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  let next = 0;
  let indexOf: ReadonlyMap<Diagnostic, number> | undefined;
  for (let i = 0; i < items.length; ) {
    const item = items[i] as Diagnostic;
    if (i > 0) add(COMMA);
    let from = before?.items[next] === item ? next : undefined;
    if (before !== undefined && from === undefined) {
      indexOf ??= new Map(before.items.map((old, index) => [old, index]));
      from = indexOf.get(item);
    }
    if (before === undefined || from === undefined) {
      for (const part of partsOf(item)) add(part);
      ends.push(length);
      i++;
      continue;
    }
    const start = from === 0 ? 0 : (before.ends[from - 1] as number) + 1;
    const shift = length - start;
    next = from;
    while (i < items.length && next < before.items.length && items[i] === before.items[next]) {
      ends.push((before.ends[next] as number) + shift);
      i++;
      next++;
    }
    add(before.bytes.subarray(start, before.ends[next - 1] as number));
  }
  return { items, bytes: joined(parts), ends };
}

function partsOf(item: Diagnostic): readonly Uint8Array[] {
  const rest = restOf.get(item);
  if (rest === undefined) return [utf8.encode(JSON.stringify(item))];
  const { range, ...said } = item;
  rest.bytes ??= utf8.encode(`,${JSON.stringify(said).slice(1)}`);
  return [utf8.encode(`{"range":${JSON.stringify(range)}`), rest.bytes];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
