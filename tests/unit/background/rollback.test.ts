import { beforeEach, describe, expect, test } from 'vitest';
import { newRow } from '#lib/anchor/row';
import { sentBy } from '#lib/anchor/sent';
import { WalletError } from '#lib/protocol/index';
import { type KeptRollback, Rollback } from '../../../entrypoints/background/vault/rollback';
import { fakeNode, KEY, rootOf } from '../anchor/support';
import { Cell } from '../support/cell';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

let wallet: { vaultId: string; generation: number } | null;
let backups: { last: number | null; newest: number | null };
let sent: () => Promise<{ found: number; known: number } | null>;
let asked: number;
let now: number;
let kept: Cell<KeptRollback | null>;
let rollback: Rollback;

beforeEach(() => {
  wallet = { vaultId: 'a', generation: 10 };
  backups = { last: null, newest: null };
  sent = async () => null;
  asked = 0;
  now = 100 * DAY;
  kept = new Cell<KeptRollback | null>(null);
  rollback = start();
});

/** As a woken worker has it. */
const start = () =>
  new Rollback({
    kept,
    wallet: async () => wallet,
    sent: () => {
      asked++;
      return sent();
    },
    backups: async () => backups,
    now: () => now,
    onHint: () => {},
  });

async function hints() {
  await rollback.look();
  return rollback.hints();
}

describe('a wallet that is older than it was', () => {
  test('default: nothing speaks for it', async () => {
    await rollback.note();
    wallet = { vaultId: 'a', generation: 11 };
    backups = { last: now - DAY, newest: now - DAY - 1_000 };
    sent = async () => ({ found: 3, known: 4 });
    expect(await hints()).toEqual([]);
  });

  test('behavior: a lower state than was seen, until the person knows, even as it counts on', async () => {
    await rollback.note();
    wallet = { vaultId: 'a', generation: 7 };
    expect(await hints()).toEqual([{ kind: 'state', found: 10, known: 7 }]);
    wallet = { vaultId: 'a', generation: 12 };
    await rollback.note();
    rollback = start();
    expect(await hints()).toEqual([{ kind: 'state', found: 10, known: 7 }]);
    await rollback.settle();
    expect(await hints()).toEqual([]);
    wallet = { vaultId: 'a', generation: 8 };
    expect(await hints()).toEqual([{ kind: 'state', found: 12, known: 8 }]);
  });

  test('behavior: another wallet in its place counts from the start', async () => {
    await rollback.note();
    wallet = { vaultId: 'b', generation: 1 };
    expect(await hints()).toEqual([]);
  });

  test('behavior: more was sent than it knows of; said again only when there is more', async () => {
    sent = async () => ({ found: 5, known: 3 });
    expect(await hints()).toEqual([{ kind: 'sent', found: 5, known: 3 }]);
    await rollback.settle();
    now += DAY;
    expect(await hints()).toEqual([]);
    sent = async () => ({ found: 6, known: 3 });
    now += DAY;
    expect(await hints()).toEqual([{ kind: 'sent', found: 6, known: 3 }]);
  });

  test('behavior: a node is asked twice a day at most, and again where it did not answer', async () => {
    sent = () => Promise.reject(new WalletError('chain-unreachable'));
    expect(await hints()).toEqual([]);
    sent = async () => ({ found: 0, known: 0 });
    await hints();
    await hints();
    expect(asked).toBe(2);
    now += 13 * HOUR;
    await hints();
    expect(asked).toBe(3);
  });

  test('behavior: a wallet file of its own that is newer than the last it made', async () => {
    backups = { last: now - 3 * DAY, newest: now - DAY };
    expect(await hints()).toEqual([{ kind: 'backup', found: now - DAY, known: now - 3 * DAY }]);
  });

  test('behavior: restored from a file while a later one was made here', async () => {
    backups = { last: now - DAY, newest: null };
    await rollback.restoredFrom(now - 9 * DAY);
    expect(await hints()).toEqual([{ kind: 'backup', found: now - DAY, known: now - 9 * DAY }]);
  });

  test('behavior: restored from the newest file', async () => {
    backups = { last: now - DAY + 2_000, newest: null };
    await rollback.restoredFrom(now - DAY);
    expect(await hints()).toEqual([]);
  });

  test('error: locked, it says nothing and keeps nothing', async () => {
    wallet = null;
    await rollback.note();
    await rollback.restoredFrom(1);
    expect(await hints()).toEqual([]);
    expect(await kept.get()).toBeNull();
  });
});

describe('sentBy', () => {
  const EAS = `0x${'2'.repeat(40)}`;
  const row = (nonces: number[], chainId = 31337) => ({
    ...newRow({ root: rootOf(1), size: 1 }, { chainId, eas: EAS }, 1),
    nonces,
  });
  const at = (rpcUrl: string, chainId = 31337) => ({ network: 'local', chainId, rpcUrl, eas: EAS });

  test('default: what a node has of the account, beside every nonce that was signed for on that chain', async () => {
    const { url, close } = await fakeNode(({ id, method }, response) => {
      const result = method === 'eth_chainId' ? '0x7a69' : method === 'eth_getTransactionCount' ? '0x5' : null;
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
    });
    try {
      expect(await sentBy(KEY, at(url), [row([0, 1]), row([2]), row([8], 8453)])).toEqual({ found: 5, known: 3 });
      expect(await sentBy(KEY, at(url), [])).toEqual({ found: 5, known: 0 });
      expect(await sentBy(KEY, at(url, 8453), [])).toBeNull();
    } finally {
      await close();
    }
  });

  test('error: a node that answers something else, or not at all; nobody to ask', async () => {
    const { url, close } = await fakeNode(({ id, method }, response) => {
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: method === 'eth_chainId' ? '0x7a69' : 'many' }));
    });
    await expect(sentBy(KEY, at(url), [])).rejects.toMatchObject({ code: 'chain-mismatch' });
    await close();
    await expect(sentBy(KEY, at(url), [])).rejects.toMatchObject({ code: 'chain-unreachable' });
    expect(await sentBy(KEY, { ...at(''), network: 'bitcoin' }, [])).toBeNull();
  });
});
