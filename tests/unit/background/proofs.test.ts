import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readFile } from '#lib/anchor/ots/file';
import { attestationsOf } from '#lib/anchor/ots/timestamp';
import { fromBase64, toHex } from '#lib/crypto/bytes';
import { commitment } from '#lib/log/entry';
import { leafHash } from '#lib/log/hash';
import { rootAt } from '#lib/log/merkle';
import type { AnchorView, ProofFile } from '#lib/protocol/index';
import { ownLogSize } from '#lib/vault/index';
import { verifyProof } from '#lib/verifier/index';
import { verifyReceipts } from '#lib/verifier/receipts';
import { aloneView, stampAlone } from '../../../entrypoints/background/proof/alone';
import { proofsOf } from '../../../entrypoints/background/proof/proofs';
import { Stamping } from '../../../entrypoints/background/proof/stamping';
import { type Calendar, calendars } from '../anchor/ots/support';
import { testConsent } from '../support/consent';

const SITE = 'https://claude.ai';
const SECRET = `0x${'11'.repeat(32)}`;
const MINED = 1_790_000_123;

let open: Calendar[] = [];
afterEach(async () => {
  await Promise.all(open.map(({ stop }) => stop()));
});

let wallet: Awaited<ReturnType<typeof setUp>>;
beforeEach(async () => {
  wallet = await setUp();
});

/** A wallet that shared one line, and two calendars. */
async function setUp() {
  const { all, settings } = await calendars(2);
  open = all;
  const consent = await testConsent();
  const { vault } = consent;
  const stamping = new Stamping(vault, () => {});
  await stamping.configure(settings);
  const item = await consent.items.add({ text: 'I keep bees', category: 'About me' });
  const { disclosure } = await consent.grant(SITE, [item.id], 'click');

  const size = async () => ownLogSize(await vault.state());
  const root = async () => toHex(await rootAt(await size(), vault.nodesOf((await vault.state()).logId)));
  return {
    ...consent,
    item,
    receipt: disclosure,
    stamping,
    headers: settings.headers,
    size,
    root,
    step: () => stamping.step({ force: true }),
    mine: () => open[0]?.mine({ time: MINED }),
    proofOf: async (uid: string, anchors: AnchorView[] = []): Promise<ProofFile> =>
      proofsOf(vault, SECRET, { anchors, stamps: await stamping.rows() })(uid),
  };
}

const anchorAt = (size: number, root: string, createdAt: number, chainId = 31337): AnchorView => ({
  id: crypto.randomUUID(),
  root,
  size,
  state: 'confirmed',
  waiting: null,
  attempts: 0,
  nextTryAt: null,
  createdAt,
  chainId,
  eas: '0x4200000000000000000000000000000000000021',
  txHash: `0x${'22'.repeat(32)}`,
  block: 7,
  chainTime: 1_700_000_000,
});

describe('a proof of what a stamp covers', () => {
  test('default: it carries the stamp, with the way to its block alone, and holds', async () => {
    const { step, mine, stamping, size, root, proofOf, receipt, headers } = wallet;
    await stamping.stampRoot(await root(), await size());
    await step();
    const pending = await proofOf(receipt.id);
    expect((await verifyProof(pending)).steps.at(-1)).toMatchObject({ ok: false, reason: 'stamp-pending' });

    mine();
    await step();
    const { anchor } = await proofOf(receipt.id);
    if (anchor?.kind !== 'opentimestamps') throw new Error('no stamp');
    const kinds = [...attestationsOf(readFile(fromBase64(anchor.ots)).timestamp)].map((each) => each.attestation.kind);
    expect(kinds).toEqual(['bitcoin']);
    const verdict = await verifyProof(await proofOf(receipt.id), { headers });
    expect(verdict).toMatchObject({ ok: true, witness: 'bitcoin', anchoredAt: MINED });
  });

  test('behavior: what came after the stamp is not covered by it', async () => {
    const { step, mine, stamping, size, root, proofOf, items } = wallet;
    await stamping.stampRoot(await root(), await size());
    await step();
    mine();
    await step();
    const later = await items.add({ text: 'I keep goats', category: 'About me' });
    expect((await proofOf(later.id)).anchor).toBeNull();
  });

  test('behavior: a chain that others can rely on goes before a test chain, and both before calendars alone', async () => {
    const { step, stamping, size, root, proofOf, receipt } = wallet;
    const [at, what] = [await size(), await root()];
    await stamping.stampRoot(what, at);
    await step();
    const test = anchorAt(at, what, 2);
    const live = anchorAt(at, what, 1, 8453);
    expect((await proofOf(receipt.id, [test])).anchor).toMatchObject({ chainId: 31337 });
    expect((await proofOf(receipt.id, [test, live])).anchor).toMatchObject({ chainId: 8453 });
    const others = anchorAt(at, `0x${'33'.repeat(32)}`, 3, 8453);
    expect((await proofOf(receipt.id, [others, test])).anchor).toMatchObject({ chainId: 31337 });
  });

  test('behavior: an anchor that lacks its transaction is passed over, not taken for a damaged wallet', async () => {
    const { size, root, proofOf, receipt } = wallet;
    const bare = { ...anchorAt(await size(), await root(), 1), txHash: null };
    expect((await proofOf(receipt.id, [bare])).anchor).toBeNull();
  });

  test('behavior: a receipt and its proof check out together', async () => {
    const { proofOf, receipt, disclosures } = wallet;
    const [shown] = await disclosures.list(null, 1);
    const proof = await proofOf(receipt.id);
    const file = { format: 'satchel-receipts', version: 1, receipts: [{ receipt: { ...shown }, proof }] } as const;
    expect(await verifyReceipts({ ...file, receipts: [...file.receipts] })).toMatchObject([
      { isSame: true, outcome: 'open' },
    ]);
  });
});

