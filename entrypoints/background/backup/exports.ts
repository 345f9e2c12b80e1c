import { i18n } from '#i18n';
import { readableJson, readableMarkdown } from '#lib/context/index';
import { type Bytes, fromBase64, randomBytes, toBase64, toHex, utf8 } from '#lib/crypto/bytes';
import type { Header } from '#lib/keyring/index';
import { type ParsedParams, type Results, WalletError } from '#lib/protocol/index';
import {
  backupKey,
  compareDigits,
  type FileHeader,
  linesOf,
  readPairingCode,
  sealToDevice,
  sourceSize,
  wrapFileKey,
  writeFile,
} from '#lib/vault/file/index';
import type { Host } from '../host';
import { logSeed } from '../proof/proofs';

/** A file that is being handed out, part by part: the page asks for the next when it has stored the last. */
interface Running {
  id: string;
  parts: AsyncGenerator<Bytes, void>;
  account: Account;
}

/** How many records were looked at so far, and how many of them could not be read. */
interface Account {
  done: number;
  missing: number;
}

/** Everything out again: sealed, readable, or for another device. One at a time. */
export class Exports {
  #running: Running | null = null;

  constructor(private readonly host: Host) {}

  /** @throws WalletError `wrong-password`, `wrong-passkey`, `too-many-attempts`, `bad-code` */
  async begin({ auth, kind, code }: ParsedParams<'export.begin'>): Promise<Results['export.begin']> {
    const to = code === null ? null : readPairingCode(code);
    const { header, root, entropy } = await this.host.authenticate(auth);
    const { vault, index, personas } = await this.host.services();
    const account = { done: 0, missing: 0 };
    const onProgress = (done: number, missing: number) => void Object.assign(account, { done, missing });
    const missingLine = (missing: number) => i18n.t('readable_missing', missing);
    let digits: string | null = null;
    let parts: AsyncGenerator<Bytes, void>;
    if (kind === 'json') parts = encoded(readableJson(vault, (await personas.list()).personas, onProgress));
    else if (kind === 'markdown') parts = encoded(readableMarkdown(vault, index, { onProgress, missingLine }));
    else {
      const fileKey = randomBytes(32);
      const key = to ? sealToDevice(to, fileKey, entropy) : await wrapFileKey(fileKey, await backupKey(root), header);
      if (key.by === 'pairing') digits = await compareDigits(fromBase64(key.to), fromBase64(key.from));
      parts = await this.file(header, { created: Date.now(), key }, fileKey, onProgress);
    }
    root.fill(0);
    entropy.fill(0);
    const id = crypto.randomUUID();
    await this.#stop();
    this.#running = { id, parts, account };
    return { id, name: fileName(to ? 'device' : kind), total: await sourceSize(vault), digits };
  }

  /** The bytes of a wallet file. */
  async file(
    header: Header,
    fileHeader: FileHeader,
    fileKey: Bytes,
    onProgress: (done: number, missing: number) => void = () => {},
  ): Promise<AsyncGenerator<Bytes, void>> {
    const { vault, secret } = await this.host.services();
    const seedOf = async (log: string) => toHex(await logSeed(vault, await secret('log'), log));
    return writeFile(fileHeader, fileKey, linesOf(vault, { phraseKept: header.phraseKept, seedOf, onProgress }));
  }

  /**
   * @throws WalletError `import-gone` when the worker that began it is gone; `conflict` when the vault changed;
   * `file-too-large` when no reader would take the file
   */
  async next(id: string): Promise<Results['export.next']> {
    const running = this.#running;
    if (running?.id !== id) throw new WalletError('import-gone', 'the export was interrupted');
    const { value, done } = await running.parts.next();
    if (done) this.#running = null;
    return { part: value ? toBase64(value) : null, ...running.account };
  }

  async cancel(id: string): Promise<void> {
    if (this.#running?.id === id) await this.#stop();
  }

  async #stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.parts.return();
  }
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Bytes, void> {
  let gathered = '';
  for await (const piece of text) {
    gathered += piece;
    if (gathered.length < 65_536) continue;
    yield utf8(gathered);
    gathered = '';
  }
  yield utf8(gathered);
}

const ENDINGS = { wallet: 'satchel', device: 'satchel', json: 'json', markdown: 'md' } as const;

/** Names sort by their day. */
export function fileName(kind: keyof typeof ENDINGS, now = new Date()): string {
  const name = kind === 'device' ? 'satchel-for-new-device' : 'satchel';
  return `${name}-${now.toISOString().slice(0, 10)}.${ENDINGS[kind]}`;
}
