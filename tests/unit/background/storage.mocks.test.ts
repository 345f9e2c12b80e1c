import { beforeEach, expect, test, vi } from 'vitest';
import { change, read } from '../../../entrypoints/background/storage';

const { stored, written } = vi.hoisted(() => ({ stored: {} as Record<string, unknown>, written: [] as object[] }));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => structuredClone({ [key]: stored[key] }),
        set: async (values: object) => {
          written.push(values);
          Object.assign(stored, structuredClone(values));
        },
      },
    },
  },
}));

beforeEach(() => {
  for (const key of Object.keys(stored)) delete stored[key];
  written.length = 0;
});

const list = () => read<number[]>('session', 'outcomes', []);

test('default: changes of one moment are all there, in their order', async () => {
  const numbers = Array.from({ length: 100 }, (_, i) => i);
  await Promise.all(numbers.map((i) => change<number[]>('session', 'outcomes', [], (before) => [...before, i])));
  expect(await list()).toEqual(numbers);
});

test('behavior: what stays as it was is not written', async () => {
  await change<number[]>('session', 'outcomes', [], (before) => before);
  expect(written).toEqual([]);
});

test('error: a change that fails changes nothing, and holds up no other', async () => {
  const fails = change<number[]>('session', 'outcomes', [], () => {
    throw new Error('no');
  });
  const next = change<number[]>('session', 'outcomes', [], () => [1]);
  await expect(fails).rejects.toThrow('no');
  expect(await next).toEqual([1]);
  expect(await list()).toEqual([1]);
});
