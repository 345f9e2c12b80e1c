import { expect, test } from 'vitest';
import { verifyProof } from '#lib/verifier/index';
import { proofsOf } from '../../../entrypoints/background/proof/proofs';
import { device, SEED } from '../vault/merge/support';

test('default: a deletion leaves a record with a proof, and none of the words', async () => {
  const wallet = await device();
  const secret = await wallet.items.add({ text: 'I have a secret tattoo', category: 'Private' });
  const other = await wallet.items.add({ text: 'I like tea', category: 'Private' });
  expect(await wallet.items.deleted()).toEqual({ total: 0, newest: [] });
  await wallet.items.changeMany([secret.id], { do: 'remove' });
  wallet.clock.now += 1_000;
  await wallet.items.changeMany([other.id], { do: 'remove' });
  const { total, newest } = await wallet.items.deleted();
  expect(total).toBe(2);
  expect(newest.map(({ id }) => id)).toEqual([other.id, secret.id]);
  const file = await proofsOf(wallet.vault, SEED, { anchors: [], stamps: [] })(secret.id);
  const verdict = await verifyProof(file);
  expect(verdict.entry).toMatchObject({ kind: 'item-removal', body: { id: secret.id } });
  expect(JSON.stringify(file)).not.toContain('tattoo');
  const altered = { ...file, entry: file.entry.replace(secret.id, other.id) };
  expect((await verifyProof(altered)).steps.some(({ ok }) => ok === false)).toBe(true);
});

test('behavior: brought back, it is no longer among the deleted', async () => {
  const wallet = await device();
  const item = await wallet.items.add({ text: 'I like tea', category: 'Private' });
  const changes = await wallet.items.changeMany([item.id], { do: 'remove' });
  await wallet.items.putBack(changes);
  expect((await wallet.items.deleted()).total).toBe(0);
});
