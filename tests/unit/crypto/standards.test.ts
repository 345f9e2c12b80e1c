import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat, fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey, unwrap } from '#lib/crypto/seal';
import { sealToDevice } from '#lib/vault/file/pairing';

const hex = v.pipe(
  v.string(),
  v.regex(/^([0-9a-f]{2})*$/),
  v.transform((digits) => fromHex(`0x${digits}`)),
);
const outcome = v.picklist(['success', 'refused']);
const id = v.number();

/** Published vectors; an unknown field is an error. */
function vectors<const E extends v.ObjectEntries>(name: string, entries: E) {
  const file = v.strictObject({ source: v.string(), licence: v.string(), tests: v.array(v.strictObject(entries)) });
  return v.parse(file, JSON.parse(readFileSync(`tests/vectors/${name}.json`, 'utf8'))).tests;
}

describe('AES-256-GCM: NIST CAVP', () => {
  const tests = vectors('aes-gcm', { id, key: hex, iv: hex, aad: hex, plaintext: hex, sealed: hex, expect: outcome });

  const open = async (key: Bytes, iv: Bytes, aad: Bytes, sealed: Bytes) => {
    const params = { name: 'AES-GCM', iv, additionalData: aad };
    return new Uint8Array(await crypto.subtle.decrypt(params, await importAesKey(key), sealed));
  };

  test.each(tests)('$id: $expect', async ({ key, iv, aad, plaintext, sealed, expect: expected }) => {
    const opened = open(key, iv, aad, sealed);
    if (expected === 'refused') await expect(opened).rejects.toThrow(DOMException);
    else expect(await opened).toEqual(plaintext);
  });

  test.each(tests.filter(({ aad }) => aad.length === 0))(
    '$id: $expect, as a wrapped secret',
    async ({ key, iv, plaintext, sealed, expect: expected }) => {
      const opened = unwrap(key, '', { iv, body: sealed });
      if (expected === 'refused') await expect(opened).rejects.toThrow(DOMException);
      else expect(await opened).toEqual(plaintext);
    },
  );
});

describe('HKDF-SHA-256: RFC 5869', () => {
  const tests = vectors('hkdf', { id, secret: hex, salt: hex, info: hex, okm: hex });
  test.each(tests)('$id', async ({ secret, salt, info, okm }) => {
    expect(toHex(await hkdf(secret, info, salt))).toBe(toHex(okm.slice(0, 32)));
  });
});

describe('X25519: RFC 7748, and keys of low order', () => {
  const tests = vectors('x25519', {
    id,
    scalar: v.optional(hex),
    u: hex,
    shared: v.optional(hex),
    expect: outcome,
  });
  const sound = tests.filter((each) => each.expect === 'success');
  const unsafe = tests.filter((each) => each.expect === 'refused');

  test.each(sound)('$id: success', async ({ scalar, u, shared }) => {
    const { default: nacl } = await import('tweetnacl');
    if (!scalar || !shared) expect.fail('the vector is not complete');
    expect(nacl.scalarMult(scalar, u)).toEqual(shared);
  });

  test.each(unsafe)('$id: no key is sealed to it', ({ u }) => {
    const seal = () => sealToDevice(u, randomBytes(32), randomBytes(16));
    expect(seal).toThrow(expect.objectContaining({ code: 'bad-code' }));
  });

  test('behavior: a sound key takes one', () => {
    const [{ shared } = {}] = sound;
    expect(sealToDevice(shared ?? expect.fail('no vector'), randomBytes(32), randomBytes(16)).by).toBe('pairing');
  });
});

test('behavior: a cut tag does not open, however little is missing', async () => {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const params = { name: 'AES-GCM', iv, additionalData: new Uint8Array(0) };
  const whole = new Uint8Array(await crypto.subtle.encrypt(params, await importAesKey(key), randomBytes(32)));
  for (let cut = 1; cut <= whole.length; cut++) {
    const body = concat(whole.slice(0, whole.length - cut));
    await expect(unwrap(key, '', { iv, body })).rejects.toThrow(DOMException);
  }
});
