import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { checkKdf } from '#lib/keyring/index';
import {
  type ImportAim,
  type ImportProgress,
  type ImportSummary,
  type ParsedParams,
  type Results,
  WalletError,
} from '#lib/protocol/index';
import {
  compareDigits,
  FileReader,
  type Line,
  newPairing,
  pairingCode,
  type ReadHeader,
  readHeader,
  readPairingCode,
} from '#lib/vault/file/index';
import { NOTHING_HELD, Weighing } from '#lib/vault/merge/index';
import type { Host } from '../host';
import { write } from '../storage';
import { openFile } from './open-file';
import { Spool } from './spool';
import { CHECKS, type FileSource, mergeInto, restoreInto } from './write-file';

interface Running {
  id: string;
  aim: ImportAim;
  head: ReadHeader;
  fileKey: Bytes;
  weighing: Weighing;
  reader: FileReader;
  /** The file itself, where it is to be written. */
  spool: Spool | null;
  /** Of the wallet that the file is of; kept for a restore alone. */
  entropy: Bytes | null;
  /** Once it is written, or could not be. */
  written: Promise<void> | null;
  /** Share of the writing that is done. */
  part: number;
}

/** Share of the writing that reading the file once more takes; the rest is the search index. */
const READ_SHARE = 0.7;
/** A page that is read for goes on within a moment; one that was closed never does. */
const ABANDONED_MS = 2 * 60_000;
/** A page that waits is answered now and then. */
const ANSWER_AFTER_MS = 400;

/** A wallet file coming in, part by part: looked at, brought together with this wallet, or made into one. */
export class Imports {
  #running: Running | null = null;
  #abandoned: ReturnType<typeof setTimeout> | undefined;

  /** @param onRestored is told when the file was made that became the wallet; Unix milliseconds */
  constructor(
    private readonly host: Host,
    private readonly onRestored: (created: number) => Promise<void>,
  ) {}

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
    if (aim !== 'restore') entropy.fill(0);
    this.#drop();
    const vault = fresh ? NOTHING_HELD : (await this.host.services()).vault;
    // Looking for orders to a model takes half of the reading; before something is written, it was done.
    const isSuspect = aim === 'check' ? CHECKS.isSuspect : undefined;
    const weighing = new Weighing({ vault, fresh, ...CHECKS, isSuspect });
    const reader = await FileReader.open(head, fileKey, (line) => weighing.line(line));
    const id = crypto.randomUUID();
    this.#running = {
      id,
      aim,
      head,
      fileKey,
      weighing,
      reader,
      spool: aim === 'check' ? null : new Spool(),
      entropy: aim === 'restore' ? entropy : null,
      written: null,
      part: 0,
    };
    this.#watch();
    // The part of the body that came with the header.
    await this.feed(id, fromBase64(start).subarray(head.length) as Bytes);
    return { id };
  }

  /** @throws WalletError of the reader and the merge; then the import is over and nothing was changed */
  async feed(id: string, part: Bytes): Promise<void> {
    const running = this.#get(id);
    try {
      await running.reader.push(part);
      running.spool?.add(part);
    } catch (error) {
      this.#drop();
      throw error;
    }
  }

  /**
   * Only now the file is known to be whole: what it is for happens in one change, or not at all. That goes on while
   * `progress` is asked for.
   */
  async finish({ id, password }: ParsedParams<'import.finish'>): Promise<ImportProgress> {
    const running = this.#get(id);
    if (running.written) return this.progress(id);
    try {
      await running.reader.finish();
    } catch (error) {
      this.#drop();
      throw error;
    }
    running.written = this.#write(running, password).finally(() => wipe(running));
    return this.progress(id);
  }

  /** How far it is, after a while. @throws WalletError what ended the writing; then nothing was changed */
  async progress(id: string): Promise<ImportProgress> {
    const running = this.#get(id);
    if (!running.written) throw new WalletError('bad-request', 'the file is not there whole');
    const later = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_AFTER_MS));
    try {
      const isDone = await Promise.race([running.written.then(() => true), later]);
      if (!isDone) return { part: running.part, summary: null };
    } catch (error) {
      if (this.#running === running) this.#drop();
      throw error;
    }
    if (this.#running === running) this.#drop();
    return { part: 1, summary: summaryOf(running) };
  }

  /** What is being written already goes on to its end, or stops with nothing changed. */
  cancel(id: string): void {
    if (this.#running?.id === id) this.#drop();
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

  async #write(running: Running, password: ParsedParams<'import.finish'>['password']): Promise<void> {
    const { aim, entropy, weighing } = running;
    if (aim === 'check') return;
    const source: FileSource = {
      weighing,
      readAgain: (sink) => this.#again(running, sink),
      onIndexed: (part) => {
        running.part = READ_SHARE + (1 - READ_SHARE) * part;
      },
    };
    if (aim === 'merge') await mergeInto(this.host, source);
    else {
      if (!entropy || !password) throw new WalletError('bad-request', 'a restore sets a password');
      await restoreInto(this.host, source, { entropy, kdf: password.kdf, kek: fromBase64(password.kek) });
      await this.onRestored(running.head.header.created);
    }
    // What a file was sealed for is done with: a secret that nobody needs opens nothing.
    await write('session', 'pairing', null);
  }

  /** Reads the file once more, now that it is known to be whole. */
  async #again(running: Running, sink: (line: Line) => Promise<void>): Promise<void> {
    const { head, fileKey, spool } = running;
    const reader = await FileReader.open(head, fileKey, sink);
    for await (const [part, done] of spool?.read() ?? []) {
      if (this.#running !== running) throw new WalletError('import-gone', 'the import was cancelled');
      await reader.push(part);
      running.part = READ_SHARE * done;
    }
    await reader.finish();
  }

  #get(id: string): Running {
    if (this.#running?.id !== id) throw new WalletError('import-gone', 'the import was interrupted');
    this.#watch();
    return this.#running;
  }

  /** A page that is closed says nothing: what it left open is forgotten. */
  #watch(): void {
    clearTimeout(this.#abandoned);
    this.#abandoned = setTimeout(() => this.#drop(), ABANDONED_MS);
  }

  /** Ends what is under way, and wipes what opens its file and its wallet. What is being written wipes its own. */
  #drop(): void {
    clearTimeout(this.#abandoned);
    if (this.#running?.written === null) wipe(this.#running);
    this.#running = null;
  }
}

function wipe({ fileKey, entropy }: Running): void {
  fileKey.fill(0);
  entropy?.fill(0);
}

function summaryOf({ head, weighing }: Running): ImportSummary {
  const { phraseKept: _kept, sameWallet, ...weighed } = weighing.weighed;
  return { created: head.header.created, sameWallet: sameWallet === true, ...weighed };
}
