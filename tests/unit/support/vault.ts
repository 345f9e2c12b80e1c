import 'fake-indexeddb/auto';
import { randomBytes, toBase64, toHex } from '#lib/crypto/bytes';
import { classKeysOf } from '#lib/keyring/class-keys';
import { commitment, writeEntry } from '#lib/log/entry';
import { nodeHash } from '#lib/log/hash';
import { mendNode } from '#lib/log/mend';
import { append } from '#lib/log/merkle';
import {
  type Append,
  type Damage,
  Epochs,
  type KeyClass,
  openVaultDb,
  Vault,
  type VaultDb,
  type VaultDeps,
} from '#lib/vault/index';
import { MemoryFiles } from './epoch-files';

const appendEntries: Append = async ({ id, size, read }, drafts) => {
  const leaves = drafts.map(({ kind, at, body }, i) => ({
    log: id,
    index: size + i,
    salt: toHex(randomBytes(32)),
    entry: writeEntry({ v: 1, kind: kind as 'grant', at, body: JSON.parse(JSON.stringify(body)) }),
  }));
  const { nodes, size: newSize } = await append(
    size,
    read,
    leaves.map(({ entry, salt }) => commitment(entry, salt)),
  );
  return { size: newSize, nodes, leaves };
};

const secrets: Record<KeyClass, string> = {
  ordinary: toBase64(randomBytes(32)),
  sensitive: toBase64(randomBytes(32)),
};

/** What the password opens. */
export const testKey: VaultDeps['key'] = classKeysOf(secrets);

export const VAULT_ID = '7f0d5f6e-8a43-4c55-9d0c-2f4d3f1f7d11';
let serial = 0;

export interface TestVault {
  vault: Vault;
  db: VaultDb;
  clock: { now: number };
  files: MemoryFiles;
  /** What was found damaged since. */
  damage: Damage[];
  /** Another instance over the same database, as a woken worker has; or over one that stands in for it. */
  reopen: (deps?: Partial<VaultDeps>, over?: VaultDb) => Vault;
}

/**
 * A real vault over an IndexedDB in memory, with a clock that the test moves.
 *
 * @param keyFor what opens it; left out, something that never locks
 */
export async function testVault(
  keyFor: (clock: { now: number }) => VaultDeps['key'] = () => testKey,
): Promise<TestVault> {
  const db = await openVaultDb(`vault-${serial++}`);
  const clock = { now: 1_800_000_000_000 };
  const key = keyFor(clock);
  const files = new MemoryFiles();
  const damage: Damage[] = [];
  const reopen = (deps: Partial<VaultDeps> = {}, over = db) =>
    new Vault(over, VAULT_ID, {
      key,
      epochs: new Epochs(files, () => damage.push({ place: 'epochs' })),
      exclusive: (work) => work(),
      onDamage: (found) => damage.push(found),
      append: appendEntries,
      mend: mendNode,
      join: nodeHash,
      now: () => clock.now,
      onChange: () => {},
      ...deps,
    });
  const vault = reopen();
  await vault.initialise({ v: 1 }, () => {});
  return { vault, db, clock, files, damage, reopen };
}
