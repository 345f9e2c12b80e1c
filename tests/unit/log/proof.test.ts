import { describe, expect, test } from 'vitest';
import { toHex } from '#lib/crypto/bytes';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { commitment, writeEntry } from '#lib/log/entry';
import { rootAt } from '#lib/log/merkle';
import { buildProof } from '#lib/log/proof';
import { verifyProof } from '#lib/verifier/index';
import { MemoryNodes } from './support';

const seed = new Uint8Array(32).fill(4);
const logKey = logPublicKey(seed);
const saltOf = (i: number) => toHex(new Uint8Array(32).fill(i));
const entryOf = (i: number) => writeEntry({ v: 1, kind: 'item-change', at: i, body: { id: `item ${i}` } });

async function log(size: number, checkpointAt = size) {
  const nodes = new MemoryNodes();
  await nodes.append(Array.from({ length: size }, (_, i) => commitment(entryOf(i), saltOf(i))));
  const root = await rootAt(checkpointAt, nodes.read);
  const checkpoint = signCheckpoint({ origin: logOrigin('test'), size: checkpointAt, root }, seed);
  return { read: nodes.read, checkpoint, logKey, anchor: null };
}

describe('buildProof', () => {
  test('default: every entry of a log that grew after its checkpoint', async () => {
    const parts = await log(13, 11);
    for (let index = 0; index < 11; index++) {
      const proof = await buildProof({ ...parts, entry: entryOf(index), salt: saltOf(index), index });
      const { steps, entry } = await verifyProof(proof);
      expect(steps.filter((step) => !step.ok)).toEqual([{ id: 'anchor', ok: false, reason: 'not-anchored' }]);
      expect(entry).toMatchObject({ kind: 'item-change', body: { id: `item ${index}` } });
    }
  });

  test('error: an entry that the checkpoint does not cover', async () => {
    const parts = { ...(await log(13, 11)), entry: entryOf(11), salt: saltOf(11), index: 11 };
    await expect(buildProof(parts)).rejects.toMatchObject({ code: 'not-proven-yet' });
  });

  test.each([
    { entry: entryOf(3) },
    { salt: saltOf(3) },
    { salt: '0x' },
    { logKey: logPublicKey(new Uint8Array(32)) },
    { checkpoint: '' },
  ])('error: stored parts that do not fit together', async (wrong) => {
    const parts = { ...(await log(5)), entry: entryOf(2), salt: saltOf(2), index: 2, ...wrong };
    await expect(buildProof(parts)).rejects.toMatchObject({ code: 'vault-corrupt' });
  });
});
