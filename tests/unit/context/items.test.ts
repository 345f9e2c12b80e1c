import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { IndexStore, Items, offer, pick } from '#lib/context/index';
import { CategorySchema } from '#lib/protocol/index';
import { ownLogSize, Sensitivity } from '#lib/vault/index';
import { type TestVault, testVault } from '../support/vault';

let store: TestVault;
let index: IndexStore;
let items: Items;

beforeEach(async () => {
  store = await testVault();
  const sensitivity = new Sensitivity(store.vault);
  index = new IndexStore(store.vault, sensitivity);
  items = new Items(store.vault, index, sensitivity);
});

/** What the next worker finds. */
const woken = () => {
  const vault = store.reopen();
  const sensitivity = new Sensitivity(vault);
  const fresh = new IndexStore(vault, sensitivity);
  return { index: fresh, items: new Items(vault, fresh, sensitivity) };
};
const texts = async (query = '', category: string | null = null) =>
  (await woken().items.list(query, category, 0, 100)).items.map((item) => item.text);
const add = (text: string, category = 'About me') => {
  store.clock.now += 1_000;
  return items.add({ text, category });
};

describe('add, edit, remove', () => {
  test('default: newest first, with counts of categories', async () => {
    await add('I am a nurse');
    await add('Short answers', 'Style');
    const list = await items.list('', null, 0, 1);
    expect(list.items.map((item) => item.text)).toEqual(['Short answers']);
    expect(list.total).toBe(2);
    expect(list.categories).toEqual([
      { name: 'About me', count: 1 },
      { name: 'Style', count: 1 },
    ]);
  });

  test('default: an edit keeps id and creation and raises the revision', async () => {
    const before = await add('I am a nurse');
    const after = await items.edit(before.id, before.rev, { text: 'I am a midwife', category: 'Work' });
    expect(after).toMatchObject({ id: before.id, created: before.created, text: 'I am a midwife', category: 'Work' });
    expect(after.rev.t > before.rev.t || after.rev.c > before.rev.c).toBe(true);
    expect(await texts()).toEqual(['I am a midwife']);
    expect(await texts('nurse')).toEqual([]);
  });

  test('error: an edit of what was changed meanwhile is refused and loses nothing', async () => {
    const before = await add('one');
    await items.edit(before.id, before.rev, { text: 'two', category: 'Work' });
    const stale = items.edit(before.id, before.rev, { text: 'three', category: 'Work' });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    expect(await texts()).toEqual(['two']);
  });

  test('behavior: a removal can be undone, with the same id', async () => {
    const item = await add('I am a nurse');
    expect(await items.changeMany([item.id], { do: 'remove' })).toEqual([{ before: item, rev: null }]);
    expect(await texts()).toEqual([]);
    expect(await texts('nurse')).toEqual([]);
    await items.putBack([{ before: item, rev: null }]);
    const { rev: _rev, ...words } = item;
    expect(await items.get([item.id])).toMatchObject([words]);
    expect(await texts('nurse')).toEqual(['I am a nurse']);
    await expect(items.putBack([{ before: item, rev: null }])).rejects.toMatchObject({ code: 'conflict' });
  });

  test('error: what is not there', async () => {
    const missing = items.changeMany([crypto.randomUUID()], { do: 'remove' });
    await expect(missing).rejects.toMatchObject({ code: 'not-found' });
  });

  test('behavior: every change is one entry in the log', async () => {
    const item = await add('a');
    await items.edit(item.id, item.rev, { text: 'b', category: 'Work' });
    await items.changeMany([item.id], { do: 'remove' });
    await items.addMany(
      [
        { text: 'c', category: 'x' },
        { text: 'd', category: 'x' },
      ],
      'imported',
    );
    expect(ownLogSize(await store.vault.state())).toBe(5);
  });

  test('behavior: adding many tells how far it is, before any of it is there', async () => {
    const drafts = Array.from({ length: 40 }, (_, i) => ({ text: `line ${i}`, category: 'Work' }));
    const parts: number[] = [];
    let there: Promise<number> | undefined;
    const onSealed = (part: number) => {
      parts.push(part);
      there ??= store.vault.count('items');
    };
    await items.addMany(drafts, 'imported', { onSealed });
    expect(parts.length).toBeGreaterThan(drafts.length);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(parts.at(-1)).toBe(1);
    expect(await there).toBe(0);
  });
});

describe('find', () => {
  test('default: best match first, in other forms and without accents', async () => {
    await add('I work night shifts in a hospital in Kraków');
    await add('My hospital badge is blue and I like night walks at night');
    await add('I like climbing');
    expect((await texts('hospital shift'))[0]).toContain('night shifts');
    expect(await texts('krakow')).toHaveLength(1);
    expect(await texts('climb')).toEqual(['I like climbing']);
  });

  test('behavior: the beginning of a word finds while it is typed', async () => {
    await add('I am allergic to penicillin');
    expect(await texts('penic')).toEqual(['I am allergic to penicillin']);
  });

  test('args: category narrows', async () => {
    await add('short answers', 'Style');
    await add('short commute', 'Work');
    expect(await texts('short', 'Work')).toEqual(['short commute']);
  });
});

describe('the index at rest', () => {
  test('behavior: survives merging, over hundreds of changes and a new worker', async () => {
    const made = [];
    for (let i = 0; i < 120; i++) made.push(await add(`fact number${i}`));
    for (const item of made.slice(0, 60)) await items.changeMany([item.id], { do: 'remove' });
    expect((await woken().items.list('', null, 0, 200)).total).toBe(60);
    expect(await texts('number119')).toEqual(['fact number119']);
    expect(await texts('number5')).not.toContain('fact number5');
    expect(await store.vault.count('index')).toBeLessThan(60);
  });
});

