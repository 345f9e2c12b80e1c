import { type Bytes, randomBytes } from '#lib/crypto/bytes';
import { importAesKey } from '#lib/crypto/seal';
import { classSecrets, Keyring, type Session } from '#lib/keyring/index';
import { type EpochFiles, Epochs, type KeyClass, type Opened } from '#lib/vault/index';
import { Rows } from '#lib/vault/rows';
import { type Row, timed } from './report';

const RECORDS = 10_000;
const TEXT_CHARS = 300;
const HOUR_MS = 3_600_000;
const VAULT = crypto.randomUUID();

type Content = Pick<Opened<'items'>, 'value' | 'leaves'>;

/**
 * What the vault does for a record, half of them sensitive: its epoch, its class key, a key of its own, JSON and seal;
 * beside one AES-256-GCM operation a record under one key, on the same bytes.
 */
export async function records(): Promise<Row[]> {
  const ids = Array.from({ length: RECORDS }, () => crypto.randomUUID());
  const contents = ids.map(contentOf);
  const bare = await bareTimes(contents.map((content) => new TextEncoder().encode(JSON.stringify(content))));

  const rows = await vaultRows();
  const sealed: Awaited<ReturnType<Rows['seal']>>[] = [];
  const sealing = await timed(async () => {
    for (const [i, content] of contents.entries()) {
      const keyClass: KeyClass = i % 2 === 0 ? 'ordinary' : 'sensitive';
      sealed.push(await rows.seal('items', content.value.id, { revision: 1, keyClass }, content));
    }
  });
  const opening = await timed(async () => {
    for (const row of sealed) await rows.open('items', row);
  });
  return [
    ratio(`seal ${RECORDS.toLocaleString('en')} records`, sealing, bare.seal, 5),
    ratio(`open ${RECORDS.toLocaleString('en')} records`, opening, bare.open, 3),
  ];
}

async function bareTimes(plaintexts: readonly Uint8Array<ArrayBuffer>[]): Promise<{ seal: number; open: number }> {
  const key = await importAesKey(randomBytes(32));
  const bare: { iv: Bytes; body: ArrayBuffer }[] = [];
  const seal = await timed(async () => {
    for (const plaintext of plaintexts) {
      const iv = randomBytes(12);
      bare.push({ iv, body: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plaintext) });
    }
  });
  const open = await timed(async () => {
    for (const { iv, body } of bare) await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, body);
  });
  return { seal, open };
}

/** As the background has them, over memory: the epochs of every bucket, and an unlocked keyring. */
async function vaultRows(): Promise<Rows> {
  const epochs = new Epochs(inMemory());
  await epochs.create();
  const keyring = unlocked(await classSecrets(randomBytes(32)));
  return new Rows(VAULT, (name, epoch) => keyring.classKey(name, epoch), epochs);
}

function inMemory(): EpochFiles {
  const copies: [Bytes | null, Bytes | null] = [null, null];
  return {
    read: async (copy) => copies[copy],
    write: async (copy, bytes) => {
      copies[copy] = bytes;
    },
  };
}

function unlocked(secrets: Session['secrets']): Keyring {
  const session: Session = { secrets, deadline: Date.now() + HOUR_MS, seen: Date.now() };
  return new Keyring({
    session: { get: async () => session, set: async () => {} },
    attempts: { get: async () => ({ failures: 0, retryAt: 0 }), set: async () => {} },
    now: Date.now,
    lockAfter: async () => HOUR_MS,
    keepsOrdinary: async () => false,
    atLock: async () => {},
    onDeadline: async () => {},
  });
}

/** An item with the entry that its change left in the log. */
function contentOf(id: string): Content {
  const rev = { t: 1_800_000_000_000, c: 0, d: VAULT };
  const provenance = { kind: 'typed', at: rev.t } as const;
  const text = 'I work night shifts. '.repeat(TEXT_CHARS).slice(0, TEXT_CHARS);
  const value = { v: 1, id, text, category: 'Work', provenance, trust: 'approved', created: rev.t, rev } as const;
  const entry = JSON.stringify({ v: 1, kind: 'item-change', at: rev.t, body: value });
  return { value, leaves: [{ log: VAULT, index: 0, salt: `0x${'07'.repeat(32)}`, entry }] };
}

function ratio(what: string, ours: number, bare: number, limit: number): Row {
  return {
    what,
    measured: `${(ours / bare).toFixed(1)} × (${ours.toFixed(0)} ms, bare ${bare.toFixed(0)} ms)`,
    figure: `at most ${limit} × bare WebCrypto`,
    holds: ours / bare <= limit,
  };
}
