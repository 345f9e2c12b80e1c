import { verifyTypedData } from 'ethers';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Approvals } from '#lib/consent/index';
import { WalletError } from '#lib/protocol/index';
import { ownLogSize } from '#lib/vault/index';
import { block, NO_MEMBERSHIPS, testConsent } from '../support/consent';

type Consent = Awaited<ReturnType<typeof testConsent>>;
const SITE = 'https://chatgpt.com';

let consent: Consent;
let nurse: string;
let short: string;

beforeEach(async () => {
  consent = await testConsent();
  nurse = (await consent.items.add({ text: 'I am a nurse', category: 'About me' })).id;
  short = (await consent.items.add({ text: 'Short answers', category: 'Style' })).id;
});

describe('preview', () => {
  test('default: the text, its size, what is granted, and who signs', async () => {
    const { id } = await consent.ask(SITE, [nurse, short]);
    const preview = await consent.approvals.preview(id, { itemIds: [nurse], delivery: 'click', days: 30 });
    expect(preview.text).toContain('- I am a nurse\n');
    expect(preview.text).not.toContain('Short answers');
    expect(preview.categories).toEqual(['About me']);
    expect(preview.until).toBe(consent.clock.now / 1000 + 30 * 86_400);
    expect(preview.typedData.decoded).toMatchObject({ origin: SITE, delivery: 'click', tokenBudget: 150 });
  });

  test('behavior: only a grant for one text may be larger than usual', async () => {
    const long = (await consent.items.add({ text: 'word '.repeat(300), category: 'About me' })).id;
    const { id } = await consent.ask(SITE, [long]);
    const once = await consent.approvals.preview(id, { itemIds: [long], delivery: 'once', days: 1 });
    expect(once.overBudget).toBe(false);
    const standing = await consent.approvals.preview(id, { itemIds: [long], delivery: 'auto', days: 90 });
    expect(standing.overBudget).toBe(true);
    expect(standing.typedData.decoded).toMatchObject({ tokenBudget: 150 });
    await expect(consent.approvals.approve(id, standing.digest)).rejects.toMatchObject({ code: 'over-budget' });
  });

  test('error: an item that the window never offered', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const preview = consent.approvals.preview(id, { itemIds: [short], delivery: 'once', days: 1 });
    await expect(preview).rejects.toMatchObject({ code: 'out-of-scope' });
  });

  test('error: one that is overtaken by a lock leaves no text behind', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const { queue, disclosures, items, clock } = consent;
    const overtaken = new Approvals({
      queue,
      disclosures,
      items: (ids) => items.get(ids),
      block,
      memberships: NO_MEMBERSHIPS,
      persona: async () => ({ kind: 'all' }),
      // The key was there, and then the lock came.
      siteKey: async () => {
        await queue.forgetTexts();
        return { privateKey: '0x', address: '0x' };
      },
      now: () => clock.now,
    });
    const preview = overtaken.preview(id, { itemIds: [nurse], delivery: 'once', days: 1 });
    await expect(preview).rejects.toMatchObject({ code: 'locked' });
    expect((await queue.get(id)).prepared).toEqual([]);
  });

  test('error: one that comes to its end after a lock leaves no text behind', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const { queue, disclosures, items, clock } = consent;
    const siteKey = () => Promise.reject(new WalletError('locked'));
    const locked = new Approvals({
      queue,
      disclosures,
      items: (ids) => items.get(ids),
      block,
      memberships: NO_MEMBERSHIPS,
      persona: async () => ({ kind: 'all' }),
      siteKey,
      now: () => clock.now,
    });
    const preview = locked.preview(id, { itemIds: [nurse], delivery: 'once', days: 1 });
    await expect(preview).rejects.toMatchObject({ code: 'locked' });
    expect((await queue.get(id)).prepared).toEqual([]);
  });
});

