import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, concat, randomBytes } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { type FileHeader, linesOf, wrapFileKey, writeFile } from '#lib/vault/file/index';
import { device, SEED } from '../merge/support';
import { readWhole } from './support';

/** At least this many damaged files. */
const RUNS = 10_000;
const wrapped = { iv: 'AAAAAAAAAAAAAAAA', body: 'AAAA' };
const kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } as const;
const fileKey = randomBytes(32);
let file: Bytes;

async function walletFile(): Promise<Bytes> {
  const from = await device();
  for (const text of ['one', 'two', 'three']) await from.items.add({ text, category: 'Work' });
  const wraps = { kdf, rootByPassword: wrapped, rootByPhrase: wrapped, phraseByPassword: wrapped };
  const header: FileHeader = { created: 1, key: await wrapFileKey(fileKey, randomBytes(32), wraps) };
  const parts: Bytes[] = [];
  const lines = linesOf(from.vault, { phraseKept: true, seedOf: async () => SEED });
  for await (const part of writeFile(header, fileKey, lines)) parts.push(part);
  return concat(...parts);
}

beforeAll(async () => {
  file = await walletFile();
});

/** Where, what, how much: made into bytes of this file when it is known. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  length: fc.nat({ max: 64 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 64 }),
  how: fc.constantFrom('flip', 'overwrite', 'insert', 'remove', 'cut', 'repeat', 'swap', 'append'),
});

type Mutation = typeof mutation extends fc.Arbitrary<infer M> ? M : never;

function mutated(original: Bytes, { at, length, bytes, how }: Mutation): Bytes {
  const from = Math.floor(at * original.length);
  const [before, after] = [original.slice(0, from), original.slice(from)];
  if (how === 'cut') return before;
  if (how === 'append') return concat(original, bytes);
  if (how === 'insert') return concat(before, bytes, after);
  if (how === 'remove') return concat(before, after.slice(length + 1));
  if (how === 'repeat') return concat(before, after.slice(0, length + 1), after);
  if (how === 'swap') return concat(before, after.slice(length + 1), after.slice(0, length + 1));
  const out = original.slice();
  if (how === 'flip') out[from] = (out[from] ?? 0) ^ (1 << (length % 8));
  else out.set(bytes.slice(0, original.length - from), from);
  return out;
}

const isIdentical = (a: Bytes, b: Bytes) => a.length === b.length && a.every((byte, i) => byte === b[i]);

describe('a damaged file', () => {
  test('default: the file as it was written is read', async () => {
    expect((await readWhole(file, fileKey)).weighed.total).toBe(3);
  });

  test('error: any change is refused with an error of its own', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutation, async (change) => {
        const changed = mutated(file, change);
        try {
          await readWhole(changed, fileKey);
        } catch (error) {
          if (!(error instanceof WalletError)) throw error;
          seen.add(error.code);
          return;
        }
        expect(isIdentical(changed, file)).toBe(true);
      }),
      { numRuns: RUNS },
    );
    expect([...seen].sort()).toEqual(
      ['file-damaged', 'file-extended', 'file-foreign', 'file-header', 'file-newer', 'file-truncated'].filter((code) =>
        seen.has(code),
      ),
    );
    expect(seen.size).toBeGreaterThanOrEqual(4);
  }, 300_000);
});
