import { expect, test } from 'vitest';
import { ApprovalQueue, type Pending } from '#lib/consent/queue';
import { Cell } from '../support/cell';

const pending: Pending = {
  id: '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10',
  origin: 'https://chatgpt.com',
  target: { tabId: 1, documentId: 'D', url: 'https://chatgpt.com/' },
  createdAt: 1,
  hasDraft: true,
  draft: 'How do I tell my children of the divorce?',
  persona: { kind: 'all' },
  tokenBudget: 150,
  candidates: [
    { id: 'a', category: 'Work', tokens: 1, reason: { kind: 'matches', words: ['divorce'] }, selected: true },
    { id: 'b', category: 'Work', tokens: 1, reason: { kind: 'pinned' }, selected: true },
  ],
  app: null,
  windowId: null,
  prepared: [],
};

test('behavior: a lock forgets the words of the draft by which lines were found', async () => {
  const store = new Cell<Awaited<ReturnType<ConstructorParameters<typeof ApprovalQueue>[0]['get']>>>({
    pending: [],
    rejections: {},
  });
  const queue = new ApprovalQueue(store, () => 1);
  await queue.add(() => pending);
  await queue.forgetTexts();
  expect(JSON.stringify(store.value)).not.toContain('divorce');
  expect((await queue.get(pending.id)).candidates.map(({ id, reason }) => [id, reason.kind])).toEqual([
    ['a', 'matches'],
    ['b', 'pinned'],
  ]);
});
