import { Mnemonic } from 'ethers';
import { describe, expect, test } from 'vitest';
import { randomBytes, toBase64 } from '#lib/crypto/bytes';
import {
  deriveKeys,
  type Header,
  newSecrets,
  openByPasskey,
  openByPassword,
  openByWords,
  parseHeader,
  withPasskey,
  withPassword,
  wordsOf,
  wrapSecrets,
} from '#lib/keyring/index';
import { newKdf } from '#lib/protocol/index';

const vaultId = crypto.randomUUID();
const passkey = (id = crypto.randomUUID()) => ({
  id,
  name: 'Phone',
  created: 1,
  credentialId: toBase64(randomBytes(16)),
  salt: toBase64(randomBytes(32)),
});

async function made() {
  const secrets = newSecrets();
  const kek = randomBytes(32);
  const header = await wrapSecrets(secrets, { kdf: newKdf(), kek }, { vaultId, phraseKept: false });
  return { secrets, kek, header };
}

describe('the three ways in', () => {
  test('default: password, passkey and words each open the same secrets', async () => {
    const { secrets, kek, header: bare } = await made();
    const prf = randomBytes(32);
    const { id, ...rest } = passkey();
    const header = await withPasskey(bare, secrets, { id, ...rest }, prf);
    expect(await openByPassword(header, kek)).toEqual(secrets);
    expect(await openByPasskey(header, id, prf)).toEqual(secrets);
    expect(await openByWords(header, wordsOf(secrets.entropy))).toEqual(secrets);
  });

  test('behavior: words are read in any case and spacing', async () => {
    const { secrets, header } = await made();
    const typed = wordsOf(secrets.entropy).map((word) => ` ${word.toUpperCase()} `);
    expect(await openByWords(header, typed)).toEqual(secrets);
  });

  test('error: another password, passkey or phrase', async () => {
    const { secrets, header: bare } = await made();
    const { id, ...rest } = passkey();
    const header = await withPasskey(bare, secrets, { id, ...rest }, randomBytes(32));
    await expect(openByPassword(header, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(openByPasskey(header, id, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-passkey' });
    await expect(openByPasskey(header, vaultId, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-passkey' });
    const others = wordsOf(newSecrets().entropy);
    await expect(openByWords(header, others)).rejects.toMatchObject({ code: 'phrase-mismatch' });
  });

  test('error: words that are no phrase', async () => {
    const { secrets, header } = await made();
    const words = wordsOf(secrets.entropy);
    const swapped = [...words.slice(1), words[0] ?? ''];
    for (const typed of [[], words.slice(1), [...words, words[0] ?? ''], words.map(() => 'satchel'), swapped]) {
      await expect(openByWords(header, typed)).rejects.toMatchObject({ code: 'phrase-mismatch' });
    }
  });

  test('error: one passkey put in the place of another does not open', async () => {
    const { secrets, header: bare } = await made();
    const [prf, first, second] = [randomBytes(32), passkey(), passkey()];
    let header = await withPasskey(bare, secrets, first, prf);
    header = await withPasskey(header, secrets, second, prf);
    const [a, b] = header.passkeys as [Header['passkeys'][0], Header['passkeys'][0]];
    const swapped = { ...header, passkeys: [{ ...a, root: b.root }, b] };
    await expect(openByPasskey(swapped, first.id, prf)).rejects.toMatchObject({ code: 'wrong-passkey' });
  });

  test('error: more passkeys than a wallet may have', async () => {
    const { secrets, header: bare } = await made();
    let header = bare;
    for (let i = 0; i < 20; i++) header = await withPasskey(header, secrets, passkey(), randomBytes(32));
    await expect(withPasskey(header, secrets, passkey(), randomBytes(32))).rejects.toMatchObject({ code: 'too-large' });
    expect(parseHeader(header)).toEqual(header);
  });
});

describe('another password', () => {
  test('default: the new one opens, the old one does not, passkeys and words still do', async () => {
    const { secrets, kek, header: bare } = await made();
    const [prf, key] = [randomBytes(32), passkey()];
    const before = await withPasskey(bare, secrets, key, prf);
    const next = randomBytes(32);
    const after = await withPassword(before, secrets, { kdf: newKdf(), kek: next });
    expect(await openByPassword(after, next)).toEqual(secrets);
    await expect(openByPassword(after, kek)).rejects.toMatchObject({ code: 'wrong-password' });
    expect(await openByPasskey(after, key.id, prf)).toEqual(secrets);
    expect(await openByWords(after, wordsOf(secrets.entropy))).toEqual(secrets);
    expect([after.vaultId, after.rootByPhrase, after.passkeys]).toEqual([
      before.vaultId,
      before.rootByPhrase,
      before.passkeys,
    ]);
  });

  test('error: parameters below the floor are not written', async () => {
    const { secrets, header } = await made();
    const weak = { kdf: { ...newKdf(), passes: 1 }, kek: randomBytes(32) };
    await expect(withPassword(header, secrets, weak)).rejects.toMatchObject({ code: 'weak-kdf' });
    await expect(wrapSecrets(secrets, weak, { vaultId, phraseKept: true })).rejects.toMatchObject({ code: 'weak-kdf' });
  });
});

test('behavior: what works unattended is the same on every machine, and none of it is the account', async () => {
  const { entropy } = newSecrets();
  const keys = await deriveKeys(entropy);
  expect(await deriveKeys(entropy)).toEqual(keys);
  const account = Mnemonic.fromEntropy(entropy).computeSeed();
  expect(JSON.stringify(keys)).not.toContain(account.slice(2));
  expect(keys.sites).toMatch(/^xprv/);
  expect(keys.anchor).toMatch(/^0x[0-9a-f]{64}$/);
});