describe('approve', () => {
  test('default: signs the bytes that were shown, and writes grant and disclosure together', async () => {
    const { id } = await consent.ask(SITE, [nurse, short]);
    const preview = await consent.approvals.preview(id, { itemIds: [nurse, short], delivery: 'auto', days: 90 });
    const { disclosure } = await consent.approvals.approve(id, preview.digest);
    const [grant] = await consent.grants.list();
    expect(grant?.signed.sig.message).toEqual(preview.typedData.message);
    const { domain, types, message, signature } = grant?.signed.sig ?? expect.fail('no grant');
    expect(verifyTypedData({ ...domain }, types, message, signature)).toBe(preview.signer);
    expect(disclosure).toMatchObject({ text: preview.text, grantUid: grant?.uid, state: 'released', origin: SITE });
    expect((await consent.disclosures.list(null, 10)).map((d) => d.id)).toEqual([disclosure.id]);
    expect(ownLogSize(await consent.vault.state())).toBe(4);
  });

  test('behavior: another digest signs nothing', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    await consent.approvals.preview(id, { itemIds: [nurse], delivery: 'once', days: 1 });
    await expect(consent.approvals.approve(id, `0x${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'conflict' });
    expect(await consent.grants.list()).toEqual([]);
  });

  test('behavior: an item edited after it was shown is not signed unseen', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const { digest } = await consent.approvals.preview(id, { itemIds: [nurse], delivery: 'click', days: 1 });
    const [item] = await consent.items.get([nurse]);
    if (item) await consent.items.edit(nurse, item.rev, { text: 'I am a spy', category: 'About me' });
    await expect(consent.approvals.approve(id, digest)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('behavior: two clicks approve once', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const { digest } = await consent.approvals.preview(id, { itemIds: [nurse], delivery: 'click', days: 1 });
    const both = await Promise.allSettled([
      consent.approvals.approve(id, digest),
      consent.approvals.approve(id, digest),
    ]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await consent.disclosures.list(null, 10)).toHaveLength(1);
  });

  test('behavior: a grant for one text covers no second delivery', async () => {
    const { disclosure } = await consent.grant(SITE, [nurse], 'once');
    const [item] = await consent.items.get([nurse]);
    const again = consent.disclosures.release(disclosure.grantUid, {
      origin: SITE,
      by: 'once',
      items: item ? [item] : [],
      text: disclosure.text,
      tokens: disclosure.tokens,
    });
    await expect(again).rejects.toMatchObject({ code: 'no-grant' });
  });

  test('behavior: a new standing grant takes the older one’s place', async () => {
    await consent.grant(SITE, [nurse], 'click');
    consent.clock.now += 1_000;
    await consent.grant(SITE, [nurse, short], 'auto');
    await consent.grant('https://claude.ai', [nurse], 'click');
    expect((await consent.grants.list()).map((grant) => [grant.terms.origin, grant.state]).sort()).toEqual([
      [SITE, 'active'],
      [SITE, 'revoked'],
      ['https://claude.ai', 'active'],
    ]);
  });

  test('behavior: a list that was loading meanwhile hides no grant from the next one', async () => {
    const all = consent.vault.all.bind(consent.vault);
    let resume = () => {};
    const held = new Promise<void>((resolve) => {
      resume = resolve;
    });
    vi.spyOn(consent.vault, 'all').mockImplementationOnce(async (store) => {
      const records = await all(store);
      await held;
      return records;
    });
    consent.grants.clear();
    const listing = consent.grants.list();
    await consent.grant(SITE, [nurse], 'auto');
    resume();
    await listing;
    consent.clock.now += 1_000;
    await consent.grant(SITE, [nurse], 'click');
    expect(await consent.grants.standing(SITE, 'prefill')).toBeNull();
  });

  test('behavior: each site has a signer of its own', async () => {
    await consent.grant(SITE, [nurse], 'click');
    await consent.grant('https://claude.ai', [nurse], 'click');
    expect(new Set((await consent.grants.list()).map((grant) => grant.signed.signer)).size).toBe(2);
  });
});

describe('the queue', () => {
  test('behavior: a site has one pending question, whatever it does', async () => {
    const first = await consent.ask(SITE, [nurse]);
    expect((await consent.ask(SITE, [short])).id).toBe(first.id);
  });

  test('behavior: asked from another document, the newer question takes the older one’s place', async () => {
    const first = await consent.ask(SITE, [nurse]);
    const second = await consent.ask(SITE, [short], 'another document');
    expect((await consent.queue.head())?.id).toBe(second.id);
    await expect(consent.queue.get(first.id)).rejects.toMatchObject({ code: 'approval-gone' });
  });

  test('behavior: an answer that could not be written leaves the question standing', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    const { digest } = await consent.approvals.preview(id, { itemIds: [nurse], delivery: 'once', days: 1 });
    const put = vi.spyOn(consent.vault, 'change').mockRejectedValueOnce(new WalletError('storage-full'));
    await expect(consent.approvals.approve(id, digest)).rejects.toMatchObject({ code: 'storage-full' });
    put.mockRestore();
    const { disclosure } = await consent.approvals.approve(id, digest);
    expect(disclosure.state).toBe('released');
  });

  test('behavior: survives the worker', async () => {
    const { id } = await consent.ask(SITE, [nurse]);
    expect((await consent.reopenQueue().get(id)).origin).toBe(SITE);
  });

  test('error: ten pending at most', async () => {
    for (let i = 0; i < 10; i++) await consent.ask(`https://site-${i}.example`, [nurse]);
    await expect(consent.ask('https://one-more.example', [nurse])).rejects.toMatchObject({
      code: 'approval-throttled',
    });
  });

  test('error: three rejections in 30 seconds hold a site off for a minute', async () => {
    for (let i = 0; i < 3; i++) await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
    await expect(consent.ask(SITE, [nurse])).rejects.toMatchObject({ code: 'approval-throttled' });
    await expect(consent.ask('https://claude.ai', [nurse])).resolves.toBeDefined();
    consent.clock.now += 60_000;
    await expect(consent.ask(SITE, [nurse])).resolves.toBeDefined();
  });

  test('behavior: an approval in between forgives the rejections before it', async () => {
    for (let i = 0; i < 2; i++) await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
    await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'approved');
    await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
    await expect(consent.ask(SITE, [nurse])).resolves.toBeDefined();
  });

  test('behavior: a question that nobody waits for any more counts neither way', async () => {
    for (let i = 0; i < 2; i++) await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
    await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'dropped');
    await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
    await expect(consent.ask(SITE, [nurse])).rejects.toMatchObject({ code: 'approval-throttled' });
  });

  test('behavior: slow rejections hold nobody off', async () => {
    for (let i = 0; i < 6; i++) {
      await consent.queue.take((await consent.ask(SITE, [nurse])).id, 'rejected');
      consent.clock.now += 20_000;
    }
    await expect(consent.ask(SITE, [nurse])).resolves.toBeDefined();
  });
});
