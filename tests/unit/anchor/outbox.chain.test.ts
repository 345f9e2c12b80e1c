import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { quoteFor } from '#lib/anchor/quote';
import { anchorAddress, signAnchor } from '#lib/anchor/sign';
import type { ChainConfig } from '#lib/protocol/views';
import { revokedOn } from '#lib/verifier/context/index';
import { startChain } from '../../fixtures/chain/index.mjs';
import { bench, KEY, rootOf } from './support';

/** Base Sepolia's number, so that the outbox waits for five blocks. */
const PATIENT = ['--chain-id', '84532'];
const ETHER = 10n ** 18n;
const PAYER = anchorAddress(KEY);

type Chain = Awaited<ReturnType<typeof startChain>>;
let chain: Chain;
let config: ChainConfig;
let next = 1;
let root: string;

const configOf = ({ chainId, rpcUrl, eas }: Chain): ChainConfig => ({ network: 'custom', chainId, rpcUrl, eas });
const timestamp = async (on: Chain, data: string) =>
  Number(await on.rpc('eth_call', [{ to: on.eas, data: `0xd45c4435${data.slice(2)}` }, 'latest']));
const txCount = async (on: Chain) => Number(await on.rpc('eth_getTransactionCount', [PAYER, 'latest']));

beforeAll(async () => {
  chain = await startChain();
  config = configOf(chain);
});
afterAll(() => chain.stop());
beforeEach(async () => {
  root = rootOf(next++);
  await chain.fund(PAYER, ETHER);
});

