import { describe, expect, test } from 'vitest';
import { type Item, type Remarks, type Revision, type Seen, stamped } from '#lib/protocol/index';
import type { Version } from '#lib/vault/index';
import {
  copyId,
  covers,
  hasSameWords,
  revisedOf,
  saysTheSame,
  seenAfter,
  shownOf,
  unseenOf,
} from '#lib/vault/merge/versions';

const ID = '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10';
const rev = (t: number, d: string): Revision => ({ t, c: 0, d });

function item(text: string, by: Revision, seen?: Seen, remarks: Remarks = {}): Version {
  const value: Item = stamped({
    id: ID,
    text,
    category: 'Work',
    provenance: { kind: 'typed', at: 1 },
    trust: 'approved',
    created: 1,
    rev: by,
    ...remarks,
    ...(seen && { seen }),
  });
  return { item: value, gone: null, leaves: [] };
}

const gone = (by: Revision, seen: Seen): Version => ({ item: null, gone: { rev: by, seen }, leaves: [] });

describe('versions', () => {
  const first = item('first', rev(1, 'A'));
  const later = item('later', rev(2, 'A'));
  const elsewhere = item('elsewhere', rev(3, 'B'), { A: { t: 1, c: 0 } });

  test('default: a device has seen what it wrote itself', () => {
    expect(covers(revisedOf(later), revisedOf(first))).toBe(true);
    expect(covers(revisedOf(first), revisedOf(later))).toBe(false);
  });

  test('default: another device has seen what it says', () => {
    expect(covers(revisedOf(elsewhere), revisedOf(first))).toBe(true);
    expect(covers(revisedOf(elsewhere), revisedOf(later))).toBe(false);
    expect(unseenOf([first, later, elsewhere])).toEqual([elsewhere, later]);
  });

  test('behavior: a write that has seen both takes the place of both', () => {
    const seen = seenAfter([revisedOf(later), revisedOf(elsewhere)], 'C');
    const both = item('both', rev(4, 'C'), seen.seen);
    expect(unseenOf([later, elsewhere, both])).toEqual([both]);
  });

  test('behavior: where one device wrote it all, nothing is noted', () => {
    expect(seenAfter([revisedOf(first)], 'A')).toEqual({});
  });

  test('behavior: a deletion is not shown while a version stands beside it', () => {
    const deleted = gone(rev(9, 'B'), { A: { t: 1, c: 0 } });
    expect(shownOf(unseenOf([first, deleted]))).toBeNull();
    expect(shownOf(unseenOf([later, deleted]))).toEqual(later);
  });

  test('behavior: two copies of one version differ only in what is still held of the log', () => {
    const leaf = { log: ID, index: 1, salt: '0x', entry: '{}' };
    const [merged] = unseenOf([first, { ...first, leaves: [leaf] }]);
    expect(merged).toEqual({ ...first, leaves: [leaf] });
  });

  test('behavior: the same words need no choice', () => {
    expect(saysTheSame(item('x', rev(1, 'A')), item('x', rev(2, 'B')))).toBe(true);
    expect(saysTheSame(item('x', rev(1, 'A')), gone(rev(2, 'B'), {}))).toBe(false);
  });

  test('behavior: the same words with something else said of them are a choice, and no second item', () => {
    const [pinned, over] = [item('x', rev(1, 'A'), {}, { pin: true }), item('x', rev(2, 'B'), {}, { validUntil: 5 })];
    expect(saysTheSame(pinned, over)).toBe(false);
    expect(hasSameWords(pinned, over)).toBe(true);
    const detailed = item('x', rev(3, 'C'), {}, { details: { kind: 'project' } });
    expect(hasSameWords(pinned, detailed)).toBe(false);
  });

  test('behavior: both devices give a kept copy the same id, a UUID of version 8', () => {
    expect(copyId(ID, rev(1, 'A'))).toBe(copyId(ID, rev(1, 'A')));
    expect(copyId(ID, rev(1, 'A'))).not.toBe(copyId(ID, rev(1, 'B')));
    expect(copyId(ID, rev(1, 'A'))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
