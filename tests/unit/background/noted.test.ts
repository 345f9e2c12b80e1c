import { expect, test, vi } from 'vitest';
import type { Presentation } from '#lib/protocol/index';
import { Noted } from '../../../entrypoints/background/credentials/noted';
import { testVault } from '../support/vault';

const GROUP = `vouched:0x${'ab'.repeat(32)}` as const;
const bound = { kind: 'grant', value: `0x${'01'.repeat(32)}` } as const;

function shownTo(origin: string, root = '7'): Presentation {
  const proof = { merkleTreeDepth: 20, merkleTreeRoot: root, nullifier: '1', message: '2', scope: '3', points: [] };
  return { format: 'satchel-presentation', version: 1, origin, group: GROUP, bound, proof: proof as never };
}

async function shownTexts() {
  const { vault } = await testVault();
  const noted = new Noted(vault);
  const put = async (id: string, presentation: Presentation) => {
    const record = { id, credential: 'c', name: 'n', origin: presentation.origin, bound, at: 1, presentation };
    await vault.change(async (draft) => void draft.put('presentations', id, record, { keyClass: 'sensitive' }));
  };
  const find = async (origin: string, root = '7') =>
    (await noted.of({ group: GROUP, origin, bound, root })).map(({ id }) => id);
  return { vault, noted, put, find, pages: vi.spyOn(vault, 'pages') };
}

test('finds what was shown to a site at a root, and reads all of them once', async () => {
  const { put, find, pages } = await shownTexts();
  await put('1', shownTo('https://a.example'));
  await put('2', shownTo('https://b.example'));
  await put('3', shownTo('https://a.example', '8'));
  expect(await find('https://a.example')).toEqual(['1']);
  expect(await find('https://a.example', '8')).toEqual(['3']);
  expect(await find('https://c.example')).toEqual([]);
  expect(pages).toHaveBeenCalledTimes(1);
});

test('one that was added is found without reading the others again; one from elsewhere is found too', async () => {
  const { noted, put, find, pages } = await shownTexts();
  expect(await find('https://a.example')).toEqual([]);
  await put('1', shownTo('https://a.example'));
  await noted.add(shownTo('https://a.example'), '1');
  expect(await find('https://a.example')).toEqual(['1']);
  expect(pages).toHaveBeenCalledTimes(1);
  // As a merge does, which tells nobody.
  await put('2', shownTo('https://b.example'));
  expect(await find('https://b.example')).toEqual(['2']);
});

test('error: while it is locked that is said, and it is looked again once it opens', async () => {
  const { put, find, pages } = await shownTexts();
  await put('1', shownTo('https://a.example'));
  pages.mockImplementationOnce(() => {
    throw Object.assign(new Error('locked'), { code: 'locked' });
  });
  await expect(find('https://a.example')).rejects.toMatchObject({ code: 'locked' });
  expect(await find('https://a.example')).toEqual(['1']);
});
