import { Transaction } from 'ethers';
import { describe, expect, test } from 'vitest';
import type { ChainConfig } from '#lib/protocol/views';
import { bench, type Call, rootOf } from './support';

const EAS = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512';
const MINUTE = 60_000;
const quantity = (n: number): string => `0x${n.toString(16)}`;

/** A node whose answers a test changes as it goes; `refusal` is what it says to a transaction that it is sent. */
async function node() {
  const state = {
    refusal: null as string | null,
    sent: [] as string[],
    /** Sees each call before it is answered. */
    before: (_call: Call): void => undefined,
    /** Answers to `eth_getTransactionCount`, by the number of transactions that were sent. */
    count: (_sent: number): number => 0,
    answers: {
      eth_chainId: quantity(31337),
      eth_call: rootOf(0),
      eth_getBalance: quantity(10 ** 15),
      eth_getBlockByNumber: { number: '0x10', timestamp: '0x64', baseFeePerGas: '0x64' },
      eth_maxPriorityFeePerGas: '0x64',
      eth_estimateGas: '0xc350',
      eth_sendRawTransaction: rootOf(2),
      eth_getTransactionReceipt: null,
      eth_getTransactionByHash: {},
      eth_getLogs: [],
    } as Record<string, unknown>,
  };
  const fetchFn: typeof fetch = async (_, init) => {
    const { id, method, params } = JSON.parse(String(init?.body)) as Call & { id: number };
    state.before({ method, params });
    const isSending = method === 'eth_sendRawTransaction';
    if (isSending) state.sent.push(String(params[0]));
    const result =
      method === 'eth_getTransactionCount' ? quantity(state.count(state.sent.length)) : state.answers[method];
    const error = isSending && state.refusal !== null ? { code: -32_603, message: state.refusal } : undefined;
    return Response.json({ jsonrpc: '2.0', id, ...(error ? { error } : { result }) });
  };
  const config: ChainConfig = { network: 'local', chainId: 31337, rpcUrl: 'http://x.invalid', eas: EAS };
  const b = bench(config, { fetchFn });
  await b.outbox.enqueue({ root: rootOf(7), size: 1 });
  return { b, config, state };
}

const noncesOf = (sent: string[]): number[] => [...new Set(sent.map((raw) => Transaction.from(raw).nonce))];
const distinct = (sent: string[]): number => new Set(sent).size;

describe('one transaction a root', () => {
  test('behavior: what a node refuses in any words is sent again as it was, later each time', async () => {
    const { b, state } = await node();
    state.refusal = 'internal error';
    const start = b.time;
    await b.settle(8);
    expect(state.sent.length).toBeGreaterThan(4);
    expect(distinct(state.sent)).toBe(1);
    expect(b.time - start).toBeGreaterThan(8 * MINUTE);
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-rejected', rawTx: state.sent[0] }]);
    state.refusal = null;
    await b.outbox.step({ force: true });
    expect(distinct(state.sent)).toBe(1);
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: null }]);
  });

  test('behavior: a node that takes it, answers an error and counts it, gets three nonces and no more', async () => {
    const { b, state } = await node();
    state.refusal = 'internal error';
    state.count = (sent) => sent;
    const start = b.time;
    await b.settle(4);
    expect(b.time - start).toBeLessThan(MINUTE);
    expect(distinct(state.sent)).toBe(1);
    await b.settle(60);
    expect(noncesOf(state.sent)).toHaveLength(3);
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-many-tries', rawTx: null, nextTryAt: null }]);
  });

  test('behavior: a replica that is late is waited for, and then believed', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    await b.settle(3);
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: null }]);
    const txHash = b.rows()[0]?.txHash;
    state.answers.eth_getTransactionReceipt = { transactionHash: txHash, status: '0x1', blockNumber: '0x10' };
    state.answers.eth_call = rootOf(0x64);
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', txHash, attempts: 0 }]);
    expect(state.sent).toHaveLength(1);
  });

  test('behavior: a replica that stays late costs three nonces, then waits; timers, unlocks and a new worker change nothing', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    await b.settle(60);
    for (let i = 0; i < 3; i++) {
      b.restart();
      b.time += 60 * MINUTE;
      await b.outbox.step({ force: true });
    }
    expect(noncesOf(state.sent)).toEqual([0, 1, 2]);
    expect(b.rows()).toMatchObject([{ waiting: 'chain-many-tries', nextTryAt: null }]);
  });

  test('behavior: each time the person asks again, one nonce more, also for a newer root', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    await b.settle(60);
    for (const [used, root] of [
      [4, 7],
      [5, 8],
    ] as const) {
      await b.outbox.enqueue({ root: rootOf(root), size: root });
      await b.settle(60);
      expect(noncesOf(state.sent)).toHaveLength(used);
      expect(b.rows()).toMatchObject([{ root: rootOf(root), waiting: 'chain-many-tries' }]);
    }
  });

  test('behavior: asking again counts also when the last try failed for another reason, and once however often', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    await b.settle(60);
    state.answers.eth_getBalance = '0x0';
    await b.outbox.step({ force: true });
    expect(b.rows()).toMatchObject([{ waiting: 'chain-no-funds' }]);
    for (let i = 0; i < 5; i++) await b.outbox.enqueue({ root: rootOf(7), size: 1 });
    state.answers.eth_getBalance = quantity(10 ** 15);
    await b.outbox.step({ force: true });
    await b.settle(60);
    expect(noncesOf(state.sent)).toEqual([0, 1, 2, 3]);
    expect(b.rows()).toMatchObject([{ waiting: 'chain-many-tries' }]);
  });

  test('behavior: asking again while a transaction is on its way allows nothing more', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    await b.settle(3);
    for (let i = 0; i < 5; i++) await b.outbox.enqueue({ root: rootOf(7), size: 1 });
    await b.settle(60);
    expect(noncesOf(state.sent)).toHaveLength(3);
  });

  test('behavior: a transaction that failed uses up its nonce: three of them, and no more', async () => {
    const { b, state } = await node();
    state.count = (sent) => sent;
    state.before = ({ method, params: [transactionHash] }) => {
      if (method !== 'eth_getTransactionReceipt') return;
      const isMined = state.sent.some((raw) => Transaction.from(raw).hash === transactionHash);
      state.answers[method] = isMined ? { transactionHash, status: '0x0', blockNumber: '0x10' } : null;
    };
    await b.settle(40);
    expect(noncesOf(state.sent)).toHaveLength(3);
    expect(b.rows()).toMatchObject([{ waiting: 'chain-many-tries' }]);
  });
});