describe('a proof that links nothing', () => {
  const alone = () => aloneView(wallet.vault, wallet.stamping, wallet.receipt.id);
  const ask = () => stampAlone(wallet.vault, wallet.stamping, wallet.receipt.id);

  test('default: asked for, taken by calendars, in a block', async () => {
    const { step, mine, headers } = wallet;
    expect(await alone()).toEqual({ stamp: null, proof: null });
    expect((await ask()).stamp).toMatchObject({ about: wallet.receipt.id });
    await step();
    expect((await verifyProof((await alone()).proof)).steps.at(-1)).toMatchObject({ reason: 'stamp-pending' });
    mine();
    await step();
    const { stamp, proof } = await alone();
    expect(stamp).toMatchObject({ state: 'confirmed', time: MINED });
    expect(await verifyProof(proof, { headers })).toMatchObject({ ok: true, anchoredAt: MINED });
  });

  test('behavior: nothing in it is in the log’s proof, but for the record', async () => {
    const { step, proofOf, receipt, stamping, size, root } = wallet;
    await ask();
    await stamping.stampRoot(await root(), await size());
    await step();
    const [own, { proof }] = [await proofOf(receipt.id), await alone()];
    if (!proof) throw new Error('no proof');
    const { entry } = own;
    expect(proof.entry).toBe(entry);
    const leaf = toHex(leafHash(commitment(entry, own.salt)));
    const digest = toHex(readFile(fromBase64(proof.ots)).timestamp.message);
    expect([own.root, own.salt, leaf, ...own.path]).not.toContain(digest);
    expect([own.root, own.salt, leaf, ...own.path]).not.toContain(proof.salt);
    const stamped = own.anchor?.kind === 'opentimestamps' ? toHex(fromBase64(own.anchor.ots)).slice(2) : '';
    expect(stamped).not.toBe('');
    const nonce = toHex(fromBase64(proof.ots)).slice(2 + 66 + 64, 2 + 66 + 64 + 68);
    expect(stamped).not.toContain(nonce);
  });

  test('behavior: of a line it leaves out what names the installation', async () => {
    const { vault, stamping, item, step } = wallet;
    await stampAlone(vault, stamping, item.id);
    await step();
    const { proof } = await aloneView(vault, stamping, item.id);
    expect(proof?.entry).toContain('I keep bees');
    expect(proof?.entry).not.toContain((await vault.state()).deviceId);
    expect((await verifyProof(proof)).steps.at(-1)).toMatchObject({ reason: 'stamp-pending' });
  });

  test('behavior: asked for twice it is one stamp; a line that was changed since has none yet', async () => {
    const { vault, stamping, items, item } = wallet;
    await stampAlone(vault, stamping, item.id);
    await stampAlone(vault, stamping, item.id);
    expect(await stamping.list()).toHaveLength(1);
    await items.edit(item.id, item.rev, { text: 'I keep more bees', category: 'About me' });
    expect((await aloneView(vault, stamping, item.id)).stamp).toBeNull();
  });

  test('behavior: a rule that proves roots does not take it for one', async () => {
    await ask();
    expect(await wallet.stamping.newestOf((await wallet.vault.state()).logId)).toBeNull();
    expect((await wallet.stamping.list())[0]?.about).toBe(wallet.receipt.id);
  });

  test('error: what opens its entry was taken out', async () => {
    await wallet.disclosures.redact([wallet.item.id]);
    await expect(alone()).rejects.toMatchObject({ code: 'not-found' });
  });
});
