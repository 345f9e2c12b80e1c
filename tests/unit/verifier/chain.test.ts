import { afterAll, beforeAll, expect, test } from 'vitest';
import { anchorAddress } from '#lib/anchor/sign';
import { toHex } from '#lib/crypto/bytes';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { commitment, writeEntry } from '#lib/log/entry';
import { buildProof } from '#lib/log/proof';
import { verifyProof } from '#lib/verifier/index';
import { startChain } from '../../fixtures/chain/index.mjs';
import { bench, KEY } from '../anchor/support';
import { MemoryNodes } from '../log/support';

let chain: Awaited<ReturnType<typeof startChain>>;
beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

test('default: logged, anchored on a real chain, proven, and one altered character fails', async () => {
  const { rpcUrl, chainId, eas } = chain;
  await chain.fund(anchorAddress(KEY), 10n ** 18n);

  const nodes = new MemoryNodes();
  const salt = toHex(new Uint8Array(32).fill(1));
  const entries = ['Lisbon', 'nurse', 'penicillin'].map((text, at) =>
    writeEntry({ v: 1, kind: 'item-change', at, body: { text } }),
  );
  const root = await nodes.append(entries.map((entry) => commitment(entry, salt)));
  const seed = new Uint8Array(32).fill(2);
  const checkpoint = signCheckpoint({ origin: logOrigin('test'), size: 3, root }, seed);

  const b = bench({ network: 'local', chainId, rpcUrl, eas });
  await b.outbox.enqueue({ root: toHex(root), size: 3 });
  await b.settle();
  const [row] = b.rows();
  const { txHash, block, chainTime } = row ?? {};
  if (!txHash || !block || !chainTime) throw new Error('not anchored');

  const anchor = { kind: 'eas-timestamp', chainId, eas, txHash, block, time: chainTime } as const;
  const parts = { read: nodes.read, checkpoint, logKey: logPublicKey(seed), anchor };
  const proof = await buildProof({ ...parts, entry: entries[1] ?? '', salt, index: 1 });
  expect(await verifyProof(proof, { rpcUrl })).toMatchObject({ ok: true, anchoredAt: chainTime });

  const altered = { ...proof, entry: proof.entry.replace('nurse', 'nurze') };
  const { ok, steps } = await verifyProof(altered, { rpcUrl });
  expect(ok).toBe(false);
  expect(steps.filter((step) => !step.ok)).toEqual([{ id: 'inclusion', ok: false, reason: 'root-mismatch' }]);
});
