import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeCredentials, mergeIssued } from '#lib/vault/merge/credentials';
import type { CredentialRecord, IssuedRecord, RemovedCredential } from '#lib/vault/records';
import { type Device, device, exported, takeIn } from './support';

const [ID, GROUP_ID] = ['3f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11', '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10'];
const KEY = `0x${'5a'.repeat(32)}`;

const MEMBERSHIP: CredentialRecord = {
  id: ID,
  kind: 'vouched',
  group: `vouched:${KEY}`,
  name: 'Evening class',
  commitment: '123',
  added: 1_800_000_000_000,
  source: null,
  tree: { size: 3, root: '77', at: 1_800_000_000, until: 1_900_000_000, leaf: 1 },
};
const GROUP: IssuedRecord = {
  id: GROUP_ID,
  key: KEY,
  name: 'Choir',
  url: null,
  created: 1_800_000_000_000,
  members: [
    { commitment: '11', label: 'Ada', at: 1, removedAt: null },
    { commitment: '12', label: 'Ben', at: 2, removedAt: 9 },
  ],
  treeSize: 2,
  signed: null,
};

const SENSITIVE = { keyClass: 'sensitive' } as const;
const put = ({ vault }: Device, group: IssuedRecord = GROUP) =>
  vault.change(async (draft) => {
    draft.put('credentials', ID, MEMBERSHIP, SENSITIVE);
    draft.put('issued', GROUP_ID, group, SENSITIVE);
  });

describe('a wallet file', () => {
  test('default: brings memberships and groups of one’s own, whose trees are read and made anew', async () => {
    const [a, b] = [await device(), await device()];
    await put(a);
    await takeIn(b, await exported(a));
    expect((await b.vault.get('credentials', ID))?.value).toEqual({ ...MEMBERSHIP, tree: null });
    expect((await b.vault.get('issued', GROUP_ID))?.value).toEqual({ ...GROUP, treeSize: 0 });
  });

  test('behavior: what is known of the trees here stays', async () => {
    const [a, b] = [await device(), await device()];
    await put(a);
    await put(b, { ...GROUP, members: [] });
    await takeIn(a, await exported(b));
    expect((await a.vault.get('credentials', ID))?.value).toEqual(MEMBERSHIP);
    expect((await a.vault.get('issued', GROUP_ID))?.value).toEqual(GROUP);
  });

  test('behavior: a membership that was removed does not come back with an older file, and is removed elsewhere too', async () => {
    const [a, b] = [await device(), await device()];
    await put(a);
    const older = await exported(a);
    await takeIn(b, older);
    await a.vault.change(async (draft) => {
      const gone = { id: ID, removed: MEMBERSHIP.added + 5, record: MEMBERSHIP };
      draft.put('credentials', ID, gone, SENSITIVE);
    });
    await takeIn(a, older);
    expect((await a.vault.get('credentials', ID))?.value).toHaveProperty('removed', MEMBERSHIP.added + 5);
    await takeIn(b, await exported(a));
    expect((await b.vault.get('credentials', ID))?.value).toHaveProperty('removed', MEMBERSHIP.added + 5);
    const fresh = await device();
    await takeIn(fresh, await exported(a));
    expect((await fresh.vault.get('credentials', ID))?.value).toEqual({
      id: ID,
      removed: MEMBERSHIP.added + 5,
      record: null,
    });
  });

  test('error: another wallet’s file brings none', async () => {
    const [a, b] = [await device(), await device()];
    await put(a);
    const other = (await exported(a)).map((line) => line.replace('{"secret":"log"}', '{"secret":"other"}'));
    await takeIn(b, other);
    expect(await b.vault.get('credentials', ID)).toBeNull();
    expect(await b.vault.get('issued', GROUP_ID)).toBeNull();
  });
});

describe('two lists of one group', () => {
  const member = fc.record({
    commitment: fc.constantFrom('11', '12', '13', '14'),
    label: fc.constant('x'),
    at: fc.nat(5),
    removedAt: fc.option(fc.nat(9), { nil: null }),
  });
  const members = fc.uniqueArray(member, { selector: ({ commitment, at }) => `${at} ${commitment}`, maxLength: 6 });
  const group = members.map((own): IssuedRecord => ({ ...GROUP, members: own, treeSize: 0 }));

  test('behavior: in either order the same, and once more the same; whoever was removed stays removed', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const merged = mergeIssued(a, b);
        expect(mergeIssued(b, a)).toEqual(merged);
        expect(mergeIssued(merged, b).members).toEqual(merged.members);
        for (const { commitment, at, removedAt } of [...a.members, ...b.members]) {
          const kept = merged.members.find((each) => each.commitment === commitment && each.at === at);
          if (removedAt !== null && kept) expect(kept.removedAt).not.toBeNull();
          expect(merged.members.some((each) => each.commitment === commitment)).toBe(true);
        }
      }),
    );
  });
});

test('one membership on two devices: whatever was last, adding or removing, in either order', () => {
  const added = fc.nat(9).map((at): CredentialRecord => ({ ...MEMBERSHIP, added: at, tree: null }));
  const removed = fc.nat(9).map((at): RemovedCredential => ({ id: ID, removed: at, record: null }));
  const kept = fc.oneof(added, removed);
  const isIn = (value: CredentialRecord | RemovedCredential) => !('removed' in value);
  fc.assert(
    fc.property(kept, kept, (a, b) => {
      const merged = mergeCredentials(a, b);
      expect(isIn(mergeCredentials(b, a))).toBe(isIn(merged));
      expect(isIn(mergeCredentials(merged, b))).toBe(isIn(merged));
      const times = [a, b].map((each) => ('removed' in each ? each.removed : each.added));
      const last = Math.max(...times);
      const removals = [a, b].filter((each) => 'removed' in each && each.removed === last);
      expect(isIn(merged)).toBe(removals.length === 0);
    }),
  );
});
