import { fromBase64 } from '#lib/crypto/bytes';
import { checkKdf, openByWords, type Secrets, withPasskey, withPassword, wordsOf } from '#lib/keyring/index';
import { isBelowDefault, newKdf, WalletError } from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import { errorCode, type Host } from '../host';
import { announceChange, attemptStore } from '../storage';
import { tellUnlocked } from '../upkeep';
import { deriveMissing } from '../vault/derived-keys';
import type { Parts } from './page';

/** Making it, unlocking it, locking it; its password and its 12 words. */
export function walletHandlers(parts: Parts) {
  const { host, dropped } = parts;
  return {
    async 'wallet.status'() {
      const [{ phase, lockAt, header }, { retryAt }] = await Promise.all([host.phase(), attemptStore.get()]);
      const { upgraded } = host;
      // While its records are copied, the vault cannot be asked for them.
      const isOpen = phase === 'unlocked' && upgraded === null;
      const items = isOpen ? await (await host.services()).vault.size('items') : 0;
      return {
        phase,
        upgraded,
        lockAt,
        stillShares: (await host.access()) === 'ordinary',
        retryAt: retryAt > Date.now() ? retryAt : null,
        phraseKept: header?.phraseKept ?? false,
        items,
        droppedMessages: dropped(),
      };
    },
    async 'wallet.ways'() {
      const header = await host.header();
      if (!header) return null;
      // Before the page spends memory on it.
      checkKdf(header.kdf);
      return {
        kdf: header.kdf,
        stronger: isBelowDefault(header.kdf) ? newKdf() : null,
        passkeys: header.passkeys.map(({ id, credentialId, salt }) => ({ id, credentialId, salt })),
      };
    },
    async 'wallet.create'({ kdf, kek }) {
      await host.create(kdf, fromBase64(kek));
      return null;
    },
    async 'wallet.unlock'({ auth, stronger }) {
      const secrets = await host.authenticate(auth);
      // The wallet opens all the same when this cannot be written.
      await onUnlock(host, auth, stronger, secrets).catch((error) => console.error(error));
      await start(parts, secrets);
      return null;
    },
    async 'wallet.lock'() {
      await host.lock();
      return null;
    },
    // An act like any other: that moves the deadline.
    'wallet.touch': async () => null,
    async 'auth.check'({ auth }) {
      wipe(await host.authenticate(auth));
      return null;
    },
    async 'password.change'({ auth, kdf, kek }) {
      const secrets = await host.authenticate(auth);
      await host.changeHeader((header) => withPassword(header, secrets, { kdf, kek: fromBase64(kek) }));
      wipe(secrets);
      return null;
    },
    async 'password.recover'({ words, kdf, kek }) {
      const secrets = await openByWords(await host.existingHeader(), words);
      await host.changeHeader((header) => withPassword(header, secrets, { kdf, kek: fromBase64(kek) }));
      await attemptStore.set({ failures: 0, retryAt: 0 });
      await start(parts, secrets);
      return null;
    },
    async 'phrase.check'({ words }) {
      wipe(await openByWords(await host.existingHeader(), words));
      return null;
    },
    async 'phrase.show'({ auth }) {
      const secrets = await host.authenticate(auth);
      const words = wordsOf(secrets.entropy);
      wipe(secrets);
      return { words };
    },
    async 'phrase.confirm'({ auth, answers }) {
      const secrets = await host.authenticate(auth);
      const words = wordsOf(secrets.entropy);
      wipe(secrets);
      const asked = new Set(answers.map(({ index }) => index));
      if (asked.size !== answers.length || answers.some(({ index, word }) => words[index] !== word)) {
        throw new WalletError('phrase-mismatch');
      }
      await host.changeHeader((header) => ({ ...header, phraseKept: true }));
      return null;
    },
  } satisfies Partial<PageHandlers>;
}

/** Passkeys that open it, beside the password. */
export function passkeyHandlers(host: Host) {
  return {
    async 'passkeys.list'() {
      const { passkeys } = await host.existingHeader();
      return passkeys.map(({ id, name, created, lastUsed }) => ({ id, name, created, lastUsed }));
    },
    async 'passkeys.add'({ auth, prf, ...made }) {
      const secrets = await host.authenticate(auth);
      const passkey = { ...made, created: Date.now() };
      await host.changeHeader((header) => withPasskey(header, secrets, passkey, fromBase64(prf)));
      wipe(secrets);
      return null;
    },
    async 'passkeys.rename'({ id, name }) {
      await host.changeHeader((header) => ({
        ...header,
        passkeys: header.passkeys.map((known) => (known.id === id ? { ...known, name } : known)),
      }));
      return null;
    },
    async 'passkeys.remove'({ id }) {
      await host.changeHeader((header) => ({
        ...header,
        passkeys: header.passkeys.filter((known) => known.id !== id),
      }));
      return null;
    },
  } satisfies Partial<PageHandlers>;
}

type Unlock = Parameters<PageHandlers['wallet.unlock']>[0];

/** What an unlock writes down: stronger parameters when the defaults have risen, a passkey's last use. */
async function onUnlock(host: Host, auth: Unlock['auth'], stronger: Unlock['stronger'], secrets: Secrets) {
  if (auth.by === 'passkey') {
    const used = (id: string) => id === auth.id;
    await host.changeHeader((header) => ({
      ...header,
      passkeys: header.passkeys.map((known) => (used(known.id) ? { ...known, lastUsed: Date.now() } : known)),
    }));
  } else if (stronger && !isBelowDefault(stronger.kdf)) {
    const password = { kdf: stronger.kdf, kek: fromBase64(stronger.kek) };
    await host.changeHeader((header) => withPassword(header, secrets, password));
  }
}

async function start(parts: Parts, secrets: Secrets): Promise<void> {
  await parts.host.keyring.start(secrets.root);
  const { vault } = await parts.host.services();
  // What is derived anew can wait for the next unlocking where it cannot be written.
  await deriveMissing(vault, secrets.entropy).catch((error) => console.error(error));
  secrets.entropy.fill(0);
  announceChange();
  // The person does not wait for these. A worker that dies meanwhile leaves them to the next one's upkeep.
  goOn(parts).catch((error: unknown) => errorCode(error) !== 'locked' && console.error(error));
}

/** Brings on what waited for the wallet. */
async function goOn({ host, insertion, sites, windows, rollback }: Parts): Promise<void> {
  host.lookSoon();
  await Promise.all([tellUnlocked(sites), windows.showNext()]);
  await insertion.settle();
  const { anchoring, credentials, stamping } = await host.services();
  await anchoring.proveIfDue();
  anchoring.stepSoon();
  stamping.stepSoon();
  await rollback.look();
  await credentials.sweep();
}

export function wipe({ root, entropy }: Secrets): void {
  root.fill(0);
  entropy.fill(0);
}
