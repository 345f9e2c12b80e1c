import { fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import type { Json } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import { commitment, readEntry, writeEntry } from '#lib/log/entry';
import { leafHash } from '#lib/log/hash';
import type { AloneView } from '#lib/protocol/index';
import type { Leaf, Vault } from '#lib/vault/index';
import { leafOf, stampFile } from './proofs';
import type { Stamping } from './stamping';

/**
 * Proofs that link nothing: of one record alone, by a stamp of its own. Its salt is made of the log's and cannot be led
 * back to it, so that the stamped digest is no leaf that stands in another proof's path; and it goes with the record, so
 * that what is deleted cannot be guessed from its stamp.
 */
function aloneOf({ entry: logged, salt }: Leaf): { entry: string; salt: string; digest: string } {
  const entry = withoutDevice(logged);
  const own = toHex(sha256(utf8('satchel-alone-v1'), Uint8Array.of(0), fromHex(salt)));
  return { entry, salt: own, digest: toHex(leafHash(commitment(entry, own))) };
}

/** What an item says of its revisions names the installation, the same in all of them. */
function withoutDevice(entry: string): string {
  const { kind, at, body } = readEntry(entry);
  if (kind !== 'item-change') return entry;
  const { rev: _rev, seen: _seen, ...rest } = body as Record<string, Json>;
  return writeEntry({ v: 1, kind, at, body: rest });
}

/** How far a record's own stamp is, and the proof as it is now. @throws WalletError `not-found` */
export async function aloneView(vault: Vault, stamping: Stamping, uid: string): Promise<AloneView> {
  const { entry, salt, digest } = aloneOf(await leafOf(vault, uid));
  const row = (await stamping.rows()).find((each) => each.digest === digest);
  if (!row) return { stamp: null, proof: null };
  const ots = stampFile(row);
  const stamp = (await stamping.list()).find(({ id }) => id === row.id) ?? null;
  return { stamp, proof: ots === null ? null : { format: 'satchel-proof-alone', version: 1, entry, salt, ots } };
}

/** @throws WalletError `not-found` */
export async function stampAlone(vault: Vault, stamping: Stamping, uid: string): Promise<AloneView> {
  await stamping.stampAlone(aloneOf(await leafOf(vault, uid)).digest, uid);
  return aloneView(vault, stamping, uid);
}
