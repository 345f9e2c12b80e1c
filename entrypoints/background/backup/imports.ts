import { isGenuine } from '#lib/consent/attestation';
import { type IndexStore, indexEntry, suspicionsOf } from '#lib/context/index';
import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { checkKdf, HEADER_VERSION, type Header, openByPassword, openByWords, type Secrets } from '#lib/keyring/index';
import { commitment } from '#lib/log/entry';
import { leafHash } from '#lib/log/hash';
import { appendHashed } from '#lib/log/merkle';
import {
  type ImportAim,
  type ImportSummary,
  type Opening,
  type ParsedParams,
  type Results,
  WalletError,
} from '#lib/protocol/index';
import {
  compareDigits,
  FileReader,
  newPairing,
  openFileKey,
  openForDevice,
  type PairingKeys,
  pairingCode,
  type ReadHeader,
  readHeader,
  readPairingCode,
  type WalletKey,
} from '#lib/vault/file/index';
import type { Draft, IndexEntry, Sensitive } from '#lib/vault/index';
import { type LogMath, Merge, NOTHING_HELD } from '#lib/vault/merge/index';
import type { Host } from '../host';
import { read, write } from '../storage';

interface Running {
  id: string;
  aim: ImportAim;
  created: number;
  merge: Merge;
  reader: FileReader;
  /** Of the wallet that the file is of; kept for a restore alone. */
  entropy: Bytes | null;
}

/** A wallet file coming in, part by part: looked at, brought together with this wallet, or made into one. */
export class Imports {
  #running: Running | null = null;

  constructor(private readonly host: Host) {}

  /** What the file says before it is opened. @throws WalletError `file-foreign`, `file-newer`, `file-header`, `weak-kdf` */
  async look(start: string): Promise<Results['import.look']> {
    const { header } = readHeader(fromBase64(start));
    const { created, key } = header;
    if (key.by === 'pairing') {
      return { created, kdf: null, digits: await compareDigits(fromBase64(key.to), fromBase64(key.from)) };
    }
    // Before the page spends memory on it.
    checkKdf(key.kdf);
    return { created, kdf: key.kdf, digits: null };
  }

  /** @throws WalletError `wrong-password`, `phrase-mismatch`, `other-device`, `file-header`, `wallet-exists` */
  async begin({ start, opening, aim }: ParsedParams<'import.begin'>): Promise<Results['import.begin']> {
    const head = readHeader(fromBase64(start));
    // What is left of a wallet that nothing opens any more gives way to the file.
    const fresh = (await this.host.condition()) !== 'whole';
    if (aim === 'restore' && !fresh) throw new WalletError('wallet-exists');
    const { fileKey, entropy } = await openFile(head, opening);
    const vault = fresh ? NOTHING_HELD : (await this.host.services()).vault;
    const merge = new Merge({ vault, fresh, ...CHECKS }, aim !== 'check');
    const reader = await FileReader.open(head, fileKey, (line) => merge.line(line));
    const id = crypto.randomUUID();
    this.#running = {
      id,
      aim,
      created: head.header.created,
      merge,
      reader,
      entropy: aim === 'restore' ? entropy : null,
    };
    // The part of the body that came with the header.
    await this.feed(id, fromBase64(start).subarray(head.length) as Bytes);
    return { id };
  }

  /** @throws WalletError of the reader and the merge; then the import is over and nothing was changed */
  async feed(id: string, part: Bytes): Promise<void> {
    const running = this.#get(id);
    try {
      await running.reader.push(part);
    } catch (error) {
      this.#running = null;
      throw error;
    }
  }

  /** Only now the file is known to be whole: what it is for happens in one change, or not at all. */
  async finish({ id, password }: ParsedParams<'import.finish'>): Promise<ImportSummary> {
    const { reader, merge, aim, entropy, created } = this.#get(id);
    this.#running = null;
    await reader.finish();
    if (aim === 'merge') await this.#merge(merge);
    if (aim === 'restore') {
      if (!entropy || !password) throw new WalletError('bad-request', 'a restore sets a password');
      const wallet = { kdf: password.kdf, kek: fromBase64(password.kek), phraseKept: merge.weighed.phraseKept };
      if ((await this.host.condition()) === 'beyond-repair') await this.host.discard();
      await this.host.restore(entropy, wallet, (draft, index) =>
        stage(merge, draft, index, { sensitive: merge.sensitive(), rewrite: false }),
      );
    }
    // What a file was sealed for is done with: a secret that nobody needs opens nothing.
    if (aim !== 'check') await write('session', 'pairing', null);
    const { phraseKept: _kept, sameWallet, ...weighed } = merge.weighed;
    return { created, sameWallet: sameWallet === true, ...weighed };
  }

  cancel(id: string): void {
    if (this.#running?.id === id) this.#running = null;
  }

  /** This device becomes one that a wallet can be sealed for. The secret stays in this browser's memory. */
  async pair(): Promise<Results['pairing.begin']> {
    const { publicKey, secretKey } = newPairing();
    await write('session', 'pairing', { publicKey: toBase64(publicKey), secretKey: toBase64(secretKey) });
    return { code: pairingCode(publicKey), digits: await compareDigits(publicKey) };
  }

  /** @throws WalletError `bad-code` */
  async readCode(code: string): Promise<Results['pairing.read']> {
    return { digits: await compareDigits(readPairingCode(code)) };
  }

  async #merge(merge: Merge): Promise<void> {
    const { vault, index, sensitivity, grants } = await this.host.services();
    await vault.change(async (draft) => {
      const before = await sensitivity.test();
      // What one device guards, the other guards too; how else an installation is set stays its own.
      const guarded = merge.guarded().filter((category) => !before(category));
      const sensitive = guarded.length > 0 ? await sensitivity.stage(draft, guarded, true) : before;
      await stage(merge, draft, index, { sensitive, rewrite: guarded.length > 0 });
    });
    sensitivity.clear();
    index.clear();
    grants.clear();
  }

  #get(id: string): Running {
    if (this.#running?.id !== id) throw new WalletError('import-gone', 'the import was interrupted');
    return this.#running;
  }
}

