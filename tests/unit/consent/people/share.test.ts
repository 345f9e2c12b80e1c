import fc from 'fast-check';
import nacl from 'tweetnacl';
import { describe, expect, test } from 'vitest';
import { ownPersonKeys, publicKeysOf } from '#lib/consent/people/card';
import { openShare, sealShare } from '#lib/consent/people/share';
import { SHARE_PREFIX, WalletError } from '#lib/protocol/index';
import vectors from '../../../vectors/share.json';

const DAY = 86_400_000;
const AT = 1_795_000_000_000;
const ID = '3f0e7a52-6a1c-4c7e-9f0b-1d2c3b4a5968';
const ITEMS = [{ text: 'Allergic to peanuts', category: 'Health' }];

const [anna, ben, eve] = await Promise.all([
  ownPersonKeys(vectors.anna.secret),
  ownPersonKeys(vectors.ben.secret),
  ownPersonKeys(`0x${'33'.repeat(32)}`),
]);
const toBen = publicKeysOf(ben).box;
const share = { id: ID, at: AT, until: AT + 7 * DAY, items: ITEMS };
const sealed = sealShare(anna, 'Anna', toBen, share);
const refused = (code: string) => expect.objectContaining({ code });

describe('a share', () => {
  test('default: the one whom it is for opens it, and it says who it is from', () => {
    expect(openShare(sealed, ben, AT + DAY)).toEqual({ ...share, from: { name: 'Anna', keys: publicKeysOf(anna) } });
  });

  test('default: that of the vectors opens', () => {
    const { text, at, opened } = vectors.share;
    expect(openShare(text, ben, at)).toEqual(opened);
  });

  test('behavior: two of the same lines have nothing in common, and their length tells little', () => {
    const again = sealShare(anna, 'Anna', toBen, share);
    expect(again).toHaveLength(sealed.length);
    expect(again.slice(SHARE_PREFIX.length, SHARE_PREFIX.length + 40)).not.toBe(
      sealed.slice(SHARE_PREFIX.length, SHARE_PREFIX.length + 40),
    );
    const other = sealShare(anna, 'Anna', toBen, { ...share, items: [{ text: 'Left-handed', category: 'Health' }] });
    expect(other).toHaveLength(sealed.length);
  });

  test.each<[name: string, text: string, now: number, code: string]>([
    ['for another', sealShare(anna, 'Anna', publicKeysOf(eve).box, share), AT, 'share-not-for-me'],
    ['past its time', sealed, share.until, 'share-expired'],
    ['from a time that has not come', sealed, AT - 2 * DAY, 'share-damaged'],
    [
      'for longer than is allowed',
      sealShare(anna, 'A', toBen, { ...share, until: AT + 91 * DAY }),
      AT,
      'share-damaged',
    ],
    ['that ends before it begins', sealShare(anna, 'A', toBen, { ...share, until: AT - 1 }), AT, 'share-damaged'],
    ['without lines', sealShare(anna, 'A', toBen, { ...share, items: [] }), AT, 'share-damaged'],
    [
      'with a line that is too long',
      sealShare(anna, 'A', toBen, { ...share, items: [{ text: 'a'.repeat(5_000), category: 'Work' }] }),
      AT,
      'share-damaged',
    ],
    [
      'signed by another than its card',
      sealShare({ ...anna, sign: { ...eve.sign, publicKey: anna.sign.publicKey } }, 'Anna', toBen, share),
      AT,
      'share-unsigned',
    ],
    ['cut off', sealed.slice(0, 80), AT, 'share-damaged'],
    ['that is none', 'Dear Ben, here is my list', AT, 'share-damaged'],
  ])('error: one %s', (_name, text, now, code) => {
    expect(() => openShare(text, ben, now)).toThrow(refused(code));
  });

  test('error: who opened one cannot pass it on as if it were sealed for somebody else', () => {
    const bytes = new Uint8Array(Buffer.from(sealed.slice(SHARE_PREFIX.length), 'base64url'));
    const [sender, nonce] = [bytes.slice(0, 32), bytes.slice(32, 56)];
    const plain = nacl.box.open(bytes.slice(56), nonce, sender, ben.box.secretKey) as Uint8Array;
    const forEve = nacl.box(plain, nonce, eve.box.publicKey, ben.box.secretKey);
    const passedOn = SHARE_PREFIX + Buffer.concat([ben.box.publicKey, nonce, forEve]).toString('base64url');
    expect(() => openShare(passedOn, eve, AT)).toThrow(refused('share-not-for-me'));
  });

  test('error: one changed byte anywhere is refused', () => {
    const bytes = Buffer.from(sealed.slice(SHARE_PREFIX.length), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = Buffer.from(bytes);
        other[at] = (other[at] as number) ^ change;
        expect(() => openShare(SHARE_PREFIX + other.toString('base64url'), ben, AT)).toThrow(WalletError);
      }),
      { numRuns: 300 },
    );
  });

  test('error: of any text nothing comes but one of its errors', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => SHARE_PREFIX + Buffer.from(bytes).toString('base64url')),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(() => openShare(typed, ben, AT)).toThrow(
          expect.objectContaining({ code: expect.stringMatching(/^share-/) }),
        );
      }),
    );
  });
});
