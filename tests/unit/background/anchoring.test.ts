import { beforeEach, describe, expect, test } from 'vitest';
import { BITCOIN, type ChainConfig, type ProofPolicy } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';
import { Anchoring } from '../../../entrypoints/background/proof/anchoring';
import { Stamping } from '../../../entrypoints/background/proof/stamping';
import { KEY } from '../anchor/support';
import { testVault } from '../support/vault';

const NOBODY = 'http://127.0.0.1:9';
const PAID: ChainConfig = { network: 'local', chainId: 31337, rpcUrl: NOBODY, eas: `0x${'2'.repeat(40)}` };
const FREE: ChainConfig = { network: BITCOIN, chainId: 0, rpcUrl: '', eas: '' };
const EVERY: ProofPolicy = { every: 'changes', changes: 1 };

let vault: Vault;
let reminds: boolean[];
let phraseKept: boolean;
let anchoring: Anchoring;
let stamping: Stamping;

beforeEach(async () => {
  ({ vault } = await testVault());
  reminds = [];
  phraseKept = false;
  stamping = new Stamping(vault, () => {});
  await stamping.configure({ calendars: [NOBODY], headers: '' });
  anchoring = new Anchoring({
    vault,
    stamping,
    secret: async () => KEY,
    phraseKept: async () => phraseKept,
    schedule: () => {},
    remind: (on) => reminds.push(on),
  });
  await change();
});

const change = () =>
  vault.change(async (draft) =>
    draft.put('settings', crypto.randomUUID(), { every: 'asked', changes: 1 }, { entry: { kind: 'grant', body: {} } }),
  );
const roots = async () => (await anchoring.list()).length + (await stamping.list()).length;

describe('a proof by the person’s rule', () => {
  test('default: a root is put on its way once so many changes are open, and only then', async () => {
    phraseKept = true;
    await anchoring.configure(PAID);
    await anchoring.setPolicy({ every: 'changes', changes: 2 });
    expect(await roots()).toBe(0);
    await change();
    await anchoring.proveIfDue();
    expect(await anchoring.list()).toMatchObject([{ size: 2 }]);
    await anchoring.proveIfDue();
    expect(await roots()).toBe(1);
    expect(reminds).toEqual([true, true, true]);
  });

  test('behavior: no account pays before the person keeps the 12 words; then it does', async () => {
    await anchoring.configure(PAID);
    await anchoring.setPolicy(EVERY);
    expect(await roots()).toBe(0);
    phraseKept = true;
    await anchoring.proveIfDue();
    expect(await anchoring.list()).toMatchObject([{ size: 1 }]);
  });

  test('behavior: where nobody pays, nothing is lost with the words', async () => {
    await anchoring.configure(FREE);
    await anchoring.setPolicy(EVERY);
    expect(await stamping.list()).toMatchObject([{ size: 1, about: null }]);
  });

  test('behavior: every day, where something changed', async () => {
    await anchoring.configure(FREE);
    await anchoring.setPolicy({ every: 'day', changes: 1 });
    await change();
    await anchoring.proveIfDue();
    expect(await stamping.list()).toMatchObject([{ size: 1 }]);
  });

  test('args: when asked only, or on no network, nothing happens and nobody reminds', async () => {
    await anchoring.configure(FREE);
    await anchoring.setPolicy({ every: 'asked', changes: 1 });
    await anchoring.configure({ ...FREE, network: 'off' });
    await anchoring.setPolicy(EVERY);
    expect(await roots()).toBe(0);
    expect(reminds).toEqual([false, false]);
  });
});

describe('a proof that was asked for', () => {
  test.each([
    ['a root', () => anchoring.now()],
    ['the end of a consent', () => anchoring.publish({ revokedAt: 1, terms: { revocationTag: KEY } } as never)],
  ])('error: %s, which an account pays, before the words are kept', async (_, act) => {
    await anchoring.configure(PAID);
    await expect(act()).rejects.toMatchObject({ code: 'phrase-not-kept' });
    expect(await roots()).toBe(0);
  });

  test('error: nothing to prove, no network', async () => {
    await expect(anchoring.now()).rejects.toMatchObject({ code: 'chain-not-configured' });
    ({ vault } = await testVault());
    const empty = new Anchoring({
      vault,
      stamping: new Stamping(vault, () => {}),
      secret: async () => KEY,
      phraseKept: async () => true,
      schedule: () => {},
      remind: () => {},
    });
    await empty.configure(FREE);
    await expect(empty.now()).rejects.toMatchObject({ code: 'nothing-to-prove' });
  });
});
