import { Wallet } from 'ethers';
import { describe, expect, test } from 'vitest';
import { type AnchorRow, newRow } from '#lib/anchor/row';
import { attestMessage, signGrant } from '#lib/consent/attestation';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import { Grants } from '#lib/consent/grants';
import { grantState } from '#lib/consent/policy';
import { isOffered } from '#lib/context/offered';
import { holdsAt, type Item } from '#lib/protocol/index';
import { type DisclosureRecord, type GrantRecord, Personas } from '#lib/vault/index';
import { NOTHING_HELD } from '#lib/vault/merge/index';
import { CHECKS } from '../../../../entrypoints/background/backup/write-file';
import { type Device, device, exported, takeIn, weigh } from './support';

const ZERO = `0x${'00'.repeat(32)}`;
const ITEM = '0b3a1d52-2f4c-4a0e-8b57-1b7f3f5a9e10';
const [KNOWN, FORGED] = ['019b2c6a-0000-7000-8000-000000000001', '019b2c6a-0000-7000-8000-000000000002'];
const EAS = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512';

/** The same file, of a wallet with other words. */
const foreign = (lines: string[]) => lines.map((line) => line.replace('{"secret":"log"}', '{"secret":"other"}'));

const row: AnchorRow = newRow(
  { root: `0x${'ba'.repeat(32)}`, size: 1 },
  { chainId: 31337, eas: EAS },
  1_800_000_000_000,
);
const whole: AnchorRow = { ...row, rawTx: '0x02', txHash: `0x${'cd'.repeat(32)}`, nonce: 7, signedAt: 1, nonces: [7] };
const confirmed: AnchorRow = { ...whole, state: 'confirmed', block: 9, chainTime: 1_800_000_000 };

const putAnchor = ({ vault }: Device, anchor: AnchorRow) =>
  vault.change(async (draft) => draft.put('anchors', anchor.id, anchor));
const anchorIn = async ({ vault }: Device) => (await vault.get('anchors', row.id))?.value;

async function fileOfAnchor(anchor: AnchorRow): Promise<string[]> {
  const from = await device();
  await putAnchor(from, anchor);
  return exported(from);
}

const receipt: DisclosureRecord = {
  id: KNOWN,
  grantUid: ZERO,
  origin: 'https://claude.ai',
  delivery: 'once',
  text: 'what was shared',
  tokens: 3,
  items: [{ id: ITEM, text: 'what was shared', category: 'Work' }],
  releasedAt: 1_800_000_000_000,
  state: 'inserted',
  stateAt: 1_800_000_000_000,
  detail: null,
};
const lie: DisclosureRecord = {
  ...receipt,
  grantUid: `0x${'11'.repeat(32)}`,
  origin: 'https://other.example',
  text: 'z lie',
  tokens: 999,
  items: [{ id: ITEM, text: 'z lie', category: 'Work' }],
  releasedAt: 1_800_000_000_999,
  state: 'sent',
  stateAt: 1_800_000_000_500,
};
const emptied: DisclosureRecord = {
  ...receipt,
  text: '',
  items: [{ id: ITEM, text: '', category: 'Work' }],
  redacted: true,
};

const putReceipt = ({ vault }: Device, record: DisclosureRecord) =>
  vault.change(async (draft) => draft.put('disclosures', record.id, record));
const receiptIn = async ({ vault }: Device) => (await vault.get('disclosures', KNOWN))?.value;

async function fileOfReceipts(...records: DisclosureRecord[]): Promise<string[]> {
  const from = await device();
  for (const record of records) await putReceipt(from, record);
  return exported(from);
}

