import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { attestationUid, decodeTerms, encodeTerms } from '#lib/consent/attestation';
import { GrantChanges } from '#lib/consent/index';
import { siteKey } from '#lib/crypto/slip13';
import type { AttestMessage, GrantChange, GrantView } from '#lib/protocol/index';
import { block, testConsent } from '../support/consent';

const SITE = 'https://claude.ai';
const DAY = 86_400;
type Consent = Awaited<ReturnType<typeof testConsent>>;

let consent: Consent;
let changes: GrantChanges;
let nurse: string;
let short: string;

const setUp = async () => {
  consent = await testConsent();
  const { vault, grants, clock, branch } = consent;
  changes = new GrantChanges({
    vault,
    grants,
    siteKey: async (origin) => siteKey(branch, origin),
    now: () => clock.now,
  });
  nurse = (await consent.items.add({ text: 'A nurse', category: 'About me' })).id;
  short = (await consent.items.add({ text: 'Short answers', category: 'Style' })).id;
};
beforeEach(setUp);

const give = async (delivery: 'click' | 'auto' = 'auto', days = 30): Promise<GrantView> => {
  const { grant } = await consent.grant(SITE, [nurse, short], delivery, days);
  return consent.grants.view(grant);
};
const asItIs = ({ terms }: GrantView): GrantChange => ({
  categories: terms.categories,
  tokenBudget: terms.tokenBudget,
  delivery: terms.delivery,
  days: null,
});
const replace = async (uid: string, change: GrantChange) =>
  changes.replace(uid, (await changes.preview(uid, change)).message);
const tryRelease = async (uid: string, ids: string[]) => {
  const items = await consent.items.get(ids);
  const { text, tokens } = block(items.map((item) => item.text));
  return consent.disclosures.release(uid, { origin: SITE, by: 'click', items, text, tokens });
};

