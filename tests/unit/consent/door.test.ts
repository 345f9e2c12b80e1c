import { Wallet } from 'ethers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attestMessage, signGrant } from '#lib/consent/attestation';
import { contentHash } from '#lib/consent/disclosures';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import { GrantChanges } from '#lib/consent/index';
import type { Release } from '#lib/consent/policy';
import type { Delivery, Item } from '#lib/protocol/index';
import type { GrantRecord } from '#lib/vault/index';
import { block, testConsent } from '../support/consent';

const ORIGINS = ['https://chatgpt.com', 'https://claude.ai'];
const CATEGORIES = ['About me', 'Style', 'Health'];
const key = new Wallet(`0x${'11'.repeat(32)}`);

const item = (id: number, category: string): Item => ({
  v: 1,
  id: `00000000-0000-4000-8000-00000000000${id}`,
  text: `fact ${id}`,
  category,
  provenance: { kind: 'typed', at: 0 },
  trust: 'approved',
  created: 0,
  rev: { t: 0, c: 0, d: 'd' },
});
const APP = { retention: 'a day', recipientKey: `0x${'22'.repeat(32)}`, nonce: `0x${'33'.repeat(32)}` };
const ITEMS = CATEGORIES.map((category, i) => item(i, category));

const grantStep = fc.record({
  do: fc.constant('grant' as const),
  origin: fc.constantFrom(...ORIGINS),
  categories: fc.subarray(CATEGORIES),
  delivery: fc.constantFrom<Delivery>('once', 'click', 'auto', 'app'),
  budget: fc.constantFrom(30, 150, 150),
  seconds: fc.integer({ min: 1, max: 5_000 }),
});
const releaseStep = fc.record({
  do: fc.constant('release' as const),
  grant: fc.nat(20),
  origin: fc.constantFrom(...ORIGINS),
  by: fc.constantFrom<Release['by']>('once', 'click', 'prefill', 'send', 'app'),
  items: fc.subarray(ITEMS),
});
const revokeStep = fc.record({ do: fc.constant('revoke' as const), grant: fc.nat(20) });
const waitStep = fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 4_000 }) });
/** Less of a consent, or longer, or what is neither. */
const changeStep = fc.record({
  do: fc.constant('change' as const),
  grant: fc.nat(20),
  keep: fc.subarray(CATEGORIES),
  isWider: fc.nat(4).map((one) => one === 0),
  isWeaker: fc.boolean(),
  days: fc.constantFrom(null, 1, 90),
});
const anyStep = fc.oneof(
  { weight: 2, arbitrary: grantStep },
  { weight: 14, arbitrary: releaseStep },
  { weight: 2, arbitrary: changeStep },
  revokeStep,
  waitStep,
);
// Begins with a grant and is long, so that a good part of the releases is allowed.
const history = fc
  .tuple(grantStep, fc.array(anyStep, { minLength: 15, maxLength: 30, size: 'max' }))
  .map(([first, rest]) => [first, ...rest]);

