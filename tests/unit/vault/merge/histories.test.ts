import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemDraft } from '#lib/protocol/index';
import { someRemarks } from '../../protocol/random-items';
import { contentOf, type Device, device, exported, takeIn } from './support';

/** One step of a history: who does what to which of the items that it has. */
type Step = { who: number; at: number } & (
  | { do: 'add' | 'edit' | 'remove' | 'supersede' | 'keepOne' | 'keepBoth'; pick: number; draft: ItemDraft }
  | { do: 'persona' | 'unpersona' | 'choose'; pick: number; categories: string[] }
  | { do: 'sync'; from: number }
);

const DEVICES = 3;
const who = fc.nat({ max: DEVICES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      who,
      at: fc.nat({ max: 5 }),
      do: fc.constantFrom('add', 'edit', 'edit', 'remove', 'supersede', 'keepOne', 'keepBoth'),
      pick: fc.nat(),
      draft: fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(someRemarks, fc.constant({})))
        .map(([text, remarks]) => ({ text, category: 'Work', ...remarks })),
    }) as fc.Arbitrary<Step>,
  },
  {
    weight: 2,
    arbitrary: fc.record({
      who,
      at: fc.nat({ max: 5 }),
      do: fc.constantFrom('persona' as const, 'persona' as const, 'unpersona' as const, 'choose' as const),
      pick: fc.nat(),
      categories: fc.subarray(['Health', 'Own', 'Work']),
    }),
  },
  { weight: 2, arbitrary: fc.record({ who, at: fc.nat({ max: 5 }), do: fc.constant('sync' as const), from: who }) },
);

async function act(devices: Device[], step: Step): Promise<void> {
  const me = devices[step.who] as Device;
  me.clock.now += step.at;
  if (step.do === 'sync') {
    if (step.from !== step.who) await takeIn(me, await exported(devices[step.from] as Device));
    return;
  }
  if ('categories' in step) {
    await actOnPersonas(me, step);
    return;
  }
  const { items, vault } = me;
  if (step.do === 'add') {
    await items.add(step.draft);
    return;
  }
  const torn = await vault.ids('conflicts');
  const ids = step.do === 'keepOne' || step.do === 'keepBoth' ? torn : await vault.ids('items');
  const id = ids[step.pick % Math.max(1, ids.length)];
  if (id === undefined) return;
  const item = (await vault.get('items', id))?.value;
  if (!item) return;
  const draft = { ...step.draft, text: `${item.text}${step.draft.text}` };
  if (step.do === 'edit') await items.edit(id, item.rev, draft);
  else if (step.do === 'supersede') await items.supersede(id, item.rev, draft);
  else if (step.do === 'remove') await items.changeMany([id], { do: 'remove' });
  else await items.resolve(id, item.rev, step.do === 'keepBoth');
}

const SITES = ['https://chatgpt.com', 'https://claude.ai', 'default'];

/** Makes one, changes or deletes one that is there, or chooses it for a site. */
async function actOnPersonas({ personas }: Device, step: Extract<Step, { categories: unknown }>): Promise<void> {
  const known = (await personas.list()).personas;
  const one = known[step.pick % (known.length + 1)];
  const at = SITES[step.pick % SITES.length] ?? '';
  if (step.do === 'persona') await personas.save({ name: `n${step.pick % 4}`, categories: step.categories }, one?.id);
  else if (step.do === 'choose') await personas.choose(at, one?.id ?? 'all');
  else if (one) await personas.remove(one.id);
}

async function history(steps: readonly Step[]): Promise<Device[]> {
  const devices = await Promise.all(Array.from({ length: DEVICES }, device));
  for (const each of steps) await act(devices, each);
  return devices;
}

/** A device that only takes in. */
async function merged(...files: string[][]): Promise<unknown> {
  const reader = await device();
  for (const file of files) await takeIn(reader, file);
  return contentOf(reader);
}

describe('histories of three devices', () => {
  test('behavior: merging is commutative, associative and idempotent, and loses no text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const devices = await history(steps);
        const [a, b, c] = (await Promise.all(devices.map(exported))) as [string[], string[], string[]];
        const expected = await merged(a, b, c);
        expect(await merged(c, b, a)).toEqual(expected);
        expect(await merged(b, a, c, a, b)).toEqual(expected);
        // ((a b) c) by way of another device's file.
        const between = await device();
        for (const file of [b, c]) await takeIn(between, file);
        expect(await merged(a, await exported(between))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  }, 300_000);

  test('behavior: what a device shows and nobody else touched is shown by all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 10 }),
        fc.string({ minLength: 1, maxLength: 20 }),
        async (steps, text) => {
          const devices = await history(steps);
          const written = `own ${text.trim() || 'x'}`;
          const item = await (devices[0] as Device).items.add({ text: written, category: 'Work' });
          const [a, b, c] = (await Promise.all(devices.map(exported))) as [string[], string[], string[]];
          const reader = await device();
          for (const file of [c, a, b]) await takeIn(reader, file);
          expect((await reader.vault.get('items', item.id))?.value.text).toBe(written);
        },
      ),
      { numRuns: 15 },
    );
  }, 300_000);
});
