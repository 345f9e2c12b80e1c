import { decrypt, encrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util';
import fc from 'fast-check';
import nacl from 'tweetnacl';
import { describe, expect, test } from 'vitest';
import { fromBase64, fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import { isSafeKey, sealText } from '#lib/crypto/envelope';

const SECRET = '11'.repeat(32);
const PUBLIC = fromBase64(getEncryptionPublicKey(SECRET));

describe('sealText', () => {
  test('default: eth-sig-util opens what is sealed, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
        const opened = decrypt({ encryptedData: sealText(PUBLIC, text), privateKey: SECRET });
        expect(opened.slice(0, text.length)).toBe(text);
        expect(opened.slice(text.length)).toMatch(/^ *$/);
      }),
      { numRuns: 50 },
    );
  });

  test('behavior: it is of the very form that eth-sig-util makes', () => {
    const theirs = encrypt({
      publicKey: getEncryptionPublicKey(SECRET),
      data: 'x',
      version: 'x25519-xsalsa20-poly1305',
    });
    const ours = sealText(PUBLIC, 'x');
    expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
    expect(ours.version).toBe(theirs.version);
    expect(ours.nonce).toHaveLength(theirs.nonce.length);
    expect(ours.ephemPublicKey).toHaveLength(theirs.ephemPublicKey.length);
  });

  test('behavior: the length tells no more than the next 1,024 bytes', () => {
    const lengthOf = (text: string) => fromBase64(sealText(PUBLIC, text).ciphertext).length;
    expect(lengthOf('a')).toBe(lengthOf('a'.repeat(1_024)));
    expect(lengthOf('a'.repeat(1_025))).toBe(2_048 + nacl.box.overheadLength);
  });

  test('error: another key opens nothing', () => {
    expect(() => decrypt({ encryptedData: sealText(PUBLIC, 'x'), privateKey: '22'.repeat(32) })).toThrow();
  });
});

/** The points of low order of Curve25519 (RFC 7748, section 6.1; Wycheproof's `LowOrderPublic`). */
const LOW_ORDER = [
  '0x0000000000000000000000000000000000000000000000000000000000000000',
  '0x0100000000000000000000000000000000000000000000000000000000000000',
  '0xe0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '0x5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  '0xecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0xedffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0xeeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

describe('isSafeKey', () => {
  test.each(LOW_ORDER)('error: %s gives everybody the same secret', (key) => {
    expect(isSafeKey(fromHex(key))).toBe(false);
    expect(() => sealText(fromHex(key), 'x')).toThrow(RangeError);
  });

  test('default: a real key, and nothing of another length', () => {
    expect(isSafeKey(PUBLIC)).toBe(true);
    expect(isSafeKey(fromHex(toHex(PUBLIC).slice(0, -2)))).toBe(false);
    expect(isSafeKey(utf8(''))).toBe(false);
  });
});
