import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBytes, utf8 } from '#lib/crypto/bytes';
import { importAesKey, open, type Place, seal, unwrap, wrap } from '#lib/crypto/seal';

const place: Place = { vault: 'v', store: 'items', id: 'a', schema: 1, revision: 3 };
const key = await importAesKey(randomBytes(32));

describe('seal and open', () => {
  test('default: gives back what was sealed', async () => {
    const sealed = await seal(key, place, utf8('I am a nurse'));
    expect(await open(key, place, sealed)).toEqual(utf8('I am a nurse'));
  });

  test('behavior: the same text twice has nothing in common', async () => {
    const [a, b] = [await seal(key, place, utf8('x')), await seal(key, place, utf8('x'))];
    expect(a.body).not.toEqual(b.body);
    expect(a.wrapped).not.toEqual(b.wrapped);
  });

  const elsewhere: [string, Partial<Place>][] = [
    ['vault', { vault: 'w' }],
    ['store', { store: 'grants' }],
    ['record', { id: 'b' }],
    ['schema', { schema: 2 }],
    ['revision', { revision: 2 }],
  ];
  test.each(elsewhere)('error: moved to another %s', async (_name, change) => {
    const sealed = await seal(key, place, utf8('x'));
    await expect(open(key, { ...place, ...change }, sealed)).rejects.toThrow(DOMException);
  });

  test('error: another key', async () => {
    const sealed = await seal(key, place, utf8('x'));
    await expect(open(await importAesKey(randomBytes(32)), place, sealed)).rejects.toThrow(DOMException);
  });

  test('error: any bit changed anywhere', async () => {
    const sealed = await seal(key, place, utf8('I am a nurse'));
    const fields = ['wrapIv', 'wrapped', 'iv', 'body'] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...fields), fc.nat(), fc.integer({ min: 0, max: 7 }), async (field, at, bit) => {
        const bytes = sealed[field].slice();
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        await expect(open(key, place, { ...sealed, [field]: bytes })).rejects.toThrow(DOMException);
      }),
    );
  });
});

describe('wrap and unwrap', () => {
  const secret = randomBytes(32);
  const kek = randomBytes(32);

  test('default: gives the secret back', async () => {
    expect(await unwrap(kek, 'root', await wrap(kek, 'root', secret))).toEqual(secret);
  });

  test('error: another purpose or key', async () => {
    const wrapped = await wrap(kek, 'root', secret);
    await expect(unwrap(kek, 'phrase', wrapped)).rejects.toThrow(DOMException);
    await expect(unwrap(randomBytes(32), 'root', wrapped)).rejects.toThrow(DOMException);
  });
});
