/** The encrypted store: records, the change that writes them, and their bookkeeping. */
export { clearAside } from './aside';
export { DB_NAMES, openVaultDb, type VaultDb, writeHeader } from './db';
export type { Draft } from './draft';
export { BUCKETS, bucketOf } from './epochs/bucket';
export { type EpochFiles, Epochs } from './epochs/epochs';
export { resolve } from './merge/resolve';
export { type Superseded, supersede } from './merge/supersede';
export { dropV1, migrateV1, openV1 } from './migrate';
export { People, type Pinned } from './people';
export { Personas } from './personas';
export {
  type CredentialRecord,
  type DisclosureRecord,
  type GrantRecord,
  type HeadRemarks,
  type IndexEntry,
  type IndexHead,
  type IssuedRecord,
  type KeptHeads,
  type KeptTerms,
  type KeyClass,
  type KnownTree,
  type Leaf,
  type Opened,
  ownLogSize,
  type PresentationRecord,
  type Records,
  STORES,
  type StoreName,
  type Tombstone,
  type VaultState,
  type Version,
} from './records';
export { classOf, type Sensitive, Sensitivity } from './sensitivity';
export { type Append, type Damage, type EntryDraft, type ReadNode, Vault, type VaultDeps } from './vault';