describe('a narrower consent', () => {
  test('default: is signed anew as it was shown, and takes the place of the one before', async () => {
    const old = await give();
    const change = { ...asItIs(old), categories: ['Style'], tokenBudget: 100, delivery: 'click' as const };
    const preview = await changes.preview(old.uid, change);
    expect(preview).toMatchObject({ until: old.until, signer: old.signed.signer });
    expect(preview.terms).toMatchObject({ origin: SITE, categories: ['Style'], tokenBudget: 100, delivery: 'click' });
    const narrower = await changes.replace(old.uid, preview.message);
    expect(narrower.uid).toBe(attestationUid(preview.message));
    const states = (await consent.grants.list()).map(({ uid, state }) => [uid, state]);
    expect(Object.fromEntries(states)).toEqual({ [old.uid]: 'revoked', [narrower.uid]: 'active' });
    await expect(tryRelease(old.uid, [short])).rejects.toMatchObject({ code: 'grant-revoked' });
    await expect(tryRelease(narrower.uid, [nurse])).rejects.toMatchObject({ code: 'out-of-scope' });
    expect((await tryRelease(narrower.uid, [short])).grantUid).toBe(narrower.uid);
    expect(await consent.grants.standing(SITE, 'prefill')).toBeNull();
  });

  test('behavior: is renewed to at most 90 days from now, or made shorter', async () => {
    const old = await give('click', 90);
    consent.clock.now += 80 * DAY * 1000;
    const now = Math.floor(consent.clock.now / 1000);
    const renewed = await replace(old.uid, { ...asItIs(old), days: 90 });
    expect([renewed.from, renewed.until]).toEqual([now, now + 90 * DAY]);
    const shorter = await replace(renewed.uid, { ...asItIs(renewed), days: 7 });
    expect(shorter.until).toBe(now + 7 * DAY);
    consent.clock.now += 7 * DAY * 1000;
    await expect(tryRelease(shorter.uid, [short])).rejects.toMatchObject({ code: 'grant-expired' });
  });

  test('error: it ended, was replaced, or is for one text', async () => {
    const old = await give();
    const { message } = await changes.preview(old.uid, { ...asItIs(old), categories: ['Style'] });
    await consent.grants.revoke(old.uid);
    await expect(changes.replace(old.uid, message)).rejects.toMatchObject({ code: 'no-grant' });
    const { grant } = await consent.grant(SITE, [nurse], 'once');
    const once = { ...asItIs(consent.grants.view(grant)) };
    await expect(changes.preview(grant.signed.sig.uid, once)).rejects.toMatchObject({ code: 'no-grant' });
  });

  test('error: a message that says more, lasts longer or is of another time than what was shown', async () => {
    const old = await give('click');
    const { message } = await changes.preview(old.uid, { ...asItIs(old), days: 30 });
    const terms = decodeTerms(message.data);
    const data = (wider: object) => encodeTerms({ ...terms, ...wider });
    const now = Number(message.time);
    const others: [Partial<AttestMessage>, string][] = [
      [{ data: data({ categories: [...terms.categories, 'Health'] }) }, 'out-of-scope'],
      [{ data: data({ categories: [] }) }, 'out-of-scope'],
      [{ data: data({ tokenBudget: terms.tokenBudget + 1 }) }, 'out-of-scope'],
      [{ data: data({ delivery: 'auto' }) }, 'out-of-scope'],
      [{ data: data({ origin: 'https://evil.example' }) }, 'out-of-scope'],
      [{ data: data({ purpose: 'anything' }) }, 'out-of-scope'],
      [{ data: '0x00' }, 'bad-request'],
      [{ expirationTime: String(now + 91 * DAY) }, 'bad-request'],
      [{ time: String(now + 1) }, 'bad-request'],
      [{ time: String(now - 3_601) }, 'bad-request'],
      [{ revocable: false }, 'bad-request'],
      [{ recipient: `0x${'1'.repeat(40)}` }, 'bad-request'],
    ];
    for (const [other, code] of others) {
      await expect(changes.replace(old.uid, { ...message, ...other }), JSON.stringify(other)).rejects.toMatchObject({
        code,
      });
    }
    expect((await consent.grants.list()).map(({ uid }) => uid)).toEqual([old.uid]);
  });

  test('behavior: over random changes, no consent ever has more than the one before, but for its time', async () => {
    const some = fc.record({
      categories: fc.subarray(['About me', 'Style', 'Health'], { minLength: 1 }),
      tokenBudget: fc.integer({ min: 1, max: 200 }),
      delivery: fc.constantFrom<GrantChange['delivery']>('click', 'auto', 'app', 'once'),
      days: fc.option(fc.integer({ min: 1, max: 90 })),
    });
    const seen = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(some, { minLength: 1, maxLength: 6 }), async (wishes) => {
        await setUp();
        let held = await give();
        for (const wish of wishes) {
          const { terms } = held;
          const isWithin =
            wish.categories.every((category) => terms.categories.includes(category)) &&
            wish.tokenBudget <= terms.tokenBudget &&
            (wish.delivery === 'click' || (wish.delivery === 'auto' && terms.delivery === 'auto'));
          const after = await replace(held.uid, wish).catch(() => null);
          expect(after !== null).toBe(isWithin);
          if (after) {
            expect(after.until - after.from).toBeLessThanOrEqual(90 * DAY);
            held = after;
            seen.taken++;
          } else seen.refused++;
          const active = (await consent.grants.list()).filter(({ state }) => state === 'active');
          expect(active.map(({ uid }) => uid)).toEqual([held.uid]);
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(10);
  }, 60_000);
});

describe('one consent a site and persona', () => {
  const persona = async (name: string, categories: string[]) => (await consent.personas.save({ name, categories })).id;

  test('behavior: a consent given under a persona leaves those of others alone, and stands there alone', async () => {
    const job = await persona('Job', ['About me']);
    const home = await persona('Private', ['Style']);
    await consent.personas.choose(SITE, job);
    const atWork = (await consent.grant(SITE, [nurse], 'click')).grant.signed.sig.uid;
    await consent.personas.choose(SITE, home);
    expect(await consent.grants.standing(SITE, 'click')).toBeNull();
    await expect(tryRelease(atWork, [nurse])).rejects.toMatchObject({ code: 'out-of-scope' });
    const atHome = (await consent.grant(SITE, [short], 'click')).grant.signed.sig.uid;
    expect((await consent.grants.standing(SITE, 'click'))?.signed.sig.uid).toBe(atHome);
    await consent.personas.choose(SITE, job);
    expect((await consent.grants.standing(SITE, 'click'))?.signed.sig.uid).toBe(atWork);
    expect((await tryRelease(atWork, [nurse])).grantUid).toBe(atWork);
    await consent.personas.choose(SITE, 'all');
    expect(await consent.grants.inForce(SITE)).toEqual([]);
  });

  test('behavior: one given without a persona stands under any, until that has one of its own; ended, it stays ended', async () => {
    const general = await give('click');
    const job = await persona('Job', ['About me']);
    await consent.personas.choose(SITE, job);
    expect((await consent.grants.standing(SITE, 'click'))?.signed.sig.uid).toBe(general.uid);
    consent.clock.now += 1_000;
    const own = (await consent.grant(SITE, [nurse], 'auto')).grant.signed.sig.uid;
    expect((await consent.grants.inForce(SITE)).map(({ uid }) => uid)).toEqual([own]);
    await consent.grants.revoke(own);
    expect(await consent.grants.standing(SITE, 'click')).toBeNull();
    await consent.personas.choose(SITE, 'all');
    expect((await consent.grants.standing(SITE, 'click'))?.signed.sig.uid).toBe(general.uid);
  });

  test('behavior: a narrower one stays its persona’s', async () => {
    const job = await persona('Job', ['About me', 'Style']);
    await consent.personas.choose(SITE, job);
    const given = await give();
    expect(given.persona).toBe(job);
    expect((await replace(given.uid, { ...asItIs(given), categories: ['Style'] })).persona).toBe(job);
  });

  test('behavior: under a deleted persona nothing stands', async () => {
    const job = await persona('Job', ['About me']);
    await consent.personas.choose(SITE, job);
    const { grant } = await consent.grant(SITE, [nurse], 'click');
    await consent.personas.remove(job);
    expect(await consent.grants.standing(SITE, 'click')).toBeNull();
    await expect(tryRelease(grant.signed.sig.uid, [nurse])).rejects.toMatchObject({ code: 'out-of-scope' });
  });
});
