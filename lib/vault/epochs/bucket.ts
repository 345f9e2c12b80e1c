import { utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';

/**
 * Records are spread over this many buckets. Each has an epoch of its own, so that forgetting one record moves a
 * 64th of the vault to a new epoch, not all of it.
 */
export const BUCKETS = 64;

/** Rows whose ids name a bucket: segments of the search index lie with the items that they index. */
const NAMED = new Set<string>(['index', 'terms']);

/** The bucket of a record. One item's record, tombstone and versions share it. */
export function bucketOf(store: string, id: string): number {
  if (NAMED.has(store)) return Number.parseInt(id, 10) % BUCKETS;
  return (sha256(utf8(id))[0] ?? 0) % BUCKETS;
}
