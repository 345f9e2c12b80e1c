import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createRpc } from '#lib/anchor/rpc';
import { startChain } from '../../fixtures/chain/index.mjs';
import { ChainedGroup, type LocalChain } from '../credential/chain/support';
import { CANNED } from '../support/prover';
import { challenge, FORUM, secretOf, wallet } from './credentials-support';

let chain: LocalChain;
beforeAll(async () => {
  chain = await startChain();
});
afterAll(() => chain.stop());

const member = (n: number) => BigInt(n) * 1_000_003n;
const members = (count: number) => Array.from({ length: count }, (_, i) => member(i + 1));

/** A wallet that follows a new group, and waits to be let in. */
async function follower(secret: string, node?: Parameters<typeof wallet>[1]) {
  const group = await ChainedGroup.create(chain);
  const made = await wallet(secretOf(secret), node);
  const where = { chainId: chain.chainId, contract: chain.semaphore.toLowerCase(), number: group.number };
  const about = { name: 'Class of 2026', rpcUrl: chain.rpcUrl, since: 0 };
  const view = await made.joining.onChain(where, about);
  return { ...made, group, where, about, view, renew: () => made.credentials.renew(view.id, null) };
}

describe('a group on a chain', () => {
  test('default: added, updated and removed, its tree has the contract’s root, read from the events since', async () => {
    const { view, group, renew, credentials, behaviour, show } = await follower('21');
    expect(view).toMatchObject({ kind: 'demo', way: 'demo', state: 'asked', size: null });
    const me = BigInt(view.code ?? '');
    await group.addMany(members(300));
    expect(await renew()).toMatchObject({ state: 'asked', size: 300 });
    await group.add(me);
    await group.remove(member(5));
    // People, not places: one left.
    expect(await renew()).toMatchObject({ state: 'member', size: 300 });
    const root = async () => (await credentials.held(view.id)).tree?.root;
    expect(await root()).toBe(group.theirs.root.toString());

    await group.update(member(299), member(1_000));
    const before = behaviour.jobs.length;
    await renew();
    expect(await root()).toBe(group.theirs.root.toString());
    expect(behaviour.jobs.slice(before)).toEqual(['grow']);

    behaviour.canned = CANNED;
    expect((await show(view.id, FORUM, challenge('x'))).presentation.group).toBe(view.group);
    await group.remove(me);
    expect(await renew()).toMatchObject({ state: 'gone', size: 299 });
    await group.add(me);
    expect(await renew()).toMatchObject({ state: 'member', size: 300 });
  });

  test('behavior: before it is shown, a group that was read a while ago is read again, where somebody answers', async () => {
    let down = false;
    const { view, group, renew, credentials, behaviour, show } = await follower('26', (url) => {
      const ask = createRpc(url);
      return (method, params) => (down ? createRpc('http://127.0.0.1:9')(method, params) : ask(method, params));
    });
    behaviour.canned = CANNED;
    await group.add(BigInt(view.code ?? ''));
    await renew();
    const size = async () => (await credentials.held(view.id)).tree?.size;
    await group.add(member(1));
    await show(view.id, FORUM, challenge('at once'));
    expect(await size()).toBe(1);
    const later = Date.now() + 3_600_000;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => later);
    try {
      down = true;
      await show(view.id, FORUM, challenge('nobody answers'));
      expect(await size()).toBe(1);
      down = false;
      await show(view.id, FORUM, challenge('later'));
      expect(await size()).toBe(2);
    } finally {
      clock.mockRestore();
    }
  });

  test('behavior: a chain that went another way is followed anew', async () => {
    const { view, group, renew, credentials } = await follower('22');
    await chain.rpc('anvil_mine', ['0x2']);
    const snapshot = await chain.rpc('evm_snapshot');
    await group.addMany(members(3));
    await group.add(BigInt(view.code ?? ''));
    expect(await renew()).toMatchObject({ state: 'member', size: 4 });
    await chain.rpc('evm_revert', [snapshot]);
    group.empty();
    await group.addMany(members(2));
    await chain.rpc('anvil_mine', ['0x5']);
    expect(await renew()).toMatchObject({ size: 2 });
    const { tree } = await credentials.held(view.id);
    expect(tree).toMatchObject({ root: group.theirs.root.toString(), leaf: null });
  });

  test('behavior: a node that answers little at once is asked by halves', async () => {
    let refused = 0;
    const { group, renew } = await follower('23', (url) => {
      const ask = createRpc(url);
      return async (method, params) => {
        const [{ fromBlock, toBlock } = { fromBlock: '0x0', toBlock: '0x0' }] = params as [Record<string, string>?];
        if (method !== 'eth_getLogs' || Number(toBlock) - Number(fromBlock) < 4) return ask(method, params);
        refused++;
        return ask('eth_getLogs', [{ fromBlock: 'no' }]);
      };
    });
    for (let n = 1; n < 8; n++) await group.add(member(n));
    expect(await renew()).toMatchObject({ size: 7 });
    expect(refused).toBeGreaterThan(0);
  });

  test('error: no such group, or another chain', async () => {
    const { joining, where, about } = await follower('24');
    const join = (change: object) => joining.onChain({ ...where, ...change }, about);
    await expect(join({ number: 9_999n })).rejects.toMatchObject({ code: 'group-missing' });
    await expect(join({ contract: chain.eas.toLowerCase() })).rejects.toMatchObject({ code: 'group-missing' });
    await expect(join({ chainId: 1 })).rejects.toMatchObject({ code: 'group-mismatch' });
    const silent = joining.onChain({ ...where, number: 1n }, { ...about, rpcUrl: 'http://127.0.0.1:9' });
    await expect(silent).rejects.toMatchObject({ code: 'group-unreachable' });
  });

  test('error: a node that lies changes nothing', async () => {
    let lie: ((method: string, answer: unknown) => unknown) | null = null;
    const { group, renew, vault } = await follower('25', (url) => {
      const ask = createRpc(url);
      return async (method, params) => {
        const answer = await ask(method, params);
        return lie ? lie(method, answer) : answer;
      };
    });
    await group.addMany(members(4));
    await renew();
    const before = [await vault.all('trees'), await vault.all('credentials')];
    await group.addMany([member(5), member(6)]);
    await group.add(member(7));
    const logs = (change: (logs: { data: string }[]) => unknown) => (method: string, answer: unknown) =>
      method === 'eth_getLogs' ? change(answer as { data: string }[]) : answer;
    const lies = {
      'holds the last back': logs((all) => all.slice(0, -1)),
      'holds the first back': logs((all) => all.slice(1)),
      'says one twice': logs((all) => [...all, ...all]),
      'gives none': logs(() => []),
      'puts another member in': logs((all) =>
        all.map((log, i) => (i === 1 ? { ...log, data: log.data.replace(/.{64}(?=.{64}$)/, '1'.repeat(64)) } : log)),
      ),
      'answers nonsense': logs(() => 'nonsense'),
      'is behind': (method: string, answer: unknown) =>
        method === 'eth_getBlockByNumber' ? { ...(answer as object), number: '0x1' } : answer,
      'is another': (method: string, answer: unknown) => (method === 'eth_chainId' ? '0x5' : answer),
      'changes meanwhile': (() => {
        let asked = 0;
        return (method: string, answer: unknown) =>
          method === 'eth_getBlockByNumber' && ++asked > 3 ? { ...(answer as object), hash: '0x0' } : answer;
      })(),
    };
    for (const [which, each] of Object.entries(lies)) {
      lie = each;
      await expect(renew(), which).rejects.toMatchObject({ code: 'group-mismatch' });
      expect([await vault.all('trees'), await vault.all('credentials')], which).toEqual(before);
    }
    lie = null;
    expect(await renew()).toMatchObject({ size: 7 });
  });
});

