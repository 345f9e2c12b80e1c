import { describe, expect, test } from 'vitest';
import type { Candidate } from '#lib/context/import/candidate';
import { approvedDrafts, groupsOf, reviewOf, stepOf } from '../../../components/items/bring-in/review';

const candidate = (text: string, category: string, app: string | null): Candidate => ({
  text,
  category,
  source: { app, when: null, where: 'notes.md' },
  reason: 'kept',
  masked: [],
});
const start = reviewOf(
  [candidate('a', 'Work', 'ChatGPT'), candidate('b', 'Style', null), candidate('c', 'Work', null)],
  [
    { same: [], against: [{ id: '1', text: 'not a' }], category: null, suspicions: [] },
    { same: [], against: [], category: null, suspicions: [] },
    { same: [], against: [], category: null, suspicions: [] },
  ],
);

describe('reviewing', () => {
  test('default: nothing is approved, and what the wallet says otherwise stands beside', () => {
    expect(approvedDrafts(start)).toEqual([]);
    expect(start.lines[0]).toMatchObject({ source: 'ChatGPT', where: 'notes.md', against: 'not a', same: null });
    expect(start.lines[1]).toMatchObject({ source: 'notes.md', where: '' });
  });

  test('behavior: who changes a line approves it', () => {
    const edited = stepOf(start, { do: 'edit', id: 1, draft: { text: 'B', category: 'Other' } });
    expect(approvedDrafts(edited)).toEqual([{ text: 'B', category: 'Other' }]);
  });

  test('behavior: undo takes back the last step whole, and only that', () => {
    const rejected = stepOf(start, { do: 'decide', ids: [1], decision: 'rejected' });
    const all = stepOf(rejected, { do: 'decide', ids: [0, 1, 2], decision: 'approved' });
    expect(approvedDrafts(all)).toHaveLength(3);
    expect(stepOf(all, { do: 'undo' })).toEqual(rejected);
    expect(stepOf(stepOf(rejected, { do: 'undo' }), { do: 'undo' })).toEqual(start);
  });
});

describe('groups', () => {
  const kinds = (by: 'category' | 'source', lines = start.lines) =>
    groupsOf(lines, by).map(({ kind, name, lines: held }) => [kind, name, held.map(({ text }) => text).join('')]);

  test('default: by category or by source, as they came', () => {
    expect(kinds('category')).toEqual([
      ['category', 'Work', 'ac'],
      ['category', 'Style', 'b'],
    ]);
    expect(kinds('source')).toEqual([
      ['source', 'ChatGPT', 'a'],
      ['source', 'notes.md', 'bc'],
    ]);
  });

  test('behavior: what reads like an order stands first, what the wallet has last', () => {
    const [a, b, c] = start.lines;
    if (!a || !b || !c) throw new Error('three lines were made');
    const lines = [{ ...a, same: 'a' }, b, { ...c, suspicions: ['link' as const] }];
    expect(kinds('category', lines)).toEqual([
      ['suspicious', '', 'c'],
      ['category', 'Style', 'b'],
      ['same', '', 'a'],
    ]);
  });
});
