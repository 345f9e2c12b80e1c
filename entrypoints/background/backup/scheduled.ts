import { type Bytes, fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import { type Auth, type BackupStatus, WalletError } from '#lib/protocol/index';
import { backupKey, wrapFileKey } from '#lib/vault/file/index';
import type { Host } from '../host';
import { announceChange, read, write } from '../storage';
import { Exports, fileName } from './exports';
import { backupFolder, newestIn } from './folder';

interface Kept {
  weekly: boolean;
  folder: string | null;
  lastAt: number | null;
  missing: number;
}

const WEEK_MS = 7 * 86_400_000;
/** Nobody is reminded of what is quickly typed again. */
const MUCH_TO_LOSE = 20;
const KEY_ID = 'wallet-file';

/** Sealed backups without a password at hand: the key for writing them is a record of the vault. */
export class ScheduledBackup {
  #running: Promise<BackupStatus> | null = null;

  constructor(private readonly host: Host) {}

  async status(): Promise<BackupStatus> {
    const kept = await this.#kept();
    const age = Date.now() - (kept.lastAt ?? 0);
    const late = kept.weekly ? age > WEEK_MS : kept.lastAt === null && (await this.#items()) >= MUCH_TO_LOSE;
    return { ...kept, due: late };
  }

  async set(weekly: boolean): Promise<BackupStatus> {
    return this.#write({ weekly });
  }

  /** The person picked a folder: from now on files can be written without the password. */
  async useFolder(auth: Auth, name: string): Promise<BackupStatus> {
    const { root, entropy } = await this.host.authenticate(auth);
    entropy.fill(0);
    const secret = toHex(await backupKey(root));
    root.fill(0);
    const { vault } = await this.host.services();
    await vault.change(async (draft) => draft.put('keys', KEY_ID, { secret }, { keyClass: 'sensitive' }));
    return this.#write({ folder: name, weekly: true });
  }

  /** A file was saved in another way. */
  done(): Promise<BackupStatus> {
    return this.#write({ lastAt: Date.now() });
  }

  /**
   * Writes today's file into the folder. It takes its name once it is whole.
   *
   * @throws WalletError `folder-gone` when the folder or the leave to write there is gone, `locked`
   */
  run(): Promise<BackupStatus> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<BackupStatus> {
    const folder = await backupFolder();
    const { vault } = await this.host.services();
    const key = await vault.get('keys', KEY_ID);
    if (!folder || !key) throw new WalletError('folder-gone', 'there is no folder to write to');
    const header = await this.host.existingHeader();
    const fileKey = randomBytes(32);
    const wrapped = await wrapFileKey(fileKey, fromHex(key.value.secret), header);
    let missing = 0;
    const fileHeader = { created: Date.now(), key: wrapped };
    const parts = await new Exports(this.host).file(header, fileHeader, fileKey, (_done, found) => {
      missing = found;
    });
    await writeInto(folder, fileName('wallet'), parts);
    return this.#write({ lastAt: Date.now(), missing });
  }

  /** When the newest file was made that this very vault wrote into the folder. Unix milliseconds; null: none is seen. */
  async newest(): Promise<number | null> {
    const [folder, { vault }] = await Promise.all([backupFolder(), this.host.services()]);
    const key = await vault.get('keys', KEY_ID);
    return folder && key ? newestIn(folder, fromHex(key.value.secret)) : null;
  }

  /** For the alarm: writes where that needs nobody, else leaves it to the reminder. */
  async runIfDue(): Promise<void> {
    const { due, folder } = await this.status();
    if (!due || folder === null) return;
    await this.run().catch((error: unknown) => {
      if (!(error instanceof WalletError)) throw error;
    });
  }

  async #items(): Promise<number> {
    return (await this.host.services()).vault.size('items');
  }

  #kept(): Promise<Kept> {
    return read<Kept>('local', 'backups', {
      weekly: false,
      folder: null,
      lastAt: null,
      missing: 0,
    });
  }

  async #write(change: Partial<Kept>): Promise<BackupStatus> {
    await write('local', 'backups', { ...(await this.#kept()), ...change });
    announceChange();
    return this.status();
  }
}

/** `createWritable` keeps the old file until `close`: half a backup never takes the place of a whole one. */
async function writeInto(folder: FileSystemDirectoryHandle, name: string, parts: AsyncIterable<Bytes>): Promise<void> {
  const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
  try {
    for await (const part of parts) await stream.write(part);
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}
