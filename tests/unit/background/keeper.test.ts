import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createTurns } from '#lib/protocol/index';
import { Epochs, type Vault } from '#lib/vault/index';
import { Keeper } from '../../../entrypoints/background/vault/keeper';
import { testVault } from '../support/vault';

const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keeper', () => {
  test('default: looks soon after unlocking, and forgets soon after a change', async () => {
    const keeper = new Keeper(() => {});
    const asked = vi.fn<() => Promise<Vault>>().mockRejectedValue(new Error('there is no vault here'));
    const heard = vi.spyOn(console, 'error').mockImplementation(() => {});
    keeper.lookSoon(asked);
    await vi.advanceTimersByTimeAsync(MINUTE);
    const looked = asked.mock.calls.length;
    expect(looked).toBeGreaterThan(0);
    keeper.changed(asked);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked.mock.calls.length).toBeGreaterThan(looked);
    heard.mockRestore();
  });

  test('behavior: goes on looking for as long as the worker lives', async () => {
    const keeper = new Keeper(() => {});
    const checkLogs = vi.fn(async () => {});
    const vault = {
      state: async () => ({ dirty: [] }),
      forget: async () => {},
      checkLogs,
      differences: async () => [],
    };
    keeper.lookSoon(async () => vault as unknown as Vault);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(checkLogs).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120 * MINUTE);
    expect(checkLogs.mock.calls.length).toBeGreaterThan(2);
    keeper.end();
  });

  test('behavior: once the wallet ended, nothing asks for its vault any more, and nothing is left to tell', async () => {
    const keeper = new Keeper(() => {});
    const asked = vi.fn<() => Promise<Vault>>();
    keeper.lookSoon(asked);
    keeper.changed(asked);
    keeper.report({ place: 'header' });
    keeper.end();
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).not.toHaveBeenCalled();
    expect(keeper.findings).toEqual([]);
  });
});

describe('keeper at a lock', () => {
  test('behavior: waits for a forgetting whose rows are moved and whose old epochs are not overwritten yet', async () => {
    vi.useRealTimers();
    const store = await testVault();
    const shared = { epochs: new Epochs(store.files), exclusive: createTurns() };
    const vault = store.reopen(shared);
    await vault.change(async (draft) => void draft.put('grants', 'a', {} as never));
    await vault.change(async (draft) => void draft.delete('grants', 'a'));
    let goOn = () => {};
    const write = store.files.write.bind(store.files);
    let writes = 0;
    store.files.write = async (copy, bytes) => {
      // Two to begin, two to finish: the last ones wait.
      if (++writes === 3)
        await new Promise<void>((resolve) => {
          goOn = resolve;
        });
      await write(copy, bytes);
    };
    const forgetting = vault.forget();
    await vi.waitFor(() => expect(writes).toBe(3));
    expect((await vault.state()).dirty).toEqual([]);

    let locked = false;
    const keeper = new Keeper(() => {});
    const locking = keeper.forgetAtLock(store.reopen(shared)).then(() => {
      locked = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(locked).toBe(false);
    goOn();
    await locking;
    expect(await new Epochs(store.files).moving()).toEqual([]);
    await forgetting;
  });
});
