import * as v from 'valibot';
import { type Bytes, fromHex, randomBytes, toHex, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { STORES, type StoreName } from './records';

const hex = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
const Tally = v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(0)), sum: hex });

export const ContentsSchema = v.strictObject({ salt: hex, stores: v.record(v.string(), Tally) });

const MODULUS = 1n << 256n;

/**
 * Which records, in which revisions, a vault holds: by store a count and an incremental multiset hash (MSet-Add-Hash;
 * Clarke et al., 'Incremental multiset hash functions', 2003). Its key, the salt, and its sums are kept sealed, so that
 * whoever writes the disk can make no other set of records that fits.
 */
export class Contents {
  readonly #tallies = new Map<StoreName, { count: number; sum: bigint }>();

  private constructor(readonly salt: Bytes) {}

  static empty(salt: Bytes = randomBytes(32)): Contents {
    return new Contents(salt);
  }

  /** @throws ValiError on anything but what `toJSON` gives */
  static parse(value: unknown): Contents {
    const { salt, stores } = v.parse(ContentsSchema, value);
    const contents = new Contents(fromHex(salt));
    for (const store of STORES) {
      const tally = stores[store];
      if (tally) contents.#tallies.set(store, { count: tally.count, sum: BigInt(tally.sum) });
    }
    return contents;
  }

  /** How many records there are. */
  get size(): number {
    return [...this.#tallies.values()].reduce((sum, { count }) => sum + count, 0);
  }

  count(store: StoreName): number {
    return this.#tally(store).count;
  }

  add(store: StoreName, id: string, revision: number): void {
    this.#change(store, 1, this.#hash(store, id, revision));
  }

  remove(store: StoreName, id: string, revision: number): void {
    this.#change(store, -1, MODULUS - this.#hash(store, id, revision));
  }

  /** Stores in which the other one holds something else. */
  differences(other: Contents): StoreName[] {
    return STORES.filter((store) => {
      const [a, b] = [this.#tally(store), other.#tally(store)];
      return a.count !== b.count || a.sum !== b.sum;
    });
  }

  copy(): Contents {
    return Contents.parse(this.toJSON());
  }

  toJSON(): v.InferOutput<typeof ContentsSchema> {
    const stores = [...this.#tallies].map(([store, { count, sum }]) => [store, { count, sum: spell(sum) }] as const);
    return { salt: toHex(this.salt), stores: Object.fromEntries(stores) };
  }

  #tally(store: StoreName) {
    return this.#tallies.get(store) ?? { count: 0, sum: 0n };
  }

  #change(store: StoreName, by: 1 | -1, hash: bigint): void {
    const { count, sum } = this.#tally(store);
    this.#tallies.set(store, { count: Math.max(0, count + by), sum: (sum + hash) % MODULUS });
  }

  #hash(store: StoreName, id: string, revision: number): bigint {
    return BigInt(toHex(sha256(this.salt, utf8(JSON.stringify([store, id, revision])))));
  }
}

const spell = (sum: bigint) => `0x${sum.toString(16).padStart(64, '0')}`;
