import { createPrivateKey, createPublicKey, hkdfSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digitsOf, ownPersonKeys, publicKeysOf, readCard, writeCard } from '#lib/consent/people/card';
import { CARD_PREFIX, WalletError } from '#lib/protocol/index';
import vectors from '../../../vectors/share.json';

const [anna, ben] = await Promise.all([ownPersonKeys(vectors.anna.secret), ownPersonKeys(vectors.ben.secret)]);

/** What begins a key of the kind in PKCS #8 and SPKI (RFC 8410). */
const PKCS8 = { x25519: '302e020100300506032b656e04220420', ed25519: '302e020100300506032b657004220420' };
const SPKI_ED25519 = '302a300506032b6570032100';

/** A public key as Node makes it of what the specification derives. */
function publicKeyByNode(secret: string, kind: 'x25519' | 'ed25519', info: string): string {
  const seed = Buffer.from(hkdfSync('sha256', Buffer.from(secret.slice(2), 'hex'), new Uint8Array(32), info, 32));
  const key = createPrivateKey({
    key: Buffer.concat([Buffer.from(PKCS8[kind], 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
}

describe('a contact card', () => {
  test.each([
    ['anna', anna, vectors.anna],
    ['ben', ben, vectors.ben],
  ] as const)('default: keys, digits and card of %s are those of the vectors', (_who, own, vector) => {
    expect(publicKeysOf(own)).toEqual(vector.keys);
    expect(digitsOf(publicKeysOf(own))).toBe(vector.digits);
    expect(writeCard(own, vector.name)).toBe(vector.card);
    expect(readCard(vector.card)).toEqual({ name: vector.name, keys: vector.keys });
  });

  test.each([vectors.anna, vectors.ben])(
    'default: Node’s own cryptography says the same of $name',
    ({ secret, keys, card, name }) => {
      expect(publicKeyByNode(secret, 'x25519', 'satchel/people/box')).toBe(keys.box);
      expect(publicKeyByNode(secret, 'ed25519', 'satchel/people/sign')).toBe(keys.sign);
      const bytes = Buffer.from(card.slice(CARD_PREFIX.length), 'base64url');
      const body = bytes.subarray(0, -64);
      expect(body.subarray(1, -64).toString()).toBe(name);
      const signed = Buffer.concat([Buffer.from('satchel contact card v1\n'), body]);
      const spki = Buffer.from(SPKI_ED25519 + keys.sign, 'hex');
      const by = createPublicKey({ key: spki, format: 'der', type: 'spki' });
      expect(verify(null, signed, by, bytes.subarray(-64))).toBe(true);
    },
  );

  test('behavior: any name comes back; the card fits into a picture', () => {
    const name = fc.string({ maxLength: 40 }).map((typed) => typed.replace(/[^\p{L}\p{N}]/gu, ''));
    fc.assert(
      fc.property(name, (called) => {
        const card = writeCard(anna, called);
        expect(readCard(card)).toEqual({ name: called, keys: publicKeysOf(anna) });
        expect(card.length).toBeLessThan(420);
      }),
    );
  });

  test('behavior: white space that a message put into it does not matter', () => {
    const card = writeCard(anna, 'Anna');
    expect(readCard(` ${card.slice(0, 50)}\n${card.slice(50)} `).name).toBe('Anna');
  });

  test('error: one changed character anywhere is refused', () => {
    const card = writeCard(anna, 'Anna');
    for (let at = 0; at < card.length; at++) {
      const other = card[at] === 'A' ? 'B' : 'A';
      expect(() => readCard(card.slice(0, at) + other + card.slice(at + 1))).toThrow(WalletError);
    }
  });

  test('error: cut off, of another’s key, with signs that are not seen, or with a key that keeps nothing secret', () => {
    const card = writeCard(anna, 'Anna');
    expect(() => readCard(card.slice(0, -4))).toThrow(expect.objectContaining({ code: 'card-damaged' }));
    expect(() =>
      readCard(writeCard({ ...anna, sign: { ...anna.sign, publicKey: ben.sign.publicKey } }, 'Anna')),
    ).toThrow(expect.objectContaining({ code: 'card-damaged' }));
    expect(() => readCard(writeCard(anna, 'An\u202ena'))).toThrow(expect.objectContaining({ code: 'card-damaged' }));
    const zero = { ...anna.box, publicKey: new Uint8Array(32) };
    expect(() => readCard(writeCard({ ...anna, box: zero }, 'Anna'))).toThrow(
      expect.objectContaining({ code: 'card-damaged' }),
    );
  });

  test('error: of any text nothing comes but a card or the one error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((rest) => CARD_PREFIX + rest),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => CARD_PREFIX + Buffer.from(bytes).toString('base64url')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(() => readCard(typed)).toThrow(expect.objectContaining({ code: 'card-damaged' }));
      }),
    );
  });
});