describe('outbox on a chain', () => {
  test('default: queued, sent, confirmed, and what the chain says', async () => {
    const b = bench(config);
    const queued = await b.outbox.enqueue({ root, size: 3 });
    expect(queued).toMatchObject({ root, size: 3, state: 'queued', waiting: null, txHash: null });
    expect(queued).not.toHaveProperty('rawTx');
    await b.settle();
    const [row] = b.rows();
    expect(row).toMatchObject({ id: queued.id, state: 'confirmed', waiting: null, attempts: 0, chainId: 31337 });
    expect(row?.chainTime).toBe(await timestamp(chain, root));
    const receipt = await chain.rpc('eth_getTransactionReceipt', [row?.txHash]);
    expect(Number(receipt.blockNumber)).toBe(row?.block);
    expect(receipt.logs[0].topics[1]).toBe(root);
    expect(b.sent()).toHaveLength(1);
  });

  test('behavior: the same root is anchored once, whoever asks and however often', async () => {
    const b = bench(config);
    const all = await Promise.all(Array.from({ length: 5 }, () => b.outbox.enqueue({ root, size: 3 })));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    await Promise.all(Array.from({ length: 5 }, () => b.outbox.step()));
    await b.settle();
    expect((await b.outbox.enqueue({ root, size: 3 })).state).toBe('confirmed');
    await b.settle();
    expect(b.sent()).toHaveLength(1);
  });

  test('behavior: the tag of a consent stays a row of its own beside roots, and its end can be looked up', async () => {
    const tag = rootOf(next++);
    const grant = rootOf(next++);
    const quote = await quoteFor(tag, KEY, config);
    const b = bench(config);
    const row = await b.outbox.enqueue({ root: tag, size: 0, grant });
    await b.outbox.enqueue({ root, size: 3 });
    expect(b.rows().map(({ root: data }) => data)).toEqual([tag, root]);
    const balance = async () => BigInt(await chain.rpc('eth_getBalance', [PAYER, 'latest']));
    const before = await balance();
    const isRevoked = revokedOn({ rpcUrl: chain.rpcUrl, chainId: chain.chainId, eas: chain.eas });
    expect(await isRevoked(tag)).toBe(false);
    await b.settle();
    expect(b.rows()).toMatchObject([
      { id: row.id, grant, state: 'confirmed', chainTime: await timestamp(chain, tag) },
      { size: 3, state: 'confirmed' },
    ]);
    expect(await isRevoked(tag)).toBe(true);
    expect(quote).toMatchObject({ address: PAYER, chainId: chain.chainId });
    expect(before - (await balance())).toBeLessThanOrEqual(2n * BigInt(quote.wei));
  });

  test('behavior: a tag that nothing is signed for goes to the chain that is chosen, beside the newest root', async () => {
    const tag = rootOf(next++);
    const away = { ...config, chainId: 5, rpcUrl: 'http://127.0.0.1:1' };
    const b = bench(away);
    await b.outbox.enqueue({ root: tag, size: 0, grant: rootOf(next++) });
    b.config = config;
    await b.settle();
    expect(await timestamp(chain, tag)).toBeGreaterThan(0);
  });

  test('behavior: a newer root takes the place of one that was not signed', async () => {
    const b = bench(config);
    const first = await b.outbox.enqueue({ root, size: 3 });
    const newer = rootOf(next++);
    expect((await b.outbox.enqueue({ root: newer, size: 4 })).id).toBe(first.id);
    await b.settle();
    expect(b.rows()).toMatchObject([{ root: newer, size: 4, state: 'confirmed' }]);
    expect(await timestamp(chain, root)).toBe(0);
  });

  test('behavior: a newer root that comes while the older is being signed goes instead', async () => {
    const b = bench(config);
    const newer = rootOf(next++);
    await b.outbox.enqueue({ root, size: 3 });
    b.meddle = async ({ method }, pass) => {
      if (method === 'eth_getTransactionCount') await b.outbox.enqueue({ root: newer, size: 4 });
      return pass();
    };
    await b.settle();
    expect(b.rows()).toMatchObject([{ root: newer, state: 'confirmed' }]);
    expect(await timestamp(chain, newer)).toBeGreaterThan(0);
    expect(b.sent()).toHaveLength(1);
  });

  test('behavior: a root that one chain has can go to another', async () => {
    const b = bench(config);
    const first = await b.outbox.enqueue({ root, size: 3 });
    await b.settle();
    b.config = { ...config, chainId: 8453 };
    const second = await b.outbox.enqueue({ root, size: 3 });
    expect(second).toMatchObject({ state: 'queued', chainId: 8453 });
    expect(second.id).not.toBe(first.id);
  });

  test('behavior: the row is written before the transaction leaves, and a killed worker sends the very same one', async () => {
    const b = bench(config);
    await b.outbox.enqueue({ root, size: 3 });
    let written: string | null | undefined;
    b.meddle = async ({ method }, pass) => {
      if (method !== 'eth_sendRawTransaction') return pass();
      written = b.rows()[0]?.rawTx;
      throw new Error('killed');
    };
    await b.outbox.step();
    expect(b.rows()).toMatchObject([{ state: 'queued', rawTx: written, waiting: 'chain-unreachable' }]);
    b.meddle = (_, pass) => pass();
    b.restart();
    await b.outbox.step({ force: true });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed' }]);
    expect(new Set(b.sent().map(({ params }) => params[0]))).toEqual(new Set([written]));
  });

  test('behavior: killed after the node took it, before that was written', async () => {
    const b = bench(config);
    const before = await txCount(chain);
    await b.outbox.enqueue({ root, size: 3 });
    b.meddle = async ({ method }, pass) => {
      const answer = await pass();
      if (method === 'eth_sendRawTransaction') throw new Error('killed');
      return answer;
    };
    await b.outbox.step();
    b.meddle = (_, pass) => pass();
    b.restart();
    await b.outbox.step({ force: true });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed' }]);
    expect(await txCount(chain)).toBe(before + 1);
  });

  test('behavior: a root that someone else anchored is confirmed without a transaction of ours', async () => {
    const [stranger] = await chain.rpc('eth_accounts');
    const txHash = await chain.rpc('eth_sendTransaction', [
      { from: stranger, to: chain.eas, data: `0x4d003070${root.slice(2)}` },
    ]);
    await chain.rpc('anvil_mine', ['0x3', '0x5']);
    const b = bench(config);
    await b.outbox.enqueue({ root, size: 3 });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', txHash, chainTime: await timestamp(chain, root) }]);
    expect(b.sent()).toHaveLength(0);
  });

  test('behavior: someone else was faster while ours waited, so that ours reverts', async () => {
    const slow = await startChain();
    try {
      await slow.fund(PAYER, ETHER);
      const b = bench(configOf(slow));
      await b.outbox.enqueue({ root, size: 3 });
      await slow.rpc('evm_setAutomine', [false]);
      await b.outbox.step();
      const [stranger] = await slow.rpc('eth_accounts');
      const gasPrice = `0x${(10n ** 11n).toString(16)}`;
      const theirs = await slow.rpc('eth_sendTransaction', [
        { from: stranger, to: slow.eas, data: `0x4d003070${root.slice(2)}`, gasPrice },
      ]);
      await slow.rpc('anvil_mine', ['0x1']);
      await b.settle();
      expect(b.rows()).toMatchObject([{ state: 'confirmed', txHash: theirs }]);
      expect(b.sent()).toHaveLength(1);
    } finally {
      await slow.stop();
    }
  });

  test('behavior: a transaction whose nonce another one took is signed again', async () => {
    const slow = await startChain();
    try {
      await slow.fund(PAYER, ETHER);
      const b = bench(configOf(slow));
      await b.outbox.enqueue({ root, size: 3 });
      await slow.rpc('evm_setAutomine', [false]);
      await b.outbox.step();
      const [before] = b.rows();
      const fees = { gas: 100_000n, maxFee: 10n ** 11n, tip: 10n ** 11n };
      const other = { chainId: slow.chainId, eas: slow.eas, root: rootOf(999_999), nonce: before?.nonce ?? -1 };
      await slow.rpc('eth_sendRawTransaction', [signAnchor(KEY, other, fees).rawTx]);
      await slow.rpc('anvil_mine', ['0x1']);
      await slow.rpc('evm_setAutomine', [true]);
      await b.settle();
      const [after] = b.rows();
      expect(after).toMatchObject({ state: 'confirmed', nonce: (before?.nonce ?? 0) + 1 });
      expect(after?.txHash).not.toBe(before?.txHash);
    } finally {
      await slow.stop();
    }
  });

  test('behavior: a transaction that no block takes is offered for more, at the same nonce', async () => {
    const slow = await startChain();
    try {
      await slow.fund(PAYER, ETHER);
      const b = bench(configOf(slow));
      await b.outbox.enqueue({ root, size: 3 });
      await slow.rpc('evm_setAutomine', [false]);
      await b.outbox.step();
      const [before] = b.rows();
      b.time += 11 * 60_000;
      await b.outbox.step();
      const [after] = b.rows();
      expect(after).toMatchObject({ state: 'sent', nonce: before?.nonce });
      expect(after?.txHash).not.toBe(before?.txHash);
      await slow.rpc('anvil_mine', ['0x1']);
      await b.settle();
      expect(b.rows()).toMatchObject([{ state: 'confirmed', txHash: after?.txHash }]);
    } finally {
      await slow.stop();
    }
  });

  test('behavior: waits for blocks on top, and after a reorganisation sends the same transaction again', async () => {
    const patient = await startChain({ args: PATIENT });
    try {
      await patient.fund(PAYER, ETHER);
      const b = bench(configOf(patient));
      await b.outbox.enqueue({ root, size: 3 });
      await b.settle(3);
      const [sent] = b.rows();
      expect(sent).toMatchObject({ state: 'sent', block: null, waiting: null });
      expect(await timestamp(patient, root)).toBeGreaterThan(0);
      await patient.rpc('anvil_reorg', [1, []]);
      expect(await timestamp(patient, root)).toBe(0);
      await b.settle(3);
      expect(await timestamp(patient, root)).toBeGreaterThan(0);
      await patient.rpc('anvil_mine', ['0x5']);
      await b.settle();
      expect(b.rows()).toMatchObject([{ state: 'confirmed', txHash: sent?.txHash }]);
      expect(new Set(b.sent().map(({ params }) => params[0])).size).toBe(1);
    } finally {
      await patient.stop();
    }
  });

  test('behavior: a chain chosen meanwhile gets the root instead', async () => {
    const b = bench({ network: 'off', chainId: 0, rpcUrl: '', eas: '' });
    await b.outbox.enqueue({ root, size: 3 });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-not-configured', nextTryAt: null }]);
    expect(b.wishes).toEqual([]);
    b.config = config;
    await b.outbox.step({ force: true });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', waiting: null, chainId: 31337, eas: chain.eas }]);
  });

  test('error: chain-no-funds', async () => {
    await chain.fund(PAYER, 0n);
    const b = bench(config);
    await b.outbox.enqueue({ root, size: 3 });
    await b.outbox.step();
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-no-funds', attempts: 1, rawTx: null }]);
    await chain.fund(PAYER, ETHER);
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed' }]);
  });

  test('error: chain-no-funds for a balance that does not cover the fee', async () => {
    await chain.fund(PAYER, 1n);
    const b = bench(config);
    await b.outbox.enqueue({ root, size: 3 });
    await b.outbox.step();
    expect(b.rows()).toMatchObject([{ waiting: 'chain-no-funds' }]);
  });

  test('error: chain-fee-cap', async () => {
    const b = bench(config);
    b.meddle = async ({ method }, pass) => {
      if (method !== 'eth_maxPriorityFeePerGas') return pass();
      const { id } = (await (await pass()).json()) as { id: number };
      return Response.json({ jsonrpc: '2.0', id, result: '0xffffffffffff' });
    };
    await b.outbox.enqueue({ root, size: 3 });
    await b.outbox.step();
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-fee-cap', rawTx: null }]);
    expect(b.sent()).toHaveLength(0);
  });

  test('error: locked, without a timer', async () => {
    const b = bench(config, { key: async () => null });
    await b.outbox.enqueue({ root, size: 3 });
    await b.outbox.step();
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'locked', nextTryAt: null }]);
    expect(b.wishes).toEqual([]);
  });

  test('error: chain-mismatch for another chain, and for a contract that is not there', async () => {
    for (const wrong of [
      { ...config, chainId: 8453 },
      { ...config, eas: '0x00000000000000000000000000000000000000ee' },
    ]) {
      const b = bench(wrong);
      await b.outbox.enqueue({ root, size: 3 });
      await b.outbox.step();
      expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-mismatch', rawTx: null }]);
      expect(b.sent()).toHaveLength(0);
    }
  });
});
