import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from '#lib/crypto/bytes';

describe('spellings of bytes', () => {
  test('behavior: what is written is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(fromHex(toHex(bytes))).toEqual(bytes);
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
  });

  test('behavior: large input does not exhaust the stack', () => {
    const bytes = new Uint8Array(1_000_000).fill(7);
    expect(Buffer.compare(fromBase64(toBase64(bytes)), bytes)).toBe(0);
  });

  test.each(['', 'ff', '0xf', '0xgg'])('error: %j is not hex', (text) => {
    expect(() => fromHex(text)).toThrow(RangeError);
  });

  test('error: text that is not base64, bytes that are not UTF-8', () => {
    expect(() => fromBase64('*')).toThrow(RangeError);
    expect(() => fromUtf8(Uint8Array.of(0xff))).toThrow(TypeError);
    expect(fromUtf8(utf8('zażółć 🧵'))).toBe('zażółć 🧵');
  });
});
