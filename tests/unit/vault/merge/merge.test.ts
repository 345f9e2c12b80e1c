import { Wallet } from 'ethers';
import { describe, expect, test } from 'vitest';
import { attestMessage, signGrant } from '#lib/consent/attestation';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import { fromHex } from '#lib/crypto/bytes';
import { logPublicKey } from '#lib/log/checkpoint';
import type { GrantRecord } from '#lib/vault/index';
import { proofsOf } from '../../../../entrypoints/background/proof/proofs';
import { contentOf, type Device, device, exported, SEED, takeIn } from './support';

const hex32 = `0x${'00'.repeat(32)}`;
const terms = {
  origin: 'https://claude.ai',
  categories: ['Work'],
  purpose: 'context',
  delivery: 'click' as const,
  tokenBudget: 150,
  contentHash: hex32,
  revocationTag: hex32,
};
const [FROM, UNTIL] = [1_800_000_000, 1_802_592_000];
const signed = await signGrant(Wallet.createRandom(), GRANT_DOMAIN, attestMessage(terms, FROM, UNTIL));
const UID = signed.sig.uid;

const grant = (revokedAt: number | null): GrantRecord => ({
  signed,
  terms,
  from: FROM,
  until: UNTIL,
  revokedAt,
  usedAt: null,
});

const putGrant = ({ vault }: Device, record: GrantRecord) =>
  vault.change(async (draft) =>
    draft.put('grants', UID, record, { keepLeaves: true, entry: { kind: 'grant', body: record.signed } }),
  );

