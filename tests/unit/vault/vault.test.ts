import { describe, expect, test } from 'vitest';
import { WalletError } from '#lib/protocol/index';
import { ownLogSize } from '#lib/vault/index';
import { testVault } from '../support/vault';

const secret = (text: string) => ({ secret: text });
const CANARY = 'canary-7f3a';

describe('change', () => {
  test('default: what was put is there for the next worker', async () => {
    const { vault, reopen } = await testVault();
    await vault.change(async (draft) => draft.put('keys', 'a', secret('x')));
    expect((await reopen().get('keys', 'a'))?.value).toEqual(secret('x'));
  });

  test('behavior: a change that throws leaves nothing', async () => {
    const { vault } = await testVault();
    const before = await vault.state();
    const failing = vault.change(async (draft) => {
      draft.put('keys', 'a', secret('x'), { entry: { kind: 'grant', body: {} } });
      throw new WalletError('forbidden');
    });
    await expect(failing).rejects.toMatchObject({ code: 'forbidden' });
    expect(await vault.get('keys', 'a')).toBeNull();
    expect(await vault.state()).toEqual(before);
  });

  test('behavior: changes run one after the other, so none is lost', async () => {
    const { vault } = await testVault();
    await vault.change(async (draft) => draft.put('keys', 'count', secret('0')));
    const increment = () =>
      vault.change(async (draft) => {
        const count = Number((await vault.get('keys', 'count'))?.value.secret);
        draft.put('keys', 'count', secret(String(count + 1)));
      });
    await Promise.all(Array.from({ length: 20 }, increment));
    expect((await vault.get('keys', 'count'))?.value.secret).toBe('20');
  });

  test('behavior: a second instance that was overtaken writes nothing', async () => {
    const { vault, reopen } = await testVault();
    const other = reopen();
    const overtaken = other.change(async (draft) => {
      await vault.change(async (first) => first.put('keys', 'a', secret('first')));
      draft.put('keys', 'a', secret('second'));
    });
    await expect(overtaken).rejects.toMatchObject({ code: 'conflict' });
    expect((await vault.get('keys', 'a'))?.value).toEqual(secret('first'));
  });

  test('behavior: generation and clock only go up, also when the machine goes back in time', async () => {
    const { vault, clock } = await testVault();
    const put = () =>
      vault.change(async (draft) => {
        draft.put('keys', 'a', secret('x'));
        return draft.revision();
      });
    const first = await put();
    clock.now -= 60_000;
    const second = await put();
    expect(second.t).toBe(first.t);
    expect(second.c).toBe(first.c + 1);
    expect((await vault.state()).generation).toBe(3);
  });

  test('behavior: nothing is written while locked', async () => {
    const { vault, reopen } = await testVault();
    const locked = reopen({ key: () => Promise.reject(new WalletError('locked')) });
    await expect(locked.change(async (draft) => draft.put('keys', 'a', secret('x')))).rejects.toMatchObject({
      code: 'locked',
    });
    expect(await vault.get('keys', 'a')).toBeNull();
  });
});

describe('log entries', () => {
  test('default: each entry becomes a leaf with a salt of its own', async () => {
    const { vault } = await testVault();
    await vault.change(async (draft) => {
      draft.put('keys', 'a', secret('x'), { entry: { kind: 'grant', body: { n: 1 } } });
      draft.put('keys', 'b', secret('y'), { entry: { kind: 'grant', body: { n: 1 } } });
    });
    const [a, b] = await Promise.all([vault.get('keys', 'a'), vault.get('keys', 'b')]);
    expect([a?.leaves[0]?.index, b?.leaves[0]?.index]).toEqual([0, 1]);
    expect(a?.leaves[0]?.entry).toBe(b?.leaves[0]?.entry);
    const read = vault.nodesOf((await vault.state()).logId);
    expect(await read(0, 0)).not.toEqual(await read(0, 1));
    expect(ownLogSize(await vault.state())).toBe(2);
  });

  test('args: keepLeaves keeps earlier entries provable; without it they are forgotten', async () => {
    const { vault } = await testVault();
    const put = (id: string, keepLeaves: boolean) =>
      vault.change(async (draft) =>
        draft.put('keys', id, secret('x'), { keepLeaves, entry: { kind: 'grant', body: {} } }),
      );
    for (const keep of [true, true]) await put('kept', keep);
    for (const keep of [false, false]) await put('latest', keep);
    expect((await vault.get('keys', 'kept'))?.leaves.map((leaf) => leaf.index)).toEqual([0, 1]);
    expect((await vault.get('keys', 'latest'))?.leaves.map((leaf) => leaf.index)).toEqual([3]);
  });

  test('behavior: a record put twice in one change keeps both entries', async () => {
    const { vault } = await testVault();
    await vault.change(async (draft) => {
      draft.put('keys', 'a', secret('first'), { keepLeaves: true, entry: { kind: 'grant', body: {} } });
      draft.put('keys', 'a', secret('second'), { keepLeaves: true });
    });
    const record = await vault.get('keys', 'a');
    expect(record?.value).toEqual(secret('second'));
    expect(record?.leaves).toHaveLength(1);
  });
});

describe('what is on disk', () => {
  test('behavior: no text of a record, only random ids and ciphertext', async () => {
    const { vault, db } = await testVault();
    await vault.change(async (draft) =>
      draft.put('keys', 'a', secret(CANARY), { entry: { kind: 'grant', body: CANARY } }),
    );
    for (const store of db.objectStoreNames) {
      for (const row of await db.getAll(store as 'keys')) {
        const bytes = JSON.stringify(row, (_key, value) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
        );
        expect(bytes).not.toContain(CANARY);
      }
    }
  });

  test('error: a row put in another one’s place does not open', async () => {
    const { vault, db } = await testVault();
    await vault.change(async (draft) => {
      draft.put('keys', 'a', secret('x'));
      draft.put('keys', 'b', secret('y'));
    });
    const row = await db.get('keys', 'a');
    if (row) await db.put('keys', { ...row, id: 'b' });
    await expect(vault.get('keys', 'b')).rejects.toMatchObject({
      code: 'vault-corrupt',
      data: { store: 'keys', id: 'b' },
    });
  });

  test('error: a row of a later version is refused, not guessed at', async () => {
    const { vault, db } = await testVault();
    await vault.change(async (draft) => draft.put('keys', 'a', secret('x')));
    const row = await db.get('keys', 'a');
    if (row) await db.put('keys', { ...row, schema: 3 });
    await expect(vault.get('keys', 'a')).rejects.toMatchObject({ code: 'vault-newer' });
  });

  test('error: a vault is made once', async () => {
    const { vault } = await testVault();
    await expect(vault.initialise({ v: 1 }, () => {})).rejects.toMatchObject({ code: 'wallet-exists' });
  });
});
