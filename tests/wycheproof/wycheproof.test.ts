/**
 * C2SP/wycheproof against what Satchel does with these primitives. Its files are not copied here; fetch them, and
 *
 *     WYCHEPROOF=path/to/wycheproof/testvectors_v1 npm run test:wycheproof
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { computeAddress, recoverAddress, sha256, toBeHex } from 'ethers';
import nacl from 'tweetnacl';
import { describe, expect, test } from 'vitest';
import { type Bytes, concat, fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey, unwrap } from '#lib/crypto/seal';
import { sealToDevice } from '#lib/vault/file/pairing';

interface Case {
  tcId: number;
  comment: string;
  result: 'valid' | 'invalid' | 'acceptable';
  flags: string[];
}
interface Group<C> {
  keySize?: number;
  ivSize?: number;
  publicKey?: { uncompressed: string };
  tests: (Case & C)[];
}

const folder = process.env.WYCHEPROOF;
if (!folder) throw new Error('WYCHEPROOF names the folder testvectors_v1 of C2SP/wycheproof');

function groups<C>(name: string): Group<C>[] {
  return JSON.parse(readFileSync(join(folder ?? '', `${name}_test.json`), 'utf8')).testGroups;
}
const bytes = (hex: string): Bytes => fromHex(`0x${hex}`);

describe('AES-256-GCM with 96-bit nonces', () => {
  type C = { key: string; iv: string; aad: string; msg: string; ct: string; tag: string };
  const cases = groups<C>('aes_gcm').flatMap((group) =>
    group.keySize === 256 && group.ivSize === 96 ? group.tests : [],
  );

  test.each(cases)('$tcId: $comment ($result)', async ({ key, iv, aad, msg, ct, tag, result }) => {
    const params = { name: 'AES-GCM', iv: bytes(iv), additionalData: bytes(aad) };
    const sealed = concat(bytes(ct), bytes(tag));
    const ways = [
      async () => new Uint8Array(await crypto.subtle.decrypt(params, await importAesKey(bytes(key)), sealed)),
    ];
    if (aad === '') ways.push(() => unwrap(bytes(key), '', { iv: bytes(iv), body: sealed }));
    for (const open of ways) {
      if (result === 'valid') expect(toHex(await open())).toBe(`0x${msg}`);
      else await expect(open()).rejects.toThrow(DOMException);
    }
  });
});

describe('HKDF-SHA-256, as far as our 32 bytes go', () => {
  type C = { ikm: string; salt: string; info: string; size: number; okm: string };
  const cases = groups<C>('hkdf_sha256').flatMap(({ tests }) => tests.filter(({ result }) => result === 'valid'));

  test.each(cases)('$tcId: $comment', async ({ ikm, salt, info, okm, size }) => {
    const made = toHex(await hkdf(bytes(ikm), bytes(info), bytes(salt))).slice(2);
    expect(made.slice(0, 2 * size)).toBe(okm.slice(0, 64));
  });
});

describe('X25519', () => {
  type C = { public: string; private: string; shared: string };
  const cases = groups<C>('x25519').flatMap(({ tests }) => tests);
  const isZero = ({ shared }: C) => /^0+$/.test(shared);

  test.each(cases)('$tcId: $comment', (each) => {
    expect(toHex(nacl.scalarMult(bytes(each.private), bytes(each.public)))).toBe(`0x${each.shared}`);
  });

  test.each(cases.filter(isZero))('$tcId: $comment: no key is sealed to it', (each) => {
    const seal = () => sealToDevice(bytes(each.public), randomBytes(32), randomBytes(16));
    expect(seal).toThrow(expect.objectContaining({ code: 'bad-code' }));
  });
});

describe('ECDSA over secp256k1, as those who check a grant recover its signer', () => {
  type C = { msg: string; sig: string };
  const all = groups<C>('ecdsa_secp256k1_sha256_p1363').flatMap(({ publicKey, tests }) =>
    tests.map((each) => ({ ...each, signer: computeAddress(`0x${publicKey?.uncompressed}`) })),
  );

  test.each(all)('$tcId: $comment ($result)', ({ msg, sig, signer, result }) => {
    const s = BigInt(`0x${sig.slice(64) || '0'}`);
    // EIP-2: of two signatures that say the same, only the lower one counts. ethers looks at the top bit alone.
    const counts = result === 'valid' && s < 2n ** 255n;
    expect(signersOf(sha256(`0x${msg}`), sig).includes(signer)).toBe(counts);
  });
});

function signersOf(digest: string, sig: string): string[] {
  if (sig.length !== 128) return [];
  return [27, 28].flatMap((v) => {
    try {
      return recoverAddress(digest, { r: `0x${sig.slice(0, 64)}`, s: `0x${sig.slice(64)}`, v: toBeHex(v) });
    } catch {
      return [];
    }
  });
}
