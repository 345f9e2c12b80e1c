import { expect, test, vi } from 'vitest';
import { isWithinPace } from '../../../entrypoints/background/insertion/pace';

const stored: Record<string, unknown> = vi.hoisted(() => ({}));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string) => structuredClone({ [key]: stored[key] }),
        set: async (values: object) => void Object.assign(stored, structuredClone(values)),
      },
    },
  },
}));

const SITE = 'https://chat.example';
const NOW = 1_800_000_000_000;

test('behavior: of requests at one moment one is let out', async () => {
  const all = await Promise.all(Array.from({ length: 1_000 }, () => isWithinPace(SITE, NOW)));
  expect(all.filter(Boolean)).toHaveLength(1);
});

test('behavior: sixty a minute, and then no more until the minute is over', async () => {
  let out = 0;
  for (let i = 0; i < 100; i++) if (await isWithinPace('https://other.example', NOW + i * 400)) out++;
  expect(out).toBe(60);
  expect(await isWithinPace('https://other.example', NOW + 61_000)).toBe(true);
});
