import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Vault } from '#lib/vault/index';
import { Keeper } from '../../../entrypoints/background/vault/keeper';

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
