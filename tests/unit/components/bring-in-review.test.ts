import { describe, expect, test } from 'vitest';
import type { Beside, Candidate } from '#lib/context/import/candidate';
import { groupsOf, isApprovedAtOnce } from '../../../components/items/bring-in/groups';
import {
  approvedDrafts,
  besideOf,
  joined,
  type Line,
  reviewOf,
  stepOf,
  withoutWallet,
  withWallet,
} from '../../../components/items/bring-in/review';

const AT = 1_700_000_000_000;
const rev = { t: 1, c: 0, d: '6f1c2a3b-1111-4222-8333-444455556666' };
const older = (text: string) => ({ id: '0b7d7e4e-1111-4222-8333-444455556666', text, created: AT, rev });
const nothing = { same: [], against: [], category: null, suspicions: [] };
const reviews = [{ ...nothing, against: [older('not a')] }, nothing, nothing];

const candidate = (text: string, category: string, app: string | null): Candidate => ({
  text,
  category,
  source: { app, when: null, where: 'notes.md' },
  reason: 'kept',
  masked: [],
});
const found = (candidates: Candidate[], beside: (Beside | null)[] = []) => ({ candidates, beside, left: 0 });
const start = reviewOf(
  found([candidate('a', 'Work', 'ChatGPT'), candidate('b', 'Style', null), candidate('c', 'Work', null)]),
  reviews,
  'paste',
  AT,
);

describe('reviewing', () => {
  test('default: nothing is approved, and what the wallet says otherwise stands beside', () => {
    expect(approvedDrafts(start)).toEqual([]);
    expect(start.lines[0]).toMatchObject({ source: 'ChatGPT', where: 'notes.md', against: older('not a'), same: null });
    expect(start.lines[1]).toMatchObject({ source: 'notes.md', where: '' });
  });

  test('behavior: who changes a line approves it', () => {
    const edited = stepOf(start, { do: 'edit', id: 1, draft: { text: 'B', category: 'Other' } });
    expect(approvedDrafts(edited)).toEqual([
      { text: 'B', category: 'Other', source: { kind: 'import', from: 'paste', at: AT } },
    ]);
  });

  test('behavior: undo takes back the last step whole, and only that', () => {
    const rejected = stepOf(start, { do: 'decide', ids: [1], decision: 'rejected' });
    const all = stepOf(rejected, { do: 'decide', ids: [0, 1, 2], decision: 'approved' });
    expect(approvedDrafts(all)).toHaveLength(3);
    expect(stepOf(all, { do: 'undo' })).toEqual(rejected);
    expect(stepOf(stepOf(rejected, { do: 'undo' }), { do: 'undo' })).toEqual(start);
  });
});

describe('what the wallet says otherwise', () => {
  const idsOf = (review: typeof start) => approvedDrafts(review).map(({ replaces }) => replaces?.id ?? null);

  test('default: approved, both stand', () => {
    expect(idsOf(stepOf(start, { do: 'decide', ids: [0], decision: 'approved' }))).toEqual([null]);
  });

  test('behavior: the new takes the place of the older, until that is undone or decided otherwise', () => {
    const taken = stepOf(start, { do: 'replace', id: 0 });
    expect(approvedDrafts(taken)[0]?.replaces).toEqual({ id: older('').id, rev });
    expect(stepOf(taken, { do: 'undo' })).toEqual(start);
    expect(idsOf(stepOf(taken, { do: 'decide', ids: [0], decision: 'approved' }))).toEqual([null]);
    expect(idsOf(stepOf(taken, { do: 'decide', ids: [0], decision: 'rejected' }))).toEqual([]);
  });

  test('behavior: joined, the older is in the new, and replaced by it', () => {
    const text = joined('I am vegan.', 'I eat fish on Fridays');
    expect(text).toBe('I am vegan; I eat fish on Fridays');
    const done = stepOf(start, { do: 'edit', id: 0, draft: { text, category: 'Work' }, replaces: true });
    expect(approvedDrafts(done)).toMatchObject([{ text, replaces: { id: older('').id } }]);
  });

  test('behavior: a line that stands beside none replaces none', () => {
    expect(idsOf(stepOf(start, { do: 'replace', id: 1 }))).toEqual([null]);
  });

  test('behavior: over a lock, the person’s decisions stay and the wallet’s words go', () => {
    const taken = stepOf(stepOf(start, { do: 'replace', id: 0 }), { do: 'decide', ids: [1], decision: 'rejected' });
    const left = withoutWallet(taken);
    expect(JSON.stringify(left)).not.toContain('not a');
    expect(withWallet(left, reviews)).toEqual(taken);
  });
});

