import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { commitment } from '#lib/log/entry';
import { leafHash } from '#lib/log/hash';
import { consistencyPath, inclusionPath, rootAt } from '#lib/log/merkle';
import { verifyConsistency, verifyInclusion } from '#lib/log/paths';
import { parseLine } from '#lib/vault/file/lines';
import type { DisclosureRecord } from '#lib/vault/index';
import { beginWriting, NOTHING_HELD } from '#lib/vault/merge/index';
import { CHECKS } from '../../../../entrypoints/background/backup/write-file';
import { type Device, device, exported, takeIn, weigh } from './support';

/** What happens to the set of logs of some installations of one wallet. */
type Step = { who: number; pick: number } & (
  | { do: 'add' | 'edit' | 'remove' | 'share' | 'redact' }
  | { do: 'merge' | 'restore'; from: number }
);

const DEVICES = 3;
const who = fc.nat({ max: DEVICES - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      who,
      pick: fc.nat(),
      do: fc.constantFrom(
        'add' as const,
        'add' as const,
        'edit' as const,
        'remove' as const,
        'share' as const,
        'redact' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ who, pick: fc.nat(), from: who, do: fc.constantFrom('merge' as const, 'restore' as const) }),
  },
);

const receipt = (id: string, text: string): DisclosureRecord => ({
  id,
  grantUid: `0x${'00'.repeat(32)}`,
  origin: 'https://claude.ai',
  delivery: 'click',
  text,
  tokens: 1,
  items: [],
  releasedAt: 1_800_000_000_000,
  state: 'released',
  stateAt: 1_800_000_000_000,
  detail: null,
});

/** A new installation that is made of another's file. */
async function restored(lines: readonly string[]): Promise<Device> {
  const weighing = await weigh({ vault: NOTHING_HELD, fresh: true, ...CHECKS }, lines);
  const made = await device();
  await made.vault.change(async (draft) => {
    const writer = await beginWriting(weighing, draft, () => false);
    for (const line of lines) await writer.line(parseLine(line));
  });
  return made;
}

async function act(devices: Device[], { who: mine, pick, ...step }: Step): Promise<void> {
  const me = devices[mine] as Device;
  const { vault, items } = me;
  me.clock.now += 1;
  if (step.do === 'merge' || step.do === 'restore') {
    const lines = await exported(devices[step.from] as Device);
    if (step.do === 'restore') devices[mine] = await restored(lines);
    else if (step.from !== mine) await takeIn(me, lines);
    return;
  }
  if (step.do === 'add') {
    await items.add({ text: `line ${pick}`, category: 'Work' });
    return;
  }
  if (step.do === 'share') {
    const id = crypto.randomUUID();
    const body = receipt(id, `text ${pick}`);
    await vault.change(async (draft) => draft.put('disclosures', id, body, { entry: { kind: 'disclosure', body } }));
    return;
  }
  const ids = await vault.ids(step.do === 'redact' ? 'disclosures' : 'items');
  const id = ids[pick % Math.max(1, ids.length)];
  if (id === undefined) return;
  if (step.do === 'redact') {
    const found = await vault.get('disclosures', id);
    if (found)
      await vault.change(async (draft) => draft.put('disclosures', id, { ...found.value, text: '', redacted: true }));
    return;
  }
  const item = (await vault.get('items', id))?.value;
  if (!item) return;
  if (step.do === 'remove') await items.changeMany([id], { do: 'remove' });
  else await items.edit(id, item.rev, { text: `${item.text}.`, category: 'Work' });
}

/** Every root that some log ever had, by log and size. */
type Seen = Map<string, Map<number, string>>;

/** Notes the roots of now; a log says the same of a size to everybody, for good. */
async function note(seen: Seen, { vault }: Device): Promise<void> {
  for (const [log, size] of Object.entries((await vault.state()).logs)) {
    const roots = seen.get(log) ?? new Map<number, string>();
    seen.set(log, roots);
    const root = toHex(await rootAt(size, vault.nodesOf(log)));
    expect(roots.get(size) ?? root).toBe(root);
    roots.set(size, root);
  }
}

/** Everything that one vault holds of any log fits everything that was ever seen of it. */
async function check(seen: Seen, { vault, damage }: Device): Promise<number> {
  const { logs } = await vault.state();
  for (const [log, size] of Object.entries(logs)) {
    const read = vault.nodesOf(log);
    const root = await rootAt(size, read);
    for (const [before, rootBefore] of seen.get(log) ?? []) {
      if (before === 0 || before > size) continue;
      expect(toHex(await rootAt(before, read))).toBe(rootBefore);
      verifyConsistency(before, size, fromHex(rootBefore), root, await consistencyPath(before, size, read));
    }
  }
  let proven = 0;
  for (const store of ['items', 'disclosures', 'keys'] as const) {
    for (const { leaves } of await vault.all(store)) {
      for (const { log, index, salt, entry } of leaves) {
        const size = logs[log] ?? 0;
        const read = vault.nodesOf(log);
        const leaf = leafHash(commitment(entry, salt));
        verifyInclusion(leaf, index, size, await inclusionPath(index, size, read), await rootAt(size, read));
        proven++;
      }
    }
  }
  await vault.checkLogs();
  expect(damage).toEqual([]);
  return proven;
}

test('property: after any changes, merges and restores every log verifies, and says what it ever said', async () => {
  let [proven, held] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const devices = await Promise.all(Array.from({ length: DEVICES }, device));
      const seen: Seen = new Map();
      for (const each of steps) {
        await act(devices, each);
        for (const one of devices) await note(seen, one);
      }
      for (const one of devices) {
        proven += await check(seen, one);
        held = Math.max(held, Object.keys((await one.vault.state()).logs).length);
      }
    }),
    { numRuns: 40 },
  );
  // The property was about something: entries of logs that came from others.
  expect(proven).toBeGreaterThan(100);
  expect(held).toBeGreaterThan(2);
}, 300_000);