describe('the one door', () => {
  test('behavior: over random histories, what left was granted, unexpired, unrevoked and within budget', async () => {
    const seen = { released: 0, toApps: 0, afterChange: 0 };
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const { vault, clock, disclosures, grants } = await testConsent();
        const changes = new GrantChanges({ vault, grants, siteKey: async () => key, now: () => clock.now });
        const signed: { record: GrantRecord; revokedAt: number | null; uses: number; changed: boolean }[] = [];
        const replacedBy = (uid: string, now: number) => {
          for (const one of signed.filter(({ record }) => record.signed.sig.uid !== uid)) {
            const { terms, until } = one.record;
            const isOfKind =
              terms.delivery !== 'once' && (terms.delivery === 'app') === (termsOf(uid)?.delivery === 'app');
            if (isOfKind && terms.origin === termsOf(uid)?.origin && now < until) one.revokedAt ??= now;
          }
        };
        const termsOf = (uid: string) => signed.find(({ record }) => record.signed.sig.uid === uid)?.record.terms;
        for (const step of steps) {
          const now = Math.floor(clock.now / 1000);
          if (step.do === 'wait') clock.now += step.seconds * 1000;
          if (step.do === 'grant') {
            const texts = ITEMS.filter(({ category }) => step.categories.includes(category)).map(({ text }) => text);
            const terms = {
              origin: step.origin,
              categories: step.categories,
              purpose: 'test',
              delivery: step.delivery,
              tokenBudget: step.budget,
              contentHash: step.delivery === 'once' ? contentHash(block(texts).text) : `0x${'0'.repeat(64)}`,
              revocationTag: `0x${'0'.repeat(64)}`,
              ...(step.delivery === 'app' && { app: APP }),
            };
            const message = attestMessage(terms, now, now + step.seconds);
            const record = {
              signed: await signGrant(key, GRANT_DOMAIN, message),
              terms,
              from: now,
              until: now + step.seconds,
              revokedAt: null,
              usedAt: null,
            };
            await vault.change(async (draft) => draft.put('grants', record.signed.sig.uid, record));
            grants.clear();
            signed.push({ record, revokedAt: null, uses: 0, changed: false });
          }
          const target =
            'grant' in step && typeof step.grant === 'number'
              ? signed[step.grant % Math.max(1, signed.length)]
              : undefined;
          if (!target) continue;
          if (step.do === 'revoke') {
            await grants.revoke(target.record.signed.sig.uid);
            target.revokedAt ??= now;
          }
          if (step.do === 'change') {
            const { record } = target;
            const { uid } = record.signed.sig;
            const kept = record.terms.categories.filter((one) => step.keep.includes(one));
            const wish = {
              categories: step.isWider ? CATEGORIES : kept.length > 0 ? kept : record.terms.categories,
              tokenBudget: record.terms.tokenBudget - (step.isWeaker ? 5 : 0),
              delivery: step.isWeaker && record.terms.delivery === 'auto' ? ('click' as const) : record.terms.delivery,
              days: step.days,
            };
            const view = await changes
              .preview(uid, wish)
              .then(({ message }) => changes.replace(uid, message))
              .catch(() => null);
            if (!view) continue;
            expect(target.revokedAt).toBeNull();
            expect(now).toBeLessThan(record.until);
            expect(record.terms.categories).toEqual(expect.arrayContaining(view.terms.categories));
            expect(view.terms.tokenBudget).toBeLessThanOrEqual(record.terms.tokenBudget);
            const replacement = {
              ...record,
              signed: view.signed,
              terms: view.terms,
              from: view.from,
              until: view.until,
            };
            signed.push({ record: replacement, revokedAt: null, uses: 0, changed: true });
            replacedBy(view.uid, now);
          }
          if (step.do === 'release') {
            const { text, tokens } = block(step.items.map((i) => i.text));
            const before = (await disclosures.list(null, 200)).length;
            const result = await disclosures
              .release(target.record.signed.sig.uid, {
                origin: step.origin,
                by: step.by,
                items: step.items,
                text,
                tokens,
              })
              .catch(() => null);
            expect((await disclosures.list(null, 200)).length).toBe(before + (result ? 1 : 0));
            if (!result) continue;
            seen.released++;
            if (step.by === 'app') seen.toApps++;
            if (target.changed) seen.afterChange++;
            const { terms, from, until } = target.record;
            expect(step.origin).toBe(terms.origin);
            expect(terms.categories).toEqual(expect.arrayContaining(step.items.map((i) => i.category)));
            expect(step.items.length).toBeGreaterThan(0);
            expect(tokens).toBeLessThanOrEqual(terms.tokenBudget);
            expect(now).toBeGreaterThanOrEqual(from);
            expect(now).toBeLessThan(until);
            expect(target.revokedAt).toBeNull();
            if (terms.delivery !== 'auto') expect(step.by).toBe(terms.delivery);
            if (terms.delivery === 'once') {
              expect(contentHash(text)).toBe(terms.contentHash);
              expect(target.uses).toBe(0);
            }
            target.uses++;
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(seen.released).toBeGreaterThan(20);
    expect(seen.toApps).toBeGreaterThan(2);
    expect(seen.afterChange).toBeGreaterThan(2);
  }, 60_000);
});

describe('reports', () => {
  const setUp = async () => {
    const consent = await testConsent();
    const { id } = await consent.items.add({ text: 'I am a nurse', category: 'About me' });
    const { disclosure } = await consent.grant('https://chatgpt.com', [id], 'click');
    const state = async () => (await consent.disclosures.list(null, 1))[0]?.state;
    const report = (outcome: 'inserted' | 'failed' | 'undone' | 'sent', origin = 'https://chatgpt.com') =>
      consent.disclosures.report(origin, { disclosureId: disclosure.id, outcome, detail: null });
    return { ...consent, state, report };
  };

  test('default: released, inserted, taken out again', async () => {
    const { state, report } = await setUp();
    expect(await state()).toBe('released');
    await report('inserted');
    expect(await state()).toBe('inserted');
    await report('undone');
    expect(await state()).toBe('undone');
  });

  test('behavior: without a report it becomes unknown, and a late report still counts', async () => {
    const { state, report, disclosures, clock } = await setUp();
    expect(await disclosures.settle(clock.now + 30_000)).toBe(clock.now + 30_001);
    expect(await state()).toBe('released');
    expect(await disclosures.settle(clock.now + 30_001)).toBeNull();
    expect(await state()).toBe('unknown');
    await report('inserted');
    expect(await state()).toBe('inserted');
  });

  test('behavior: what was inserted cannot be reported away', async () => {
    const { state, report } = await setUp();
    await report('inserted');
    await report('failed');
    expect(await state()).toBe('inserted');
  });

  test('behavior: what was sent stays sent', async () => {
    const { state, report } = await setUp();
    await report('inserted');
    await report('sent');
    expect(await state()).toBe('sent');
    await report('undone');
    expect(await state()).toBe('sent');
  });

  test('behavior: what was taken out, brought back and sent was sent; what failed never was', async () => {
    const one = await setUp();
    await one.report('inserted');
    await one.report('undone');
    await one.report('sent');
    expect(await one.state()).toBe('sent');
    const other = await setUp();
    await other.report('failed');
    await other.report('sent');
    expect(await other.state()).toBe('failed');
  });

  test('error: another site reports on nothing', async () => {
    const { state, report } = await setUp();
    await expect(report('failed', 'https://claude.ai')).rejects.toMatchObject({ code: 'not-found' });
    expect(await state()).toBe('released');
  });
});

describe('who got what', () => {
  const SITE = 'https://chatgpt.com';
  const OTHER = 'https://claude.ai';

  test('default: different lines by site and category, with what was taken out, without what never arrived', async () => {
    const consent = await testConsent();
    const add = async (text: string, category: string) => (await consent.items.add({ text, category })).id;
    const [nurse, home, short] = [
      await add('A nurse', 'About me'),
      await add('In Lodz', 'About me'),
      await add('Short', 'Style'),
    ];
    const share = async (
      origin: string,
      ids: string[],
      outcome: 'sent' | 'failed',
      detail: 'mismatch' | 'moved' | null,
    ) => {
      const { disclosure } = await consent.grant(origin, ids, 'once');
      await consent.disclosures.report(origin, { disclosureId: disclosure.id, outcome, detail });
      consent.clock.now += 60_000;
      return disclosure.releasedAt;
    };
    await share(SITE, [nurse, short], 'sent', null);
    const last = await share(SITE, [nurse, home], 'sent', null);
    const seen = await share(OTHER, [short], 'failed', 'mismatch');
    await share('https://never.example', [nurse], 'failed', 'moved');
    await consent.disclosures.redact([nurse]);
    const known = await consent.disclosures.known();
    expect(known.sort((a, b) => a.lines - b.lines || a.last - b.last)).toEqual([
      { origin: SITE, category: 'Style', lines: 1, last: last - 60_000 },
      { origin: OTHER, category: 'Style', lines: 1, last: seen },
      { origin: SITE, category: 'About me', lines: 2, last },
    ]);
  });
});