describe('anchors', () => {
  test.each([
    ['signed', whole],
    ['confirmed', confirmed],
  ])('behavior: one that is %s comes from the own wallet alone', async (_name, anchor) => {
    const lines = await fileOfAnchor(anchor);
    const [into, other] = [await device(), await device()];
    expect((await takeIn(into, foreign(lines))).weighed.sameWallet).toBe(false);
    expect(await into.vault.ids('anchors')).toEqual([]);
    await takeIn(other, lines);
    expect(await anchorIn(other)).toEqual(anchor);
  });

  test('behavior: a file does not say how many nonces may be paid for', async () => {
    const lines = await fileOfAnchor({ ...whole, mostNonces: 1_000 });
    const into = await device();
    await takeIn(into, lines);
    expect(await anchorIn(into)).toEqual(whole);
  });

  test('behavior: what the person here allowed stays', async () => {
    const into = await device();
    await putAnchor(into, { ...whole, mostNonces: 4 });
    await takeIn(into, await fileOfAnchor({ ...whole, attempts: 1, mostNonces: 1_000 }));
    expect(await anchorIn(into)).toEqual({ ...whole, attempts: 1, mostNonces: 4 });
  });

  const { rawTx, txHash, nonce, signedAt } = whole;
  test.each<[string, Partial<AnchorRow>]>([
    ['a transaction alone', { rawTx }],
    ['no time of signing', { rawTx, txHash, nonce }],
    ['no transaction', { txHash, nonce, signedAt }],
    ['nothing of what was sent', { state: 'sent' }],
  ])('error: a row that is signed by halves makes the file refused: %s', async (_name, half) => {
    const lines = await fileOfAnchor({ ...row, ...half });
    const into = await device();
    await expect(takeIn(into, lines)).rejects.toMatchObject({ code: 'file-content' });
    const fresh = { vault: NOTHING_HELD, fresh: true, ...CHECKS };
    await expect(weigh(fresh, lines)).rejects.toMatchObject({ code: 'file-content' });
  });

  test('behavior: one that was confirmed by somebody else\u2019s transaction is whole', async () => {
    const anchor: AnchorRow = { ...confirmed, rawTx: null, nonce: null, signedAt: null, nonces: [] };
    const into = await device();
    await takeIn(into, await fileOfAnchor(anchor));
    expect(await anchorIn(into)).toEqual(anchor);
  });
});

describe('receipts', () => {
  test.each([
    ['rewritten', lie],
    ['emptied', emptied],
  ])('behavior: none is %s by the file of another wallet, and none comes from it', async (_name, forged) => {
    const into = await device();
    await putReceipt(into, receipt);
    await takeIn(into, foreign(await fileOfReceipts(forged, { ...lie, id: FORGED })));
    expect(await receiptIn(into)).toEqual(receipt);
    expect(await into.vault.ids('disclosures')).toEqual([KNOWN]);
  });

  test('behavior: what was shared stays as it is here; how it ended comes from the own file', async () => {
    const into = await device();
    await putReceipt(into, receipt);
    await takeIn(into, await fileOfReceipts(lie));
    expect(await receiptIn(into)).toEqual({ ...receipt, state: 'sent', stateAt: lie.stateAt });
  });

  test('behavior: what the own file had taken out is out here, in whatever words it says the rest', async () => {
    const into = await device();
    await putReceipt(into, receipt);
    await takeIn(into, await fileOfReceipts({ ...emptied, origin: lie.origin, tokens: lie.tokens }));
    expect(await receiptIn(into)).toEqual(emptied);
  });
});