describe('one nonce, other bytes', () => {
  test('behavior: a fee that is too low is raised at the same nonce', async () => {
    const { b, state } = await node();
    state.refusal = 'transaction underpriced';
    await b.settle(3);
    expect(distinct(state.sent)).toBe(3);
    expect(noncesOf(state.sent)).toEqual([0]);
    const tips = state.sent.map((raw) => Number(Transaction.from(raw).maxPriorityFeePerGas));
    expect(tips).toEqual([100, 113, 128]);
  });

  test('behavior: before a fee is raised, the chain is asked whether it took the old one after all', async () => {
    const { b, state } = await node();
    state.refusal = 'replacement transaction underpriced';
    state.before = ({ method }) => {
      if (method !== 'eth_sendRawTransaction') return;
      const txHash = b.rows()[0]?.txHash;
      state.answers.eth_getTransactionReceipt = { transactionHash: txHash, status: '0x1', blockNumber: '0x10' };
      state.answers.eth_call = rootOf(0x64);
    };
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed' }]);
    expect(state.sent).toHaveLength(1);
  });

  test('behavior: what was refused for long is signed anew, at the same nonce', async () => {
    const { b, state } = await node();
    state.answers.eth_estimateGas = '0x5208';
    state.refusal = 'intrinsic gas too low';
    await b.outbox.step();
    state.answers.eth_estimateGas = '0xc350';
    state.count = () => 0;
    b.time += 11 * MINUTE;
    await b.outbox.step();
    const [first, last] = [state.sent[0], state.sent.at(-1)].map((raw) => Transaction.from(raw));
    expect(Number(first?.gasLimit)).toBe(26_250);
    expect(Number(last?.gasLimit)).toBe(62_500);
    expect(noncesOf(state.sent)).toEqual([0]);
  });
});

describe('another chain', () => {
  const elsewhere = { network: 'custom', chainId: 4242, eas: `0x${'2'.repeat(40)}` };

  test('behavior: a transaction on its way rests while another chain is chosen, which gets a row of its own', async () => {
    const { b, config, state } = await node();
    await b.outbox.step();
    const [resting] = b.rows();
    b.config = { ...config, ...elsewhere };
    state.answers.eth_chainId = quantity(4242);
    state.count = () => 9;
    await b.outbox.step({ force: true });
    const [old, fresh] = b.rows();
    expect(old).toEqual({ ...resting, nextTryAt: null });
    expect(fresh).toMatchObject({ root: rootOf(7), chainId: 4242, state: 'sent', nonce: 9 });

    b.config = config;
    state.answers.eth_chainId = quantity(31337);
    state.count = () => 0;
    const before = state.sent.length;
    await b.outbox.enqueue({ root: rootOf(7), size: 1 });
    await b.outbox.step({ force: true });
    expect(b.rows()).toHaveLength(2);
    expect(b.rows()[0]).toMatchObject({ state: 'sent', rawTx: old?.rawTx, nonces: [0] });
    expect(state.sent).toHaveLength(before);
  });

  test('behavior: off and on again, or an address in other letters, is the same chain', async () => {
    const { b, config, state } = await node();
    await b.outbox.step();
    for (const other of [{ network: 'off', chainId: 0, eas: '' }, { eas: EAS.toLowerCase() }]) {
      b.config = { ...config, ...other };
      await b.outbox.enqueue({ root: rootOf(7), size: 1 });
      await b.outbox.step({ force: true });
    }
    expect(b.rows()).toHaveLength(1);
    expect(state.sent).toHaveLength(1);
  });
});
