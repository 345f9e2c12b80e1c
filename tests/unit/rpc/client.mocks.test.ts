import { beforeEach, expect, test, vi } from 'vitest';
import { call } from '#lib/rpc/client';

const { sendMessage } = vi.hoisted(() => ({ sendMessage: vi.fn() }));
vi.mock('wxt/browser', () => ({ browser: { runtime: { sendMessage } } }));

const WAYS = { ok: true, result: null };

beforeEach(() => {
  sendMessage.mockReset();
});

test('default: one question, one answer', async () => {
  sendMessage.mockResolvedValue(WAYS);
  expect(await call('wallet.ways', {})).toBeNull();
  expect(sendMessage.mock.calls).toEqual([[{ satchel: 1, method: 'wallet.ways', params: {} }]]);
});

test.each([1, 2])('behavior: a worker that dies %i times is asked again where that does no harm', async (deaths) => {
  for (let death = 0; death < deaths; death++) sendMessage.mockRejectedValueOnce(new Error('the port closed'));
  sendMessage.mockResolvedValue(WAYS);
  expect(await call('wallet.ways', {})).toBeNull();
  expect(sendMessage).toHaveBeenCalledTimes(deaths + 1);
});

test('error: `internal` when nobody answers', async () => {
  sendMessage.mockResolvedValue(undefined);
  await expect(call('wallet.ways', {})).rejects.toMatchObject({ code: 'internal' });
  expect(sendMessage).toHaveBeenCalledTimes(3);
});

test('error: what would be done twice is asked for once', async () => {
  sendMessage.mockRejectedValue(new Error('the port closed'));
  await expect(call('chat.insert', { draft: '', ask: false })).rejects.toMatchObject({ code: 'internal' });
  expect(sendMessage).toHaveBeenCalledTimes(1);
});

test('error: the background’s own code', async () => {
  const error = { code: 'locked', message: 'locked' };
  sendMessage.mockResolvedValue({ ok: false, error });
  await expect(call('items.list', { query: '', category: null, offset: 0, limit: 1 })).rejects.toMatchObject(error);
});
