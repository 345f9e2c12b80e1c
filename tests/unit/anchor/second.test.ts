import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountFor } from '#lib/anchor/quote';
import { anchorAddress } from '#lib/anchor/sign';
import type { ChainConfig } from '#lib/protocol/views';
import { startChain } from '../../fixtures/chain/index.mjs';
import { bench, fakeNode, KEY, rootOf } from './support';

const PAYER = anchorAddress(KEY);
const ETHER = 10n ** 18n;
type Chain = Awaited<ReturnType<typeof startChain>>;
let chain: Chain;
let config: ChainConfig;
let next = 1;

beforeAll(async () => {
  chain = await startChain();
  const { chainId, rpcUrl, eas } = chain;
  config = { network: 'custom', chainId, rpcUrl, eas };
  await chain.fund(PAYER, ETHER);
});
afterAll(() => chain.stop());

type Answers = Partial<Record<'eth_chainId' | 'eth_call' | 'eth_getBlockByNumber', unknown>>;

/** A node that says what the chain says, but for these. */
const otherThan = (answers: Answers) =>
  fakeNode(async ({ id, method, params }, response) => {
    const result = method in answers ? answers[method as keyof Answers] : await chain.rpc(method, params);
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });

describe('a second node', () => {
  test('default: a root counts once both say the same', async () => {
    const b = bench({ ...config, secondUrl: chain.rpcUrl });
    await b.outbox.enqueue({ root: rootOf(next++), size: 1 });
    await b.settle();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', waiting: null }]);
  });

  test.each<[string, Answers]>([
    ['is on another chain', { eth_chainId: '0x1' }],
    ['does not see the root', { eth_call: `0x${'0'.repeat(64)}` }],
    ['has another block there', { eth_getBlockByNumber: { number: '0x1', timestamp: '0x1' } }],
    ['has no block there', { eth_getBlockByNumber: null }],
  ])('error: chain-disagree while it %s, and nothing is paid twice', async (_, answers) => {
    const second = await otherThan(answers);
    const root = rootOf(next++);
    const b = bench({ ...config, secondUrl: second.url });
    await b.outbox.enqueue({ root, size: 1 });
    await b.settle(4);
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: 'chain-disagree' }]);
    b.config = { ...config, secondUrl: chain.rpcUrl };
    await b.outbox.step({ force: true });
    expect(b.rows()).toMatchObject([{ state: 'confirmed', waiting: null }]);
    expect(b.sent()).toHaveLength(1);
    await second.close();
  });

  test('error: chain-unreachable while it is down', async () => {
    const second = await otherThan({});
    await second.close();
    const b = bench({ ...config, secondUrl: second.url });
    await b.outbox.enqueue({ root: rootOf(next++), size: 1 });
    await b.settle(4);
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: 'chain-unreachable' }]);
  });
});

describe('what proofs cost', () => {
  test('default: fee, cap, balance, and a year of them', async () => {
    const { wei, cap, balance, year, float, address } = await accountFor(KEY, config);
    const paid = await chain.rpc('eth_getBalance', [PAYER, 'latest']);
    expect([address, BigInt(balance)]).toEqual([PAYER, BigInt(paid)]);
    // Of the local preset: a hundredth of a coin. A year is 365 of what one takes at most.
    expect([cap, BigInt(year)]).toEqual([String(10n ** 16n), 365n * BigInt(wei)]);
    expect(BigInt(float)).toBe(2n * BigInt(year));
    expect(BigInt(wei)).toBeGreaterThan(45_869n);
  });

  test('behavior: an account without coins is told too', async () => {
    const { balance } = await accountFor(`0x${'6b'.repeat(32)}`, config);
    expect(balance).toBe('0');
  });

  test.each<[string, Partial<ChainConfig>]>([
    ['chain-mismatch', { eas: '0x00000000000000000000000000000000000000aa' }],
    ['chain-mismatch', { chainId: 8453 }],
    ['chain-not-configured', { network: 'off' }],
  ])('error: %s on %j', async (code, change) => {
    await expect(accountFor(KEY, { ...config, ...change })).rejects.toMatchObject({ code });
  });
});
