import { expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';

// RFC 5869, test case 3: SHA-256, zero-length salt and info. A salt of 32 zero bytes is the same by definition.
test('default: RFC 5869 test case 3, first 32 bytes', async () => {
  expect(toHex(await hkdf(fromHex(`0x${'0b'.repeat(22)}`), ''))).toBe(
    '0x8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d',
  );
});

test('behavior: another purpose, another key', async () => {
  const secret = utf8('0123456789abcdef');
  expect(await hkdf(secret, 'a')).not.toEqual(await hkdf(secret, 'b'));
});
