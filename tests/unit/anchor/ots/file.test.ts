import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksOf, readFile, writeFile } from '#lib/anchor/ots/file';
import { MAX_FILE_BYTES } from '#lib/anchor/ots/format';
import { attestationsOf, joined, withKnown } from '#lib/anchor/ots/timestamp';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';

interface Vectors {
  good: { name: string; hash: number; digest: string; attestations: Record<string, unknown>[]; ots: string }[];
  edge: { name: string; ots: string; attestations: number }[];
  bad: { name: string; ots: string }[];
}
const { good, edge, bad }: Vectors = JSON.parse(readFileSync('tests/vectors/proof/stamps.json', 'utf8'));

/** What a file says, as the vectors spell it. */
function said(ots: string) {
  const { hash, timestamp } = readFile(fromHex(ots));
  const attestations = [...attestationsOf(timestamp)].map(({ message, attestation }) => ({
    ...attestation,
    ...('payload' in attestation ? { payload: toHex(attestation.payload) } : {}),
    message: toHex(message),
  }));
  return { hash, digest: toHex(timestamp.message), attestations };
}

describe('files of the public client', () => {
  test.each(good.map((vector) => [vector.name, vector] as const))('default: %s', (_, vector) => {
    const { hash, digest, attestations } = vector;
    expect(said(vector.ots)).toEqual({ hash, digest, attestations });
    expect(toHex(writeFile(readFile(fromHex(vector.ots))))).toBe(vector.ots);
  });

  test.each(edge.map((vector) => [vector.name, vector] as const))('default: at a limit, %s', (_, vector) => {
    expect(said(vector.ots).attestations).toHaveLength(vector.attestations);
  });

  test.each(bad.map((vector) => [vector.name, vector.ots]))('error: stamp-bad on %s', (_, ots) => {
    expect(() => readFile(fromHex(ots))).toThrow(expect.objectContaining({ code: 'stamp-bad' }));
  });

  test('default: the earliest block of several', () => {
    const many = good.find(({ name }) => name.startsWith('sha1'));
    expect(many && blocksOf(readFile(fromHex(many.ots)).timestamp)[0]?.height).toBe(466_906);
  });
});

describe('bytes from anybody', () => {
  const files = fc.constantFrom(...good.map(({ ots }) => fromHex(ots)));
  const mutated = fc
    .tuple(files, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(3))
    .map(([file, changes, cut, how]) => {
      const bytes = Uint8Array.from(file);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      if (how === 0) return bytes.slice(0, cut % bytes.length);
      if (how === 1) return Uint8Array.from([...bytes, ...bytes.slice(0, cut % 50)]);
      return bytes;
    });

  test('property: a changed file is refused with stamp-bad, or read and written again as it was read', () => {
    let read = 0;
    fc.assert(
      fc.property(mutated, (bytes) => {
        try {
          const file = readFile(bytes);
          read += 1;
          const written = writeFile(file);
          expect(toHex(writeFile(readFile(written)))).toBe(toHex(written));
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
          expect(error).toMatchObject({ code: 'stamp-bad' });
        }
      }),
      { numRuns: 2_000 },
    );
    // Neither every change is refused nor none: else the property says nothing.
    expect(read).toBeGreaterThan(100);
    expect(read).toBeLessThan(1_900);
  });

  test('property: a change that is read still leads from the same digest, or names another', () => {
    const [hello] = good;
    if (!hello) throw new Error('no vector');
    const [block] = blocksOf(readFile(fromHex(hello.ots)).timestamp);
    fc.assert(
      fc.property(fc.nat(fromHex(hello.ots).length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = fromHex(hello.ots);
        bytes[at] = (bytes[at] as number) ^ flip;
        try {
          const { timestamp, hash } = readFile(bytes);
          const [found] = blocksOf(timestamp);
          const same =
            hash === hello.hash &&
            toHex(timestamp.message) === hello.digest &&
            toHex(found?.merkleRoot ?? new Uint8Array()) === toHex(block?.merkleRoot ?? new Uint8Array()) &&
            found?.height === block?.height;
          expect(same).toBe(false);
        } catch (error) {
          expect(error).toMatchObject({ code: 'stamp-bad' });
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('error: stamp-bad on a file that is too long, before it is read', () => {
    expect(() => readFile(new Uint8Array(MAX_FILE_BYTES + 1))).toThrow(/too long/);
  });
});

test('error: stamp-bad on a few bytes that ask for very much work', () => {
  const [hello] = good;
  const head = fromHex(hello?.ots ?? '').slice(0, 31 + 2 + 32);
  // Hex of hex doubles: 4 kB after seven, then turned over and over, and a fork that does so again.
  const way = [...Array(7).fill(0xf3), ...Array(240).fill(0xf2), 0x00, ...Array(8).fill(1), 0];
  const forks = Array.from({ length: 40 }, () => [0xff, ...way]).flat();
  expect(() => readFile(Uint8Array.from([...head, ...forks, ...way]))).toThrow(/too much/);
  expect(readFile(Uint8Array.from([...head, ...way])).timestamp.branches).toHaveLength(1);
});

describe('joining', () => {
  const [hello, incomplete, two] = ['hello-world', 'incomplete', 'two-calendars'].map((name) => {
    const vector = good.find((each) => each.name === name);
    if (!vector) throw new Error(`no vector ${name}`);
    return readFile(fromHex(vector.ots)).timestamp;
  }) as [never, never, never];

  test('default: joined with itself a timestamp is as before', () => {
    for (const one of [hello, incomplete, two]) expect(joined(one, one)).toEqual(one);
  });

  test('error: stamp-bad on timestamps of two messages', () => {
    expect(() => joined(hello, two)).toThrow(expect.objectContaining({ code: 'stamp-bad' }));
  });

  test('behavior: what is known of a message stands where that message does', () => {
    const [pending] = [...attestationsOf(incomplete)];
    if (!pending) throw new Error('no attestation');
    const known = { message: pending.message, attestations: [{ kind: 'bitcoin' as const, height: 7 }], branches: [] };
    const whole = withKnown(incomplete, known);
    expect([...attestationsOf(whole)].map(({ attestation }) => attestation)).toEqual([
      pending.attestation,
      { kind: 'bitcoin', height: 7 },
    ]);
    expect(readFile(writeFile({ hash: 8, timestamp: whole })).timestamp).toEqual(whole);
  });
});