describe('lines of another wallet', () => {
  const itemsIn = async ({ vault }: Device) => (await vault.all('items')).map(({ value }) => value);
  const textsIn = async (into: Device) => (await itemsIn(into)).map(({ text }) => text).sort();

  test('behavior: each waits to be approved, and says where it is from, whatever page it names', async () => {
    const from = await device();
    const { id, rev } = await from.items.add({ text: 'one', category: 'Work', pin: true });
    const page = '"source":{"kind":"page","origin":"https://other.example","at":1},"trust"';
    const lines = (await exported(from)).map((line) => line.replace('"trust"', page));
    const into = await device();
    await takeIn(into, foreign(lines));
    const [item] = await itemsIn(into);
    expect(item).toMatchObject({ trust: 'quarantined', source: { kind: 'import', from: 'wallet', at: rev.t } });
    expect(item?.provenance.kind).toBe('imported');
    expect(item?.pin).toBeUndefined();
    expect(item?.id).not.toBe(id);
  });

  test('behavior: more of them than a summary shows wait just the same', async () => {
    const from = await device();
    await from.items.addMany(
      Array.from({ length: 150 }, (_, i) => ({ text: `line ${i}`, category: 'Work' })),
      'typed',
    );
    const into = await device();
    const { weighed } = await takeIn(into, foreign(await exported(from)));
    expect(weighed.items).toMatchObject({ new: 150, same: 0 });
    expect(weighed.shown).toHaveLength(100);
    expect(new Set((await itemsIn(into)).map(({ trust }) => trust))).toEqual(new Set(['quarantined']));
    expect((await into.items.list('', null, 0, 1, 'waiting')).total).toBe(150);
  });

  test('behavior: what waits is not offered until it is approved, and not any more once that is taken back', async () => {
    const from = await device();
    await from.items.add({ text: 'I sail on Sundays', category: 'Work' });
    const into = await device();
    await takeIn(into, foreign(await exported(from)));
    const [item] = await itemsIn(into);
    if (!item) throw new Error('nothing came in');
    const [now, later] = [Date.now(), () => into.index.ranking().then((ranking) => ranking.newest())];
    const offered = async () => (await later()).filter(({ remarks }) => isOffered(remarks, now)).length;
    expect(await offered()).toBe(0);
    const approved = await into.items.approve(item.id, item.rev, true);
    expect(holdsAt(approved, now)).toBe(true);
    expect(await offered()).toBe(1);
    expect((await into.items.list('', null, 0, 1, 'waiting')).total).toBe(0);
    await into.items.approve(item.id, approved.rev, false);
    expect(await offered()).toBe(0);
  });

  const later = { t: 1_800_000_000_500, c: 7, d: '7c2d7a52-8d4c-4f0e-9a57-2b7f3f5a9e10' };
  test.each<[string, (version: { item: Item | null; gone: object | null }) => object]>([
    ['a newer revision', ({ item }) => ({ item: { ...item, text: 'poison', rev: later }, gone: null })],
    [
      'a revision that has seen it',
      ({ item }) => ({
        item: { ...item, text: 'poison', rev: later, seen: item && { [item.rev.d]: { t: item.rev.t, c: item.rev.c } } },
        gone: null,
      }),
    ],
    ['the same revision', ({ item }) => ({ item: { ...item, text: 'poison' }, gone: null })],
    [
      'a deletion',
      ({ item }) => ({
        item: null,
        gone: { rev: later, seen: item && { [item.rev.d]: { t: item.rev.t, c: item.rev.c } } },
      }),
    ],
  ])('behavior: a known line is neither changed nor deleted by %s', async (_name, forge) => {
    const into = await device();
    const item = await into.items.add({ text: 'one', category: 'Work' });
    const forged = (await exported(into)).map((line) => {
      const value = JSON.parse(line);
      if (value.t === 'item') value.versions = value.versions.map((v: never) => ({ ...forge(v), leaves: [] }));
      return JSON.stringify(value);
    });
    const { weighed } = await takeIn(into, foreign(forged));
    expect(weighed.items).toMatchObject({ changed: 0, deleted: 0, conflict: 0 });
    expect((await into.vault.get('items', item.id))?.value).toEqual(item);
    expect(await into.vault.ids('conflicts')).toEqual([]);
    expect(await into.vault.ids('tombstones')).toEqual([]);
  });

  test('behavior: words that are here already are counted as known, also when they come twice', async () => {
    const [from, into] = [await device(), await device()];
    for (const text of ['one', 'two', 'two']) await from.items.add({ text, category: 'Work' });
    await into.items.add({ text: ' o\u200bne', category: 'Health' });
    const lines = foreign(await exported(from));
    const { weighed } = await takeIn(into, lines);
    expect(weighed.items).toMatchObject({ new: 1, same: 2 });
    expect(await textsIn(into)).toEqual([' o\u200bne', 'two']);
    const again = await takeIn(into, lines);
    expect(again.weighed.items).toMatchObject({ new: 0, same: 3 });
    expect(again.weighed.shown).toEqual([]);
    expect(await textsIn(into)).toEqual([' o\u200bne', 'two']);
  });

  test('behavior: its logs and the keys that sign for them stay away, and so does its clock', async () => {
    const [from, into] = [await device(), await device()];
    from.clock.now += 60_000;
    await from.items.add({ text: 'one', category: 'Work' });
    const before = await into.vault.state();
    const keys = await into.vault.ids('keys');
    await takeIn(into, foreign(await exported(from)));
    const state = await into.vault.state();
    expect(Object.keys(state.logs)).toEqual([before.logId]);
    expect(state.logId).toBe(before.logId);
    expect(await into.vault.ids('keys')).toEqual(keys);
    expect(state.clock.t).toBeLessThan(from.clock.now);
    const [{ leaves } = { leaves: [] }] = await into.vault.all('items');
    expect(leaves.map(({ log }) => log)).toEqual([before.logId]);
  });

  test('behavior: what another wallet guards is not guarded here', async () => {
    const from = await device();
    await from.vault.change(async (draft) => draft.put('settings', 'categories', { sensitive: [['Work', true]] }));
    const lines = await exported(from);
    expect((await takeIn(await device(), lines)).guarded()).toEqual(['Work']);
    expect((await takeIn(await device(), foreign(lines))).guarded()).toEqual([]);
  });
});

