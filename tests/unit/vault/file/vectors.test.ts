import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromBase64 } from '#lib/crypto/bytes';
import { ERROR_CODES, WalletError } from '#lib/protocol/index';
import { readWhole } from './support';

const VectorsSchema = v.strictObject({
  about: v.string(),
  vectors: v.array(
    v.strictObject({
      name: v.string(),
      why: v.string(),
      expect: v.picklist(['success', ...ERROR_CODES]),
      opening: v.variant('by', [
        v.strictObject({ by: v.literal('password'), password: v.string() }),
        v.strictObject({ by: v.literal('words'), words: v.string() }),
        v.strictObject({ by: v.literal('pairing'), secretKey: v.string() }),
      ]),
      items: v.optional(v.array(v.string())),
      count: v.optional(v.number()),
      file: v.pipe(v.string(), v.base64()),
    }),
  ),
});
const path = new URL('../../../vectors/wallet-file/files.json', import.meta.url);
const { vectors } = v.parse(VectorsSchema, JSON.parse(readFileSync(path, 'utf8')));

const outcome = async (file: string, opening: (typeof vectors)[number]['opening']) => {
  try {
    return await readWhole(fromBase64(file), opening);
  } catch (error) {
    if (error instanceof WalletError) return error.code;
    throw error;
  }
};

describe('wallet files that another program made', () => {
  test.each(vectors)('$expect: $why ($name)', async ({ expect: expected, opening, file, items, count }) => {
    const read = await outcome(file, opening);
    if (expected !== 'success') {
      expect(read).toBe(expected);
      return;
    }
    if (typeof read === 'string') throw new Error(`refused with ${read}`);
    expect(read.weighed.total).toBe(count ?? items?.length);
    if (items) expect(read.weighed.shown.map(({ text }) => text)).toEqual(items);
    expect({}).not.toHaveProperty('polluted');
  });
});
