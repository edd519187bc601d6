// Text turned back into the bytes of a file, in the encoding it was read in.

import { decodeText } from './decode.ts';

/** The bytes of a text in the encoding of the file it came from; undefined for a file that holds bytes of no encoding we know. */
export function encodeLike(original: Uint8Array, text: string): Uint8Array | undefined {
  if (decodeText(original).error !== undefined) return undefined;
  const [first, second] = original;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return bytes;
}