describe('what stands twice in what is brought', () => {
  const said = (text: string, when: number): Candidate => {
    const { source, ...rest } = candidate(text, 'Other', null);
    return { ...rest, source: { ...source, when } };
  };
  const twice = reviewOf(
    found(
      [said('I eat meat', AT + 2), said('I keep bees', AT), said('I eat no meat', AT + 1), said('No meat for me', AT)],
      [{ at: 2, how: 'against' }, null, { at: 0, how: 'against' }, { at: 2, how: 'same' }],
    ),
    [],
    'paste',
  );
  const texts = (review: typeof twice) => approvedDrafts(review).map(({ text }) => text);
  const waiting = (review: typeof twice) => review.lines.filter(({ decision }) => decision === null).length;

  test('default: those lines stand together, not to be approved at once', () => {
    const [group, ...rest] = groupsOf(twice.lines, 'category');
    expect(group?.lines.map(({ text }) => text)).toEqual(['I eat meat', 'I eat no meat', 'No meat for me']);
    expect(group && isApprovedAtOnce(group)).toBe(false);
    expect(rest.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['I keep bees']]);
  });

  test('behavior: one is chosen over the other in one step, which is undone in one', () => {
    const chosen = stepOf(twice, { do: 'choose', id: 2, over: 0 });
    expect(texts(chosen)).toEqual(['I eat no meat']);
    expect(waiting(chosen)).toBe(2);
    expect(stepOf(chosen, { do: 'undo' })).toEqual(twice);
  });

  test('behavior: joined, the other goes', () => {
    const draft = { text: 'I eat meat; I eat no meat', category: 'Other' };
    const done = stepOf(twice, { do: 'edit', id: 2, draft, replaces: true, over: 0 });
    expect(approvedDrafts(done)).toMatchObject([{ text: draft.text }]);
    expect(approvedDrafts(done)[0]).not.toHaveProperty('replaces');
    expect(waiting(done)).toBe(2);
  });

  test('behavior: of each row the newest stays', () => {
    const newest = stepOf(twice, { do: 'newest', ids: [0, 2, 3] });
    expect(texts(newest)).toEqual(['I eat meat']);
    expect(waiting(newest)).toBe(1);
  });

  test('behavior: what the wallet says goes before', () => {
    const kept = withWallet(twice, [{ ...nothing, against: [older('I eat fish')] }]);
    expect(groupsOf(kept.lines, 'category')[0]).toMatchObject({ kind: 'against', lines: [{ text: 'I eat meat' }] });
    expect(besideOf(kept.lines[0] as Line, kept)).toBeNull();
  });
});

describe('where a line came from', () => {
  const from = (app: string | null, kind: 'file' | 'paste' | 'answer') =>
    approvedDrafts(
      stepOf(reviewOf(found([candidate('a', 'Work', app)]), [], kind, AT), {
        do: 'decide',
        ids: [0],
        decision: 'approved',
      }),
    )[0]?.source;

  test('default: the app, as items name it', () => {
    expect(from('ChatGPT', 'file')).toEqual({ kind: 'import', from: 'chatgpt', at: AT });
    expect(from('Le Chat', 'answer')).toMatchObject({ from: 'le-chat' });
  });

  test('behavior: how it was brought, where no app is known', () => {
    expect(from(null, 'file')).toMatchObject({ from: 'file' });
    expect(from(null, 'answer')).toMatchObject({ from: 'answer' });
    expect(from('知乎', 'paste')).toMatchObject({ from: 'paste' });
  });
});

describe('groups', () => {
  const kinds = (by: 'category' | 'source', lines = start.lines) =>
    groupsOf(lines, by).map(({ kind, name, lines: held }) => [kind, name, held.map(({ text }) => text).join('')]);

  test('default: by category or by source, as they came', () => {
    expect(kinds('category')).toEqual([
      ['against', '', 'a'],
      ['category', 'Style', 'b'],
      ['category', 'Work', 'c'],
    ]);
    expect(kinds('source')).toEqual([
      ['against', '', 'a'],
      ['source', 'notes.md', 'bc'],
    ]);
  });

  test('behavior: what reads like an order stands first, what the wallet has last', () => {
    const [a, b, c] = start.lines;
    if (!a || !b || !c) throw new Error('three lines were made');
    const lines = [{ ...a, against: null, same: older('a') }, b, { ...c, suspicions: ['link' as const] }];
    expect(kinds('category', lines)).toEqual([
      ['suspicious', '', 'c'],
      ['category', 'Style', 'b'],
      ['same', '', 'a'],
    ]);
  });
});
