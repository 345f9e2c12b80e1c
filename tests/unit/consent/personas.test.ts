import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { IndexStore, pick } from '#lib/context/index';
import { type ActivePersona, ALL, allowedCategories, DEFAULT, type Delivery } from '#lib/protocol/index';
import { candidatesFor, underPersona } from '../../../entrypoints/background/insertion/offers';
import { block, testConsent } from '../support/consent';

type Consent = Awaited<ReturnType<typeof testConsent>>;

const ORIGINS = ['https://chatgpt.com', 'https://claude.ai'];
const [CHATGPT = '', CLAUDE = ''] = ORIGINS;
const CATEGORIES = ['Work', 'Games & media', 'Health', 'My client'];
const NAMES = ['Work', 'Private', 'Client'];
const WORDS = ['nurse', 'shift', 'zelda', 'asthma', 'invoice'];

const category = fc.constantFrom(...CATEGORIES);
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
const origin = fc.constantFrom(...ORIGINS);
const place = fc.constantFrom(...ORIGINS, DEFAULT);
const nth = fc.nat({ max: 2 });

/** What a person, a page and the wallet do in any order. */
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('persona' as const), nth, categories: fc.subarray(CATEGORIES) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), nth }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('choose' as const), place, choice: fc.constantFrom(0, 1, 2, ALL, DEFAULT) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('next' as const), origin }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      origin,
      draft: words,
      delivery: fc.constantFrom<Delivery>('once', 'click', 'auto'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('insert' as const), origin, draft: fc.oneof(words, fc.constant('')) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('force' as const),
      origin,
      items: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('switchWhileAsked' as const),
      origin,
      choice: fc.constantFrom(0, 1, 2, ALL),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
/** What it begins with: three personas, and what is chosen at both sites and by default. */
const sets3 = fc.tuple(fc.subarray(CATEGORIES), fc.subarray(CATEGORIES), fc.subarray(CATEGORIES));
const places3 = fc.tuple(fc.constantFrom(0, 1, DEFAULT), fc.constantFrom(1, 2, DEFAULT), fc.constantFrom(2, ALL));
const someItems = fc.array(fc.record({ text: words, category, pin: fc.constantFrom(undefined, true as const) }), {
  minLength: 3,
  maxLength: 8,
});

/** The personas as this test thinks of them, beside those of the wallet. */
class Model {
  readonly byPlace = new Map<string, number | string>([[DEFAULT, ALL]]);
  readonly personas = new Map<number, readonly string[] | null>();

  /** Null: anything. */
  allowed(at: string): readonly string[] | null {
    const own = this.byPlace.get(at) ?? DEFAULT;
    const choice = own === DEFAULT ? this.byPlace.get(DEFAULT) : own;
    return choice === ALL ? null : (this.personas.get(choice as number) ?? []);
  }

  isInside(at: string, categories: readonly string[]): boolean {
    const allowed = this.allowed(at);
    return allowed === null || categories.every((one) => allowed.includes(one));
  }
}

describe('behavior: nothing outside the active persona is ever selected or released', () => {
  test('over random items, personas, consents and switches', async () => {
    const seen = { inside: 0, refused: 0, offered: 0 };
    await fc.assert(
      fc.asyncProperty(
        someItems,
        sets3,
        places3,
        fc.array(step, { minLength: 8, maxLength: 24 }),
        async (drafts, sets, places, steps) => {
          const consent = await testConsent();
          const { vault, items, personas, grants, disclosures, approvals, queue, sensitivity, clock } = consent;
          const index = new IndexStore(vault, sensitivity);
          const kept = await items.addMany(drafts, 'typed');
          const categoryOf = new Map(kept.map((item) => [item.id, item.category]));
          const model = new Model();
          // A consent for everything, on both sites: from here on only personas narrow.
          for (const at of ORIGINS) await consent.grant(at, [...categoryOf.keys()], 'click');
          const ids = new Map<number, string>();

          const categoriesOf = (picked: readonly { id: string }[]) => picked.map(({ id }) => categoryOf.get(id) ?? '');
          const choose = async (at: string, choice: number | string) => {
            const id = typeof choice === 'number' ? ids.get(choice) : choice;
            const mayBe = id !== undefined && (typeof choice !== 'number' || model.personas.get(choice) != null);
            if (!mayBe || (at === DEFAULT && choice === DEFAULT)) return;
            await personas.choose(at, id);
            model.byPlace.set(at, choice);
          };
          const release = async (at: string, chosen: typeof kept, uid: string) => {
            const { text, tokens } = block(chosen.map((item) => item.text));
            const outcome = await disclosures
              .release(uid, { origin: at, by: 'click', items: chosen, text, tokens })
              .then(
                (record) => record.items,
                () => null,
              );
            if (outcome)
              expect(
                model.isInside(
                  at,
                  outcome.map((item) => item.category),
                ),
              ).toBe(true);
            if (outcome) seen.inside++;
            else if (!model.isInside(at, categoriesOf(chosen))) seen.refused++;
          };

          const begin: Step[] = sets.map((categories, nth) => ({ do: 'persona', nth, categories }));
          const chosen: Step[] = places.map((choice, at) => ({
            do: 'choose',
            place: [...ORIGINS, DEFAULT][at] ?? '',
            choice,
          }));
          for (const each of [...begin, ...chosen, ...steps]) {
            clock.now += 1_000;
            if (each.do === 'persona') {
              const name = NAMES[each.nth] ?? '';
              const { id } = await personas.save({ name, categories: each.categories }, ids.get(each.nth));
              ids.set(each.nth, id);
              model.personas.set(each.nth, each.categories);
            }
            if (each.do === 'delete' && model.personas.get(each.nth) != null) {
              await personas.remove(ids.get(each.nth) ?? '');
              model.personas.set(each.nth, null);
            }
            if (each.do === 'choose') await choose(each.place, each.choice);
            if (each.do === 'next') {
              const next = await personas.next(each.origin);
              const at = [...ids].find(([, id]) => id === next?.id);
              if (at) model.byPlace.set(each.origin, at[0]);
            }
            if (each.do === 'insert') {
              const grant = await grants.standing(each.origin, 'click');
              if (!grant) continue;
              const within = allowedCategories(await personas.active(each.origin));
              const picks = pick(
                await index.searchable(),
                each.draft,
                { ...grant.terms, ...(within && { within }) },
                clock.now,
              );
              expect(model.isInside(each.origin, categoriesOf(picks))).toBe(true);
              if (picks.length > 0)
                await release(each.origin, await items.get(picks.map(({ id }) => id)), grant.signed.sig.uid);
            }
            if (each.do === 'force') {
              const grant = await grants.standing(each.origin, 'click');
              const chosen = each.items.flatMap((at) => kept[at] ?? []);
              if (grant && chosen.length > 0) await release(each.origin, chosen, grant.signed.sig.uid);
            }
            if (each.do === 'ask' || each.do === 'switchWhileAsked') {
              const persona = await personas.active(each.origin);
              const asked = { draft: each.do === 'ask' ? each.draft : '', tokenBudget: 150, app: null };
              const candidates = await candidatesFor({ index }, asked, persona);
              expect(model.isInside(each.origin, categoriesOf(candidates))).toBe(true);
              seen.offered += candidates.length;
              if (candidates.length === 0) continue;
              const waiting = await consent.ask(
                each.origin,
                candidates.map(({ id }) => id),
                `D${clock.now}`,
              );
              const choice = {
                itemIds: candidates.map(({ id }) => id),
                delivery: each.do === 'ask' ? each.delivery : ('click' as const),
                days: 30,
              };
              const { digest } = await approvals.preview(waiting.id, choice);
              if (each.do === 'switchWhileAsked') {
                await choose(each.origin, each.choice);
                const again = await underPersona({ index, personas }, queue, await queue.get(waiting.id));
                expect(model.isInside(each.origin, categoriesOf(again.candidates))).toBe(true);
              }
              const approved = await approvals.approve(waiting.id, digest).catch(() => null);
              if (approved)
                expect(
                  model.isInside(
                    each.origin,
                    approved.disclosure.items.map((item) => item.category),
                  ),
                ).toBe(true);
              else await queue.take(waiting.id, 'dropped');
            }
          }
        },
      ),
      { numRuns: 40 },
    );
    // It means something only where much was let out, and much was not.
    expect(seen.inside).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(30);
    expect(seen.offered).toBeGreaterThan(50);
  }, 240_000);
});

describe('a question that waits', () => {
  let consent: Consent;
  let index: IndexStore;
  let work: string;
  let game: string;
  const inPersona = async (id: string): Promise<ActivePersona> => {
    await consent.personas.choose(CHATGPT, id);
    return consent.personas.active(CHATGPT);
  };

  beforeEach(async () => {
    consent = await testConsent();
    index = new IndexStore(consent.vault, consent.sensitivity);
    work = (await consent.items.add({ text: 'I am a nurse', category: 'Work' })).id;
    game = (await consent.items.add({ text: 'I play Zelda', category: 'Games & media' })).id;
  });

  test('default: nothing is made anew while nothing changed', async () => {
    const pending = await consent.ask(CHATGPT, [work, game]);
    expect(await underPersona({ index, personas: consent.personas }, consent.queue, pending)).toBe(pending);
  });

  test('behavior: a switch chooses its lines anew, and what was shown cannot be approved', async () => {
    const { id } = await consent.ask(CHATGPT, [work, game]);
    const { digest } = await consent.approvals.preview(id, { itemIds: [game], delivery: 'once', days: 1 });
    const persona = await consent.personas.save({ name: 'Work', categories: ['Work'] });
    await inPersona(persona.id);
    await expect(consent.approvals.approve(id, digest)).rejects.toMatchObject({ code: 'out-of-scope' });
    const pending = await underPersona(
      { index, personas: consent.personas },
      consent.queue,
      await consent.queue.get(id),
    );
    expect(pending.candidates.map((candidate) => candidate.id)).toEqual([work]);
    await expect(consent.approvals.approve(id, digest)).rejects.toMatchObject({ code: 'conflict' });
    expect(await consent.disclosures.list(null, 10)).toEqual([]);
  });

  test('behavior: its own persona narrowed, deleted or empty leaves nothing of what it held', async () => {
    const persona = await consent.personas.save({ name: 'Both', categories: ['Games & media', 'Work'] });
    await inPersona(persona.id);
    const { id } = await consent.ask(CHATGPT, [work, game]);
    const now = async () =>
      (await underPersona({ index, personas: consent.personas }, consent.queue, await consent.queue.get(id)))
        .candidates;
    await consent.personas.save({ name: 'Both', categories: ['Work'] }, persona.id);
    expect((await now()).map((candidate) => candidate.id)).toEqual([work]);
    await consent.personas.save({ name: 'Both', categories: [] }, persona.id);
    expect(await now()).toEqual([]);
    const removed = await consent.personas.remove(persona.id);
    expect(await now()).toEqual([]);
    await consent.personas.save({ ...removed, categories: ['Games & media'] }, removed.id);
    expect((await now()).map((candidate) => candidate.id)).toEqual([game]);
  });

  test('error: a preview of what lies outside', async () => {
    const { id } = await consent.ask(CHATGPT, [work, game]);
    await inPersona((await consent.personas.save({ name: 'Work', categories: ['Work'] })).id);
    const preview = consent.approvals.preview(id, { itemIds: [game], delivery: 'once', days: 1 });
    await expect(preview).rejects.toMatchObject({ code: 'conflict' });
  });

  test('behavior: a lock forgets what was typed', async () => {
    const { id } = await consent.ask(CHATGPT, [work]);
    await consent.queue.forgetTexts();
    expect((await consent.queue.get(id)).draft).toBe('');
  });
});

describe('switching', () => {
  test('behavior: the shortcut goes from one persona to the next by name, never to none, and from a deleted one on', async () => {
    const { personas } = await testConsent();
    expect(await personas.next(CLAUDE)).toBeNull();
    const work = await personas.save({ name: 'Work', categories: ['Work'] });
    const home = await personas.save({ name: 'Home', categories: ['About me'] });
    expect((await personas.next(CLAUDE))?.name).toBe('Home');
    expect((await personas.next(CLAUDE))?.name).toBe('Work');
    expect((await personas.next(CLAUDE))?.name).toBe('Home');
    await personas.remove(home.id);
    expect(await personas.active(CLAUDE)).toEqual({ kind: 'gone' });
    expect(await personas.next(CLAUDE)).toEqual(work);
    expect(await personas.active(CHATGPT)).toEqual({ kind: 'all' });
  });

  test('behavior: a site without a choice follows the default, one with a choice does not', async () => {
    const { personas } = await testConsent();
    const work = await personas.save({ name: 'Work', categories: ['Work'] });
    await personas.choose(CLAUDE, ALL);
    await personas.choose(DEFAULT, work.id);
    expect(await personas.active(CHATGPT)).toEqual({ kind: 'persona', persona: work });
    expect(await personas.active(CLAUDE)).toEqual({ kind: 'all' });
    await personas.choose(CLAUDE, DEFAULT);
    expect(await personas.active(CLAUDE)).toEqual({ kind: 'persona', persona: work });
    expect((await personas.list()).sites).toEqual([]);
  });

  test('error: what is not there cannot be chosen or deleted', async () => {
    const { personas } = await testConsent();
    const nobody = '7c2d7a52-8d4c-4f0e-9a57-2b7f3f5a9e10';
    await expect(personas.choose(CLAUDE, nobody)).rejects.toMatchObject({ code: 'not-found' });
    await expect(personas.remove(nobody)).rejects.toMatchObject({ code: 'not-found' });
    await expect(personas.choose(DEFAULT, DEFAULT)).rejects.toMatchObject({ code: 'bad-request' });
  });
});
