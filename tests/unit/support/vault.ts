import 'fake-indexeddb/auto';
import { randomBytes, toHex } from '#lib/crypto/bytes';
import { importAesKey } from '#lib/crypto/seal';
import { commitment, writeEntry } from '#lib/log/entry';
import { append } from '#lib/log/merkle';
import { type Append, type KeyClass, openVaultDb, Vault, type VaultDb, type VaultDeps } from '#lib/vault/index';

const appendEntries: Append = async (size, read, drafts) => {
  const leaves = drafts.map(({ kind, at, body }, i) => ({
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

const keys: Record<KeyClass, CryptoKey> = {
  ordinary: await importAesKey(randomBytes(32)),
  sensitive: await importAesKey(randomBytes(32)),
};

let serial = 0;

export interface TestVault {
  vault: Vault;
  db: VaultDb;
  clock: { now: number };
  /** Another instance over the same database, as a woken worker has. */
  reopen: (deps?: Partial<VaultDeps>) => Vault;
}

/** A real vault over an IndexedDB in memory, with a clock that the test moves. */
export async function testVault(): Promise<TestVault> {
  const db = await openVaultDb(`vault-${serial++}`);
  const clock = { now: 1_800_000_000_000 };
  const reopen = (deps: Partial<VaultDeps> = {}) =>
    new Vault(db, 'vault-id', {
      key: async (keyClass) => keys[keyClass],
      append: appendEntries,
      now: () => clock.now,
      onChange: () => {},
      ...deps,
    });
  const vault = reopen();
  await vault.initialise({ v: 1 }, () => {});
  return { vault, db, clock, reopen };
}
