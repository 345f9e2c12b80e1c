/** The encrypted store: records, the change that writes them, and their bookkeeping. */
export { openVaultDb, type VaultDb, writeHeader } from './db';
export type { Draft } from './draft';
export type {
  DisclosureRecord,
  GrantRecord,
  IndexEntry,
  KeyClass,
  Leaf,
  Opened,
  Records,
  StoreName,
  VaultState,
} from './records';
export { type Append, type EntryDraft, Vault, type VaultDeps } from './vault';
