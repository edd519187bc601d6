// Bytes of a file turned into text: UTF-8 with or without a byte order mark, UTF-16 with one. Bytes that are
// no UTF-8 become replacement characters, and the first of them is named.

import type { Range } from '../markdown/blocks.ts';

export interface DecodedText {
  /** A byte order mark stays as the first character. */
  readonly text: string;
  /** The first place that could not be decoded, and how to put it right. */
  readonly error: { readonly range: Range; readonly message: string } | undefined;
}

/** Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  const text = decode(bytes, encoding);
  if (encoding !== 'utf-8' || !text.includes('\uFFFD')) return { text, error: undefined };
  const bad = firstBadByte(bytes);
  if (bad === undefined) return { text, error: undefined };
  const start = decode(bytes.subarray(0, bad), encoding).length;
  const byte = (bytes[bad] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const line = text.slice(0, start).split(/\r\n|\r|\n/).length;
  return {
    text,
    error: {
      range: { start, end: Math.min(start + 1, text.length) },
      message: `The file is not valid UTF-8: the byte 0x${byte} at position ${bad.toLocaleString('en-GB')} (line ${line}) stands for no character. Such characters are read as "\uFFFD". The file may have been saved as Windows-1252: save it again with the encoding UTF-8.`,
    },
  };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Where the first byte stands that no well-formed UTF-8 has there; undefined where all is well. */
function firstBadByte(bytes: Uint8Array): number | undefined {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    for (let j = 1; j < length; j++) {
      const next = bytes[i + j] ?? 0;
      const [low, high] = j === 1 ? secondByte(lead) : [0x80, 0xbf];
      if (i + j >= bytes.length || next < low || next > high) return i;
    }
    i += length;
  }
  return undefined;
}

/** Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte. */
function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
