import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#lib/crypto/canonical';

describe('canonicalJson', () => {
  // RFC 8785, section 3.2.3: sorted by UTF-16 code units, so the emoji's surrogates come before U+FB33.
  test('vector: the order of keys in RFC 8785', () => {
    const input = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(canonicalJson(input)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
  });

  // RFC 8785, section 3.2.2.2.
  test('vector: escapes in RFC 8785', () => {
    expect(canonicalJson('€$\u000f\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
  });

  test.each([
    [null, 'null'],
    [true, 'true'],
    [-0, '0'],
    [-12, '-12'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [[], '[]'],
    [{}, '{}'],
    [Object.create(null), '{}'],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
    [{ b: [1, { d: 'x', c: null }], a: '' }, '{"a":"","b":[1,{"c":null,"d":"x"}]}'],
  ])('default: %j', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test('property: one text however the keys came to be ordered, and JSON reads it back', () => {
    const integers = fc.maxSafeInteger().map((n) => n + 0);
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constant(null),
        fc.boolean(),
        integers,
        fc.string({ unit: 'grapheme' }),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('json'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(reversed(value))).toBe(text);
      }),
    );
  });

  const cycle: unknown[] = [];
  cycle.push(cycle);
  test.each([
    ['a fraction', 0.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['an integer beyond 2^53', 2 ** 53],
    ['a bigint', 1n],
    ['undefined', undefined],
    ['undefined in an object', { a: undefined }],
    ['a hole in an array', new Array(1)],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a date', new Date(0)],
    ['bytes', new Uint8Array(1)],
    ['a map', new Map()],
    ['a lone surrogate', 'x\ud800'],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a cycle', cycle],
  ])('error: %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
