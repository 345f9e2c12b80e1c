import { expect, test } from 'vitest';
import { WalletError } from '#lib/protocol/index';
import { testConsent } from '../support/consent';
import { testKey } from '../support/vault';

const CLAUDE = 'https://claude.ai';

/** A wallet whose sensitive class can be locked. */
async function wallet() {
  const lock = { sensitive: false };
  const consent = await testConsent(() => async (name, epoch) => {
    if (name === 'sensitive' && lock.sensitive) throw new WalletError('locked');
    return testKey(name, epoch);
  });
  const share = async (text: string, category: string) => {
    const { id } = await consent.items.add({ text, category });
    return (await consent.grant(CLAUDE, [id], 'click')).disclosure.id;
  };
  return { ...consent, lock, share };
}

test('default: a receipt that tells of sensitive lines is sensitive itself, the others and all grants are not', async () => {
  const { vault, grants, lock, share } = await wallet();
  const ordinary = await share('I sail', 'Games & media');
  const sensitive = await share('I take metformin', 'Health');
  lock.sensitive = true;
  expect((await vault.get('disclosures', ordinary))?.value.text).toContain('I sail');
  await expect(vault.get('disclosures', sensitive)).rejects.toMatchObject({ code: 'locked' });
  expect(await grants.standing(CLAUDE, 'click')).not.toBeNull();
});

test('behavior: it stays so when its state changes', async () => {
  const { vault, disclosures, lock, share } = await wallet();
  const id = await share('I take metformin', 'Health');
  await disclosures.report(CLAUDE, { disclosureId: id, outcome: 'inserted', detail: null });
  lock.sensitive = true;
  await expect(vault.get('disclosures', id)).rejects.toMatchObject({ code: 'locked' });
});

test('behavior: receipts follow their category to the other class', async () => {
  const { vault, items, lock, share } = await wallet();
  const id = await share('I sail', 'Games & media');
  const before = await vault.get('disclosures', id);
  await items.setSensitive('Games & media', true);
  expect(await vault.get('disclosures', id)).toEqual({ ...before, revision: (before?.revision ?? 0) + 1 });
  lock.sensitive = true;
  await expect(vault.get('disclosures', id)).rejects.toMatchObject({ code: 'locked' });
  lock.sensitive = false;
  await items.setSensitive('Games & media', false);
  lock.sensitive = true;
  expect((await vault.get('disclosures', id))?.value).toEqual(before?.value);
});

test('behavior: receipts follow an item that becomes sensitive by itself, and stay there', async () => {
  const { vault, items, disclosures, lock, share } = await wallet();
  const id = await share('I sail', 'Games & media');
  const before = await vault.get('disclosures', id);
  const [item] = (await items.list('', null, 0, 1)).items;
  if (!item) throw new Error('nothing was added');
  await items.edit(item.id, item.rev, { text: item.text, category: item.category, sensitive: true });
  await items.setSensitive('Games & media', false);
  await disclosures.report(CLAUDE, { disclosureId: id, outcome: 'inserted', detail: null });
  const after = await vault.get('disclosures', id);
  expect(after?.leaves.slice(0, 1)).toEqual(before?.leaves);
  expect(after?.value).toMatchObject({ text: before?.value.text, items: [{ id: item.id, sensitive: true }] });
  lock.sensitive = true;
  await expect(vault.get('disclosures', id)).rejects.toMatchObject({ code: 'locked' });
});
