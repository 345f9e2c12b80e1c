import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromBase64, randomBytes, toBase64, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import {
  compareDigits,
  newPairing,
  openForDevice,
  pairingCode,
  readPairingCode,
  sealToDevice,
} from '#lib/vault/file/index';

const codeOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof WalletError) return error.code;
    throw error;
  }
  return null;
};

describe('code', () => {
  test('default: what is shown reads back, however it is typed', () => {
    const { publicKey } = newPairing();
    const code = pairingCode(publicKey);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('0', 'O')]) {
      expect(toHex(readPairingCode(typed))).toBe(toHex(publicKey));
    }
  });

  test('error: one wrong character is noticed', () => {
    const code = pairingCode(newPairing().publicKey);
    fc.assert(
      fc.property(
        fc.nat({ max: code.length - 1 }),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (at, char) => {
          const typed = code.slice(0, at) + char + code.slice(at + 1);
          if (code[at] === '-' || typed === code) return;
          expect(codeOf(() => readPairingCode(typed))).toBe('bad-code');
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('error: any text is a code or refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (typed) => {
        expect(codeOf(() => readPairingCode(typed))).toBe('bad-code');
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('sealed for a device', () => {
  const [fileKey, entropy] = [randomBytes(32), randomBytes(16)];

  test('default: only that device opens it', () => {
    const [device, other] = [newPairing(), newPairing()];
    const sealed = sealToDevice(device.publicKey, fileKey, entropy);
    expect(openForDevice(sealed, device)).toEqual({ fileKey, entropy });
    expect(codeOf(() => openForDevice(sealed, other))).toBe('other-device');
    expect(codeOf(() => openForDevice({ ...sealed, to: toBase64(other.publicKey) }, other))).toBe('file-header');
  });

  test('error: a public key that gives everyone the same secret', () => {
    // RFC 7748, section 7, and the points of order 8 on the curve.
    const low = [
      `0x${'00'.repeat(32)}`,
      `0x01${'00'.repeat(31)}`,
      '0xe0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '0x5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    ];
    for (const key of low) {
      const bytes = Uint8Array.from(key.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) as Bytes;
      expect(
        codeOf(() => sealToDevice(bytes, fileKey, entropy)),
        key,
      ).toBe('bad-code');
      const device = newPairing();
      const sealed = { ...sealToDevice(device.publicKey, fileKey, entropy), from: toBase64(bytes) };
      expect(
        codeOf(() => openForDevice(sealed, device)),
        key,
      ).toBe('bad-code');
    }
  });

  test('error: an altered box', () => {
    const device = newPairing();
    const sealed = sealToDevice(device.publicKey, fileKey, entropy);
    const box = fromBase64(sealed.box);
    box[5] = (box[5] ?? 0) ^ 1;
    expect(codeOf(() => openForDevice({ ...sealed, box: toBase64(box) }, device))).toBe('file-header');
  });
});

describe('digits to compare', () => {
  test('default: twelve, the same on both screens, other for other keys', async () => {
    const [a, b] = [newPairing().publicKey, newPairing().publicKey];
    const digits = await compareDigits(a, b);
    expect(digits).toMatch(/^\d{4} \d{4} \d{4}$/);
    expect(await compareDigits(a, b)).toBe(digits);
    expect(await compareDigits(b, a)).not.toBe(digits);
    expect(await compareDigits(a)).not.toBe(digits);
  });
});