const LOG_MATH: LogMath = {
  leafHash: ({ entry, salt }) => leafHash(commitment(entry, salt)),
  extend: appendHashed,
};

const CHECKS = {
  math: LOG_MATH,
  checkGrant: isGenuine,
  isSuspect: (text: string) => suspicionsOf(text).length > 0,
  now: Date.now,
};

/** Everything of the file, and what the search index learns of it, into one change. */
async function stage(
  merge: Merge,
  draft: Draft,
  index: IndexStore,
  { sensitive, rewrite }: { sensitive: Sensitive; rewrite: boolean },
): Promise<void> {
  const moved = await merge.write(draft, sensitive);
  const entries = moved.flatMap(({ before, after }): IndexEntry[] => {
    if (after) return [indexEntry(after)];
    return before ? [{ id: before.id, category: before.category, updated: draft.now, tokens: 0, terms: null }] : [];
  });
  // Terms leave the class that their item leaves.
  const crossed = moved.some(
    ({ before, after }) => before && after && sensitive(before.category) !== sensitive(after.category),
  );
  if (entries.length > 0 || rewrite) await index.stage(draft, entries, { rewrite: rewrite || crossed, sensitive });
}

/** The file's key, and the entropy of the 12 words where what opened it tells them. */
async function openFile(head: ReadHeader, opening: Opening): Promise<{ fileKey: Bytes; entropy: Bytes }> {
  const { key } = head.header;
  if (key.by === 'pairing') return openForDevice(key, await pairingKeys());
  checkKdf(key.kdf);
  const { root, entropy } = await openSecrets(key, opening);
  const fileKey = await openFileKey(key, root);
  root.fill(0);
  return { fileKey, entropy };
}

function openSecrets(key: WalletKey, opening: Opening): Promise<Secrets> {
  // A file's wraps are those of the vault header that it was written beside.
  const { by: _by, file: _file, ...wraps } = key;
  const header: Header = { v: HEADER_VERSION, rev: 0, vaultId: NO_VAULT, phraseKept: false, passkeys: [], ...wraps };
  if (opening.by === 'password') return openByPassword(header, fromBase64(opening.kek));
  if (opening.by === 'words') return openByWords(header, opening.words);
  throw new WalletError('other-device', 'this file was not made for pairing');
}

const NO_VAULT = '00000000-0000-0000-0000-000000000000';

async function pairingKeys(): Promise<PairingKeys> {
  const kept = await read<{ publicKey: string; secretKey: string } | null>('session', 'pairing', null);
  if (!kept) throw new WalletError('other-device', 'no pairing was begun here');
  return { publicKey: fromBase64(kept.publicKey), secretKey: fromBase64(kept.secretKey) };
}
