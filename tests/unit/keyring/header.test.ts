import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomBytes, toBase64 } from '#lib/crypto/bytes';
import {
  checkKdf,
  type Header,
  newSecrets,
  openByPasskey,
  parseHeader,
  withPasskey,
  wrapSecrets,
} from '#lib/keyring/index';
import { isBelowDefault, type KdfHeader, newKdf, WalletError } from '#lib/protocol/index';

const kdf = newKdf();
const secrets = newSecrets();
const wallet = { vaultId: crypto.randomUUID(), phraseKept: false };
const bare = await wrapSecrets(secrets, { kdf, kek: randomBytes(32) }, wallet);
const made = (name: string) => ({
  id: crypto.randomUUID(),
  name,
  created: 1_800_000_000_000,
  credentialId: toBase64(randomBytes(32)),
  salt: toBase64(randomBytes(32)),
});
const header = await withPasskey(bare, secrets, made('This laptop'), randomBytes(32));

describe('parseHeader', () => {
  test('default: what was written is read, also after a trip through JSON', () => {
    expect(parseHeader(JSON.parse(JSON.stringify(header)))).toEqual(header);
  });

  test('behavior: the first version is read as this one', () => {
    const { rev: _rev, passkeys: _passkeys, ...fields } = bare;
    expect(parseHeader({ ...fields, v: 1 })).toEqual({ ...bare, rev: 0, passkeys: [] });
  });

  test('error: a later version is refused as such', () => {
    expect(() => parseHeader({ ...header, v: 3 })).toThrow(expect.objectContaining({ code: 'vault-newer' }));
  });

  test('error: a field more or less, or anything else', () => {
    const { phraseKept: _kept, ...less } = header;
    const [passkey] = header.passkeys;
    for (const value of [
      { ...header, extra: 1 },
      { ...header, v: 1 },
      less,
      null,
      'header',
      [],
      { ...header, kdf: { ...kdf, salt: '*' } },
      { ...header, rev: -1 },
      { ...header, passkeys: [{ ...passkey, extra: 1 }] },
      { ...header, passkeys: [passkey, passkey] },
      { ...header, passkeys: Array.from({ length: 21 }, () => ({ ...passkey, id: crypto.randomUUID() })) },
    ]) {
      expect(() => parseHeader(value)).toThrow(expect.objectContaining({ code: 'vault-corrupt' }));
    }
  });

  test('behavior: mutated bytes parse or are refused with a code, never anything else', { timeout: 60_000 }, () => {
    const text = JSON.stringify(header);
    let parsed = 0;
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 4 }), (at, noise) => {
        let value: unknown;
        try {
          value = JSON.parse(text.slice(0, at) + noise + text.slice(at + noise.length));
        } catch {
          // Not JSON: the header is stored as an object, so the object is mutated below as well.
          value = mutate(header, at, noise);
        }
        parsed++;
        try {
          checkKdf(parseHeader(value).kdf);
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
        }
      }),
      { numRuns: 20_000 },
    );
    expect(parsed).toBe(20_000);
  });

  test('behavior: what parses opens or is refused with a code', async () => {
    const id = header.passkeys[0]?.id ?? '';
    await fc.assert(
      fc.asyncProperty(fc.nat(500), fc.anything(), async (at, noise) => {
        let parsed: Header;
        try {
          parsed = parseHeader(mutate(header, at, noise));
        } catch {
          return;
        }
        await expect(openByPasskey(parsed, id, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-passkey' });
      }),
      { numRuns: 500 },
    );
  });
});

/** Another value in the place of one leaf of the object, counted in its own order. */
function mutate(value: unknown, at: number, noise: unknown): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: Record<string, unknown>) => {
    for (const key of Object.keys(node)) {
      places.push([node, key]);
      const inner = node[key];
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>);
    }
  };
  walk(copy);
  const [node, key] = places[at % places.length] ?? [copy, 'v'];
  node[key] = noise;
  return copy;
}

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

  test('behavior: parameters at the floor still open, and are known to be below what is usual now', () => {
    const old = { ...kdf, memoryKiB: 19_456, passes: 2 };
    checkKdf(old);
    expect([isBelowDefault(old), isBelowDefault(kdf), isBelowDefault({ ...kdf, passes: 4 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
