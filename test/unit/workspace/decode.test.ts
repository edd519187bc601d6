import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../server/src/workspace/decode.ts';

const utf8 = new TextEncoder();

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) bytes.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(bytes.buffer);
}

describe('decoding files', () => {
  it.each(['', 'Plain', '£6.2m – “quoted” 🏗', '\uFEFFwith a mark', 'a \uFFFD that is meant'])(
    'UTF-8: %j',
    (text) => {
      expect(decodeText(utf8.encode(text))).toEqual({ text, error: undefined });
    },
  );

  it('UTF-16 with a byte order mark, either way round', () => {
    const text = '\uFEFF£6.2m – 🏗\r\n';
    expect(decodeText(utf16(text, true))).toEqual({ text, error: undefined });
    expect(decodeText(utf16(text, false))).toEqual({ text, error: undefined });
  });

  it('names the first bad byte and reads the rest', () => {
    const bytes = Uint8Array.from([...utf8.encode('One\n£ and '), 0xa3, ...utf8.encode('5m, '), 0xe9]);
    const { text, error } = decodeText(bytes);
    expect(text).toBe('One\n£ and \uFFFD5m, \uFFFD');
    expect(error?.range).toEqual({ start: 10, end: 11 });
    expect(error?.message).toContain('the byte 0xA3 at position 11 (line 2)');
    expect(error?.message).toContain('save it again with the encoding UTF-8');
  });

  it.each([
    ['a lone continuation byte', [0x41, 0x80], 1],
    ['an overlong slash', [0xc0, 0xaf], 0],
    ['an overlong three-byte form', [0xe0, 0x80, 0xaf], 0],
    ['a surrogate', [0x41, 0x42, 0xed, 0xa0, 0x80], 2],
    ['beyond the last character', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a character cut off at the end', [0x41, 0xe2, 0x82], 1],
    ['a byte that never occurs', [0xff, 0x41], 0],
    ['bad after a real replacement character', [0xef, 0xbf, 0xbd, 0xff], 3],
  ])('%s', (_, bytes, at) => {
    expect(decodeText(Uint8Array.from(bytes)).error?.message).toContain(`at position ${at} `);
  });

  it('finds a bad byte exactly when a strict decoder refuses', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
        fc.pre(!isUtf16);
        let refused = false;
        try {
          strict.decode(bytes);
        } catch {
          refused = true;
        }
        expect(decodeText(bytes).error !== undefined).toBe(refused);
      }),
      { numRuns: 5_000 },
    );
  });
});