describe('merging', () => {
  test('behavior: revoked on one device is revoked on both, whichever comes first', async () => {
    const [a, b] = [await device(), await device()];
    await putGrant(a, grant(null));
    await takeIn(b, await exported(a));
    const standing = await exported(a);
    await putGrant(b, grant(1_800_000_500));
    await takeIn(a, await exported(b));
    expect((await a.vault.get('grants', UID))?.value.revokedAt).toBe(1_800_000_500);
    await takeIn(b, standing);
    expect((await b.vault.get('grants', UID))?.value.revokedAt).toBe(1_800_000_500);
  });

  test('behavior: what another device logged is proven in its log, with its key', async () => {
    const [a, b] = [await device(), await device()];
    await putGrant(a, grant(null));
    const { logId } = await a.vault.state();
    await takeIn(b, await exported(a));
    const proof = await proofsOf(b.vault, hex32, { anchors: [], stamps: [] })(UID);
    expect(proof.checkpoint).toContain(logId);
    expect(proof.logKey).toBe(hexOf(logPublicKey(fromHex(SEED))));
    expect((await b.vault.state()).logs[logId]).toBe(1);
  });

  test('behavior: the own log says how far the other one was known', async () => {
    const [a, b] = [await device(), await device()];
    await a.items.add({ text: 'one', category: 'Work' });
    const { logId } = await a.vault.state();
    await takeIn(b, await exported(a));
    const kept = await b.vault.get('keys', `log/${logId}`);
    const [leaf] = kept?.leaves ?? [];
    expect(leaf?.log).toBe((await b.vault.state()).logId);
    expect(JSON.parse(leaf?.entry ?? '{}')).toMatchObject({ kind: 'merge', body: { log: logId, size: 1 } });
  });

  test('behavior: a deleted item does not come back with an old file', async () => {
    const [a, b] = [await device(), await device()];
    const item = await a.items.add({ text: 'to be gone', category: 'Work' });
    const old = await exported(a);
    await a.items.changeMany([item.id], { do: 'remove' });
    await takeIn(a, old);
    expect(await a.vault.get('items', item.id)).toBeNull();
    await takeIn(b, old);
    await takeIn(b, await exported(a));
    expect(await b.vault.get('items', item.id)).toBeNull();
    expect((await exported(b)).join()).not.toContain('to be gone');
  });

  test('behavior: a deletion heard of before the item keeps it out', async () => {
    const [a, b, reader] = [await device(), await device(), await device()];
    const item = await a.items.add({ text: 'to be gone', category: 'Work' });
    await takeIn(b, await exported(a));
    await a.items.changeMany([item.id], { do: 'remove' });
    await takeIn(reader, await exported(a));
    await takeIn(reader, await exported(b));
    expect(await reader.vault.get('items', item.id)).toBeNull();
  });

  test('behavior: an edit that did not know of a deletion stays, beside it', async () => {
    const [a, b] = [await device(), await device()];
    const item = await a.items.add({ text: 'first', category: 'Work' });
    await takeIn(b, await exported(a));
    await a.items.changeMany([item.id], { do: 'remove' });
    await b.items.edit(item.id, item.rev, { text: 'second', category: 'Work' });
    await takeIn(a, await exported(b));
    await takeIn(b, await exported(a));
    expect((await a.vault.get('items', item.id))?.value.text).toBe('second');
    expect((await contentOf(a)) as object).toEqual(await contentOf(b));
    expect(await a.vault.ids('conflicts')).toEqual([item.id]);
  });

  test('behavior: editing one of two versions keeps the other as an item of its own', async () => {
    const [a, b] = [await device(), await device()];
    const item = await a.items.add({ text: 'first', category: 'Work' });
    await takeIn(b, await exported(a));
    await a.items.edit(item.id, item.rev, { text: 'from a', category: 'Work' });
    b.clock.now += 1_000;
    await b.items.edit(item.id, item.rev, { text: 'from b', category: 'Work' });
    await takeIn(a, await exported(b));
    const shown = (await a.vault.get('items', item.id))?.value;
    expect(shown?.text).toBe('from b');
    await a.items.edit(item.id, shown?.rev ?? item.rev, { text: 'from b, edited', category: 'Work' });
    const texts = (await a.items.list('', null, 0, 10)).items.map(({ text }) => text).sort();
    expect(texts).toEqual(['from a', 'from b, edited']);
  });

  test('error: a log that tells another story: the vault keeps its own, and the items come all the same', async () => {
    const a = await device();
    await a.items.add({ text: 'one', category: 'Work' });
    const lines = await exported(a);
    const b = await device();
    await b.items.add({ text: 'two', category: 'Work' });
    const own = (await b.vault.state()).logId;
    const theirs = (await a.vault.state()).logId;
    const forked = lines.map((line) => line.replaceAll(theirs, own));
    await takeIn(b, forked);
    expect((await b.items.list('', null, 0, 10)).total).toBe(2);
    expect((await b.vault.state()).logId).toBe(own);
    const one = (await b.items.list('', null, 0, 10)).items.find(({ text }) => text === 'one');
    expect((await b.vault.get('items', one?.id ?? ''))?.leaves).toEqual([]);
  });

  test('behavior: a vault that was put back to an earlier time begins a new log', async () => {
    const a = await device();
    await a.items.add({ text: 'one', category: 'Work' });
    const later = await exported(a);
    const b = await device();
    const { logId } = await b.vault.state();
    await takeIn(
      b,
      later.map((line) => line.replaceAll(JSON.parse(later[0] ?? '{}').log, logId)),
    );
    const state = await b.vault.state();
    expect(state.logId).not.toBe(logId);
    expect(state.logs[logId]).toBe(1);
  });

  test('error: a file that fails at its end leaves the vault as it was', async () => {
    const [a, b] = [await device(), await device()];
    await a.items.add({ text: 'one', category: 'Work' });
    const before = (await b.vault.state()).generation;
    const lines = await exported(a);
    const broken = lines.map((line) => line.replace(/("t":"item".*"index":)0/, '$17'));
    await expect(takeIn(b, broken)).rejects.toMatchObject({ code: 'file-content' });
    expect((await b.vault.state()).generation).toBe(before);
  });
});

const hexOf = (bytes: Uint8Array) => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
