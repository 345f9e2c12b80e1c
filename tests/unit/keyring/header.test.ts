import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBytes, toBase64 } from '#lib/crypto/bytes';
import { checkKdf, parseHeader } from '#lib/keyring/header';
import { createSecrets } from '#lib/keyring/secrets';
import { type KdfHeader, WalletError } from '#lib/protocol/index';

const kdf: KdfHeader = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: toBase64(randomBytes(16)) };
const { header } = await createSecrets(kdf, randomBytes(32));

describe('parseHeader', () => {
  test('default: what was written is read, also after a trip through JSON', () => {
    expect(parseHeader(JSON.parse(JSON.stringify(header)))).toEqual(header);
  });

  test('error: a later version is refused as such', () => {
    expect(() => parseHeader({ ...header, v: 2 })).toThrow(expect.objectContaining({ code: 'vault-newer' }));
  });

  test('error: a field more or less, or anything else', () => {
    const { phraseKept: _kept, ...less } = header;
    for (const value of [
      { ...header, extra: 1 },
      less,
      null,
      'header',
      [],
      { ...header, kdf: { ...kdf, salt: '*' } },
    ]) {
      expect(() => parseHeader(value)).toThrow(expect.objectContaining({ code: 'vault-corrupt' }));
    }
  });

  test('behavior: mutated bytes parse or are refused with a code, never anything else', () => {
    const text = JSON.stringify(header);
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 4 }), (at, noise) => {
        let value: unknown;
        try {
          value = JSON.parse(text.slice(0, at) + noise + text.slice(at + noise.length));
        } catch {
          return;
        }
        try {
          parseHeader(value);
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('checkKdf', () => {
  const weak: [string, Partial<KdfHeader>][] = [
    ['little memory', { memoryKiB: 19_455 }],
    ['few passes', { passes: 1 }],
    ['a short salt', { salt: toBase64(randomBytes(15)) }],
    ['memory that would exhaust the machine', { memoryKiB: 1_048_577 }],
    ['passes without end', { passes: 21 }],
    ['many lanes', { lanes: 5 }],
    ['a fraction of a pass', { passes: 2.5 }],
  ];
  test.each(weak)('error: %s', (_name, change) => {
    expect(() => checkKdf({ ...kdf, ...change })).toThrow(expect.objectContaining({ code: 'weak-kdf' }));
  });
});