describe('an index of an earlier version', () => {
  /** Segments as an earlier version may have left them: of other rules, and in another form. */
  async function age(): Promise<void> {
    await store.vault.change(async (draft) => {
      for (const name of ['index', 'terms'] as const) {
        for (const id of await store.vault.ids(name)) draft.put(name, id, [] as never, { keyClass: 'ordinary' });
      }
    });
  }

  test('behavior: is made anew of the items by whoever searches', async () => {
    await add('I am a nurse');
    await age();
    expect(await texts('nurses')).toEqual(['I am a nurse']);
  });

  test('behavior: a change keeps the terms of the items around it', async () => {
    for (let i = 0; i < 100; i++) await add(`fact number${i}`);
    await age();
    const fresh = woken();
    for (let i = 0; i < 20; i++) await fresh.items.add({ text: `later number${i}`, category: 'About me' });
    for (const i of [0, 50, 99]) expect(await texts(`fact number${i}`)).toContain(`fact number${i}`);
    expect((await woken().items.list('', null, 0, 1)).total).toBe(120);
  });
});

describe('pick', () => {
  const chosen = async (draft: string, categories: string[] | null = null, tokenBudget = 150) => {
    const picks = pick(await woken().index.searchable(), draft, { categories, tokenBudget });
    const found = await items.get(picks.map(({ id }) => id));
    return picks.map((candidate, i) => ({ text: found[i]?.text, reason: candidate.reason }));
  };

  test('default: what shares words with the draft, and which words', async () => {
    await add('I am a nurse in Kraków');
    await add('I like climbing');
    expect(await chosen('Which shift plan suits a nurse?')).toEqual([
      { text: 'I am a nurse in Kraków', reason: { kind: 'matches', words: ['nurse'] } },
    ]);
  });

  test('behavior: nothing where nothing tells anything', async () => {
    for (let i = 0; i < 100; i++) await add(`I like thing${i} on a sunny day`);
    await add('I am a nurse');
    expect(await chosen('Capital of France')).toEqual([]);
    expect(await chosen('What a lovely day')).toEqual([]);
    expect((await chosen('What does a nurse do on a sunny day'))[0]?.text).toBe('I am a nurse');
  });

  test('behavior: an empty draft takes the newest within the budget', async () => {
    for (let i = 0; i < 40; i++) await add(`fact number ${i} about me`);
    const picks = await chosen('');
    expect(picks[0]).toEqual({ text: 'fact number 39 about me', reason: { kind: 'newest' } });
    expect(picks.length).toBeGreaterThan(5);
    expect(picks.length).toBeLessThan(40);
  });

  test('behavior: a sensitive item comes with a match or a scope that names it, not by being new', async () => {
    await add('I like climbing');
    await add('I am allergic to penicillin', 'Health');
    expect((await chosen('')).map((p) => p.text)).toEqual(['I like climbing']);
    expect((await chosen('penicillin dose')).map((p) => p.text)).toEqual(['I am allergic to penicillin']);
    expect((await chosen('', ['Health'])).map((p) => p.text)).toEqual(['I am allergic to penicillin']);
  });

  test('behavior: a look-alike of a sensitive category is that category', () => {
    for (const typed of ['health', ' HEALTH ', 'He\u200balth', 'Ｈｅａｌｔｈ']) {
      expect(v.parse(CategorySchema, typed)).toBe('Health');
    }
  });

  test('behavior: nothing outside the scope, whatever matches', async () => {
    await add('I am a nurse', 'Work');
    await add('I like tea', 'About me');
    expect((await chosen('nurse', ['About me'])).map((p) => p.text)).toEqual(['I like tea']);
    expect(await chosen('nurse', [])).toEqual([]);
  });

  test('behavior: one item larger than the budget does not hide the rest', async () => {
    await add('I like tea');
    await add('tea '.repeat(900));
    expect((await chosen('tea')).map((p) => p.text)).toEqual(['I like tea']);
  });
});

describe('offer', () => {
  const offered = async (draft: string, most = 12) =>
    offer(await woken().index.searchable(), draft, { categories: null, tokenBudget: 150 }, most);

  test('default: what matches is ticked and says why; the newest stand unticked below', async () => {
    const nurse = await add('I am a nurse');
    const tea = await add('I like tea');
    expect(await offered('a plan for a nurse')).toMatchObject([
      { id: nurse.id, selected: true, reason: { kind: 'matches', words: ['nurse'] } },
      { id: tea.id, selected: false, reason: { kind: 'newest' } },
    ]);
  });

  test('behavior: a weaker match is offered with its words, unticked, also of a sensitive category', async () => {
    await add('I am a nurse on night shifts');
    const meat = await add('I eat no meat, and my meals keep long', 'Health');
    const second = (await offered('meals for a week of night shifts'))[1];
    expect(second).toMatchObject({ id: meat.id, selected: false, reason: { kind: 'matches', words: ['meals'] } });
  });

  test('behavior: an item that is too long for the budget is offered, unticked', async () => {
    const long = await add('tea '.repeat(900));
    expect(await offered('tea')).toMatchObject([{ id: long.id, selected: false }]);
  });

  test('args: most', async () => {
    for (let i = 0; i < 20; i++) await add(`fact ${i}`);
    expect(await offered('', 12)).toHaveLength(12);
  });
});
