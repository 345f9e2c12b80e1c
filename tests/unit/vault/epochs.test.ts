import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '#lib/crypto/bytes';
import { decodeTable, encodeTable, newTable, TABLE_BYTES, withNewEpochs } from '#lib/vault/epochs/table';
import { BUCKETS, bucketOf, Epochs } from '#lib/vault/index';
import { MemoryFiles } from '../support/epoch-files';

const RUNS = 6_000;
const secrets = (table: Awaited<ReturnType<Epochs['table']>>) => table.buckets.map(({ current }) => current.secret);

async function created() {
  const files = new MemoryFiles();
  const epochs = new Epochs(files);
  await epochs.create();
  return { files, epochs, table: await epochs.table() };
}

describe('one copy of the table', () => {
  test('default: what is written is what is read, old epochs too', () => {
    const table = withNewEpochs(newTable(), [3, 63]);
    expect(encodeTable(table)).toHaveLength(TABLE_BYTES);
    expect(decodeTable(encodeTable(table))).toEqual(table);
  });

  test('error: any byte that was altered, cut off or added makes it unreadable, never another table', () => {
    const bytes = encodeTable(withNewEpochs(newTable(), [1, 2]));
    const altered = fc.record({ at: fc.nat(TABLE_BYTES - 1), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(altered, ({ at, by }) => {
        const copy = bytes.slice();
        copy[at] = (copy[at] as number) ^ by;
        expect(decodeTable(copy)).toBeNull();
      }),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: TABLE_BYTES + 40 }), (bytesOfAnyKind) => {
        expect(decodeTable(bytesOfAnyKind as Bytes)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('two copies', () => {
  test.each([0, 1] as const)('behavior: copy %i is written anew from the other, and that is told', async (copy) => {
    const { files, table } = await created();
    files.copies[copy]?.fill(7, 100, 120);
    const repaired: number[] = [];
    expect(await new Epochs(files, (which) => repaired.push(which)).table()).toEqual(table);
    expect(repaired).toEqual([copy]);
    expect(files.copies[0]).toEqual(files.copies[1]);
  });

  test('behavior: a copy that is gone is written anew', async () => {
    const { files, table } = await created();
    files.copies[0] = null;
    expect(await new Epochs(files).table()).toEqual(table);
    expect(files.copies[0]).toEqual(files.copies[1]);
  });

  test('error: neither reads', async () => {
    const { files } = await created();
    for (const copy of files.copies) copy?.fill(1, 0, 8);
    await expect(new Epochs(files).table()).rejects.toMatchObject({ code: 'vault-corrupt', data: { place: 'epochs' } });
  });

  test('behavior: wherever the power is cut, what was there before still opens', async () => {
    for (let left = 0; left <= 2 * TABLE_BYTES; left += 97) {
      const { files, epochs, table } = await created();
      files.left = left;
      await epochs.begin([5]).catch(() => undefined);
      files.left = Number.POSITIVE_INFINITY;
      const woken = new Epochs(files);
      const before = table.buckets[5]?.current;
      expect(await woken.named(5, 1)).toEqual(before);
      expect(secrets(await woken.table()).filter((_, bucket) => bucket !== 5)).toEqual(
        secrets(table).filter((_, bucket) => bucket !== 5),
      );
    }
  });

  test('behavior: whoever reads during a writing has the epochs of before, and touches no file', async () => {
    const { files, epochs } = await created();
    await epochs.begin([3]);
    const before = await epochs.table();
    const write = files.write.bind(files);
    const seen: unknown[] = [];
    let writes = 0;
    files.write = async (copy, bytes) => {
      writes++;
      await write(copy, bytes);
      // Between the two copies: they differ, and a reader of the files would mend one.
      seen.push(await epochs.table());
    };
    await epochs.finish([3]);
    expect(seen).toEqual([before, before]);
    expect(writes).toBe(2);
    expect(await epochs.moving()).toEqual([]);
  });

  test('behavior: a finished bucket leaves nothing of its old secret in either copy', async () => {
    const { files, epochs, table } = await created();
    const old = Buffer.from(table.buckets[9]?.current.secret ?? []);
    await epochs.begin([9]);
    expect(files.copies.every((copy) => Buffer.from(copy ?? []).includes(old))).toBe(true);
    await epochs.finish([9]);
    expect(files.copies.some((copy) => Buffer.from(copy ?? []).includes(old))).toBe(false);
    await expect(epochs.named(9, 1)).rejects.toMatchObject({ code: 'vault-corrupt' });
  });
});

describe('buckets', () => {
  test('default: ids spread evenly; an item lies with its tombstone, its versions and its index', () => {
    const counts = new Array<number>(BUCKETS).fill(0);
    for (let i = 0; i < 64_000; i++) (counts[bucketOf('items', `id-${i}`)] as number)++;
    expect(Math.min(...counts)).toBeGreaterThan(800);
    const bucket = bucketOf('items', 'id-1');
    expect([bucketOf('tombstones', 'id-1'), bucketOf('conflicts', 'id-1')]).toEqual([bucket, bucket]);
    expect(bucketOf('terms', `${String(bucket).padStart(2, '0')}o`)).toBe(bucket);
  });
});