describe('the demo gate', () => {
  test('default: a wallet is let in by the chain’s own account, as a demo, each account once', async () => {
    const ada = await wallet(secretOf('31'));
    const asked = await ada.joining.byGate('demo', chain.chainId, chain.rpcUrl);
    expect(asked).toMatchObject({ kind: 'demo', way: 'demo', state: 'asked', code: null, entry: { local: true } });
    expect(await ada.joining.demo(asked.id)).toMatchObject({ state: 'member', size: 1 });
    await expect(ada.joining.demo(asked.id)).rejects.toMatchObject({ code: 'gate-refused' });
    const ben = await wallet(secretOf('32'));
    const { id } = await ben.joining.byGate('demo', chain.chainId, chain.rpcUrl);
    expect(await ben.joining.demo(id)).toMatchObject({ state: 'member', size: 2 });
  });

  test('error: a gate that nobody has opened, or a server of another chain', async () => {
    const { joining } = await wallet(secretOf('33'));
    const join = (chainId: number, node = chain.rpcUrl) => joining.byGate('human-passport', chainId, node);
    await expect(join(10)).rejects.toMatchObject({ code: 'group-mismatch' });
    await expect(join(5)).rejects.toMatchObject({ code: 'gate-closed' });
    const onTen = await wallet(secretOf('34'), (url) => {
      const ask = createRpc(url);
      return async (method, params) => (method === 'eth_chainId' ? '0xa' : ask(method, params));
    });
    const closed = onTen.joining.byGate('human-passport', 10, chain.rpcUrl);
    await expect(closed).rejects.toMatchObject({ code: 'gate-closed' });
  });
});