describe('consents of the own wallet', () => {
  const [FROM, UNTIL] = [1_800_000_000, 1_802_592_000];
  const terms = {
    origin: 'https://claude.ai',
    categories: ['Work'],
    purpose: 'context',
    delivery: 'auto' as const,
    tokenBudget: 150,
    contentHash: ZERO,
    revocationTag: ZERO,
  };

  async function consented(): Promise<[from: Device, uid: string]> {
    const signed = await signGrant(Wallet.createRandom(), GRANT_DOMAIN, attestMessage(terms, FROM, UNTIL));
    const grant: GrantRecord = { signed, terms, from: FROM, until: UNTIL, revokedAt: null, usedAt: null };
    const from = await device();
    const { uid } = signed.sig;
    await from.vault.change(async (draft) =>
      draft.put('grants', uid, grant, { entry: { kind: 'grant', body: signed } }),
    );
    return [from, uid];
  }
  const kindsOf = async ({ vault }: Device, uid: string) =>
    (await vault.get('grants', uid))?.leaves.map(({ entry }) => JSON.parse(entry).kind);

  const stateIn = async ({ vault, clock }: Device, uid: string) => {
    const record = await vault.get('grants', uid);
    return record && grantState(record.value, clock.now / 1000);
  };

  test('behavior: one that nobody gave here does not stand, and is not ended by it', async () => {
    const [from, uid] = await consented();
    const into = await device();
    await takeIn(into, await exported(from));
    expect(await stateIn(into, uid)).toBe('elsewhere');
    expect((await into.vault.get('grants', uid))?.value.revokedAt).toBeNull();
    expect(await kindsOf(into, uid)).toEqual(['grant']);
  });

  test('behavior: brought back to where it was given, and through a third device, it stands on', async () => {
    const [from, uid] = await consented();
    const [second, third] = [await device(), await device()];
    await takeIn(second, await exported(from));
    await takeIn(third, await exported(second));
    await takeIn(from, await exported(third));
    expect(await stateIn(third, uid)).toBe('elsewhere');
    expect(await stateIn(from, uid)).toBe('active');
  });

  test('behavior: ended where it does not stand, it ends where it was given', async () => {
    const [from, uid] = await consented();
    const into = await device();
    await takeIn(into, await exported(from));
    await new Grants(into.vault, new Personas(into.vault), () => into.clock.now).revoke(uid);
    await takeIn(from, await exported(into));
    expect(await stateIn(from, uid)).toBe('revoked');
  });

  test('behavior: one that is known here stands on', async () => {
    const [from, uid] = await consented();
    await takeIn(from, await exported(from));
    expect((await from.vault.get('grants', uid))?.value.revokedAt).toBeNull();
  });

  test('behavior: the entry that says what was agreed stays the first, whatever comes from where', async () => {
    for (let round = 0; round < 6; round++) {
      const [from, uid] = await consented();
      const into = await device();
      await takeIn(into, await exported(from));
      await takeIn(from, await exported(into));
      expect(await kindsOf(from, uid)).toEqual(['grant']);
    }
  });
});
