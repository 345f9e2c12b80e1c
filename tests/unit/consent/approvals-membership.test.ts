import { beforeEach, describe, expect, test } from 'vitest';
import type { Memberships } from '#lib/consent/index';
import { lineOf } from '#lib/credential/line';
import { type ApprovalChoice, type ErrorCode, WalletError } from '#lib/protocol/index';
import { testConsent } from '../support/consent';

const SITE = 'https://claude.ai';
const CREDENTIAL = '3f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11';
const OTHER = '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10';
const GROUP = `vouched:0x${'5a'.repeat(32)}`;

/** A member of one group, whose prover may fail; what it did, in order. */
function member() {
  const did: string[] = [];
  const behaviour: { did: string[]; fault: ErrorCode | null } = { did, fault: null };
  const memberships: Memberships = {
    line: async ({ credential, origin, grant }) => {
      if (credential !== CREDENTIAL) throw new WalletError('not-found');
      return lineOf({ origin, group: GROUP, bound: { kind: 'grant', value: grant } }, 'Evening class');
    },
    prove: async ({ grant }) => {
      if (behaviour.fault) throw new WalletError(behaviour.fault);
      did.push(`proved ${grant}`);
      return async () => did.push(`noted ${grant}`);
    },
  };
  return { behaviour, memberships };
}

let consent: Awaited<ReturnType<typeof testConsent>>;
let behaviour: ReturnType<typeof member>['behaviour'];
let ids: string[];
beforeEach(async () => {
  const made = member();
  behaviour = made.behaviour;
  consent = await testConsent(undefined, made.memberships);
  const items = [
    await consent.items.add({ text: 'I am a nurse in Kraków', category: 'About me' }),
    await consent.items.add({ text: 'I prefer short answers', category: 'Style' }),
  ];
  ids = items.map(({ id }) => id);
});

const preview = async (choice: Partial<ApprovalChoice> = {}) => {
  const { id } = await consent.ask(SITE, ids);
  const shown = await consent.approvals.preview(id, {
    itemIds: ids,
    delivery: 'click',
    days: 30,
    shows: CREDENTIAL,
    ...choice,
  });
  return { id, shown };
};

describe('a consent that shows a membership', () => {
  test('default: its text has the line that names the proof for this very consent; proved and noted before it goes', async () => {
    const { id, shown } = await preview();
    const { grant, disclosure } = await consent.approvals.approve(id, shown.digest);
    const { uid } = grant.signed.sig;
    const line = lineOf({ origin: SITE, group: GROUP, bound: { kind: 'grant', value: uid } }, 'Evening class');
    expect(shown.text.split('\n').at(-2)).toBe(line);
    expect(disclosure.text).toBe(shown.text);
    expect(behaviour.did).toEqual([`proved ${uid}`, `noted ${uid}`]);
    expect(await consent.grants.list()).toMatchObject([{ uid, shows: CREDENTIAL }]);
  });

  test('behavior: the line takes no room from the lines about the person', async () => {
    const { shown } = await preview();
    const { shown: bare } = await preview({ shows: null });
    const budget = ({ typedData }: typeof shown) => Number(typedData.decoded.tokenBudget);
    expect(budget(bare)).toBe(150);
    expect(budget(shown) - budget(bare)).toBe(shown.tokens - bare.tokens);
    expect(shown.overBudget).toBe(false);
  });

  test('behavior: a consent for one message, and none that was chosen, say nothing of it', async () => {
    for (const choice of [{ delivery: 'once', days: 1 } as const, { shows: null }]) {
      const { id, shown } = await preview(choice);
      expect(shown.text).not.toContain('Member of');
      expect((await consent.approvals.approve(id, shown.digest)).grant).not.toHaveProperty('shows');
    }
    expect(behaviour.did).toEqual([]);
  });

  test('error: cancelled or not proved, nothing was agreed to, and the question stands', async () => {
    const { id, shown } = await preview();
    behaviour.fault = 'prover-cancelled';
    await expect(consent.approvals.approve(id, shown.digest)).rejects.toMatchObject({ code: 'prover-cancelled' });
    expect(await consent.grants.list()).toEqual([]);
    behaviour.fault = null;
    expect((await consent.approvals.approve(id, shown.digest)).disclosure.text).toBe(shown.text);
  });

  test('error: one that is not held', async () => {
    await expect(preview({ shows: OTHER })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('later, under a consent that stands', () => {
  const release = (uid: string, text: string, shows?: string) =>
    consent.items
      .get(ids)
      .then((items) => consent.disclosures.release(uid, { origin: SITE, by: 'click', items, text, tokens: 9, shows }));

  test('default: chosen and taken back; the door lets out what was chosen alone', async () => {
    const { id, shown } = await preview({ shows: null });
    const { uid } = (await consent.approvals.approve(id, shown.digest)).grant.signed.sig;
    await expect(release(uid, 'x', CREDENTIAL)).rejects.toMatchObject({ code: 'out-of-scope' });
    expect(await consent.grants.showing()).toEqual([]);
    expect(await consent.grants.setShows(uid, CREDENTIAL)).toMatchObject({ shows: CREDENTIAL });
    expect(await consent.grants.showing()).toMatchObject([{ shows: CREDENTIAL, terms: { origin: SITE } }]);
    expect((await release(uid, 'x', CREDENTIAL)).state).toBe('released');
    await expect(release(uid, 'x', OTHER)).rejects.toMatchObject({ code: 'out-of-scope' });
    expect(await consent.grants.setShows(uid, null)).toMatchObject({ shows: null });
    await expect(release(uid, 'x', CREDENTIAL)).rejects.toMatchObject({ code: 'out-of-scope' });
  });

  test('error: no consent that ended, or was for one message, is given anything to show', async () => {
    const { id, shown } = await preview();
    const { uid } = (await consent.approvals.approve(id, shown.digest)).grant.signed.sig;
    await consent.grants.revoke(uid);
    expect(await consent.grants.showing()).toEqual([]);
    await expect(consent.grants.setShows(uid, CREDENTIAL)).rejects.toMatchObject({ code: 'no-grant' });
    await expect(consent.grants.setShows(`0x${'00'.repeat(32)}`, null)).rejects.toMatchObject({ code: 'no-grant' });
  });
});
