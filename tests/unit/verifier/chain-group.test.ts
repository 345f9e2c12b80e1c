import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRpc } from '#lib/anchor/rpc';
import { readChainGroup } from '#lib/verifier/chain-group';
import { verifyPresentation } from '#lib/verifier/presentation';
import { startChain } from '../../fixtures/chain/index.mjs';
import { challenge, FORUM, secretOf, wallet } from '../background/credentials-support';
import { ChainedGroup, type LocalChain } from '../credential/chain/support';

let chain: LocalChain;
beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

test('a proof of a group on a chain, by the contract’s own check: newest root, an earlier one, an old one, none', async () => {
  const group = await ChainedGroup.create(chain);
  const { joining, credentials, show } = await wallet(secretOf('41'));
  const where = { chainId: chain.chainId, contract: chain.semaphore.toLowerCase(), number: group.number };
  const { id, code } = await joining.onChain(where, { name: 'Class', rpcUrl: chain.rpcUrl, since: 0 });
  await group.addMany([11n, 12n, BigInt(code ?? '')]);
  await credentials.renew(id, null);
  const { presentation } = await show(id, FORUM, challenge('once'));

  const check = async (shown = presentation) => {
    const known = await readChainGroup(shown, { rpcUrl: chain.rpcUrl });
    return verifyPresentation(shown, { origin: FORUM, bound: challenge('once'), groups: [known] });
  };
  expect(await check()).toMatchObject({
    ok: true,
    kind: 'demo',
    group: { size: 3, root: group.theirs.root.toString() },
  });
  await group.add(13n);
  expect(await check()).toMatchObject({ ok: true, group: { size: 4 } });

  await chain.rpc('evm_increaseTime', [3_601]);
  await chain.rpc('anvil_mine', ['0x1']);
  expect(await check()).toEqual({ ok: false, reason: 'root-old' });

  const other = await ChainedGroup.create(chain);
  await other.add(14n);
  const moved = { ...presentation, group: presentation.group.replace(/\d+$/, String(other.number)) };
  expect(await check(moved)).toEqual({ ok: false, reason: 'root-unknown' });
  const nullifier = (BigInt(presentation.proof.nullifier) + 1n).toString();
  expect(await check({ ...presentation, proof: { ...presentation.proof, nullifier } })).toEqual({
    ok: false,
    reason: 'proof',
  });

  const read = (name: string) => readChainGroup({ ...presentation, group: name }, { rpcUrl: chain.rpcUrl });
  await expect(read(presentation.group.replace(/\d+$/, '999'))).rejects.toMatchObject({ code: 'group-missing' });
  await expect(read(presentation.group.replace('31337', '1'))).rejects.toMatchObject({ code: 'group-mismatch' });
  await expect(read(`vouched:0x${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'group-missing' });
  const away = readChainGroup(presentation, { rpcUrl: 'http://127.0.0.1:9' });
  await expect(away).rejects.toMatchObject({ code: 'group-unreachable' });
  expect(await createRpc(chain.rpcUrl)('eth_chainId', [])).toBe('0x7a69');
});
