import { type Bytes, fromHex, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { rootAt } from '#lib/log/merkle';
import { buildProof } from '#lib/log/proof';
import { type AnchorView, type ProofFile, WalletError } from '#lib/protocol/index';
import type { Leaf, Vault } from '#lib/vault/index';

/**
 * The proof of a grant (by its uid), a disclosure, an item or a showing of membership (by its id), against the newest
 * anchor that covers it, or against the log as it is now when none does yet.
 *
 * @param logSecret what this wallet's log keys are derived from, hex
 * @throws WalletError `not-found`
 */
export async function proofOf(
  vault: Vault,
  logSecret: string,
  anchors: readonly AnchorView[],
  uid: string,
): Promise<ProofFile> {
  const leaf = await leafOf(vault, uid);
  const { log } = leaf;
  const read = vault.nodesOf(log);
  const anchor = await newestOf(
    vault,
    log,
    anchors.filter(({ size }) => size > leaf.index),
  );
  const size = anchor?.size ?? (await vault.state()).logs[log] ?? 0;
  const seed = await logSeed(vault, logSecret, log);
  const root = await rootAt(size, read);
  return buildProof({
    ...leaf,
    read,
    checkpoint: signCheckpoint({ origin: logOrigin(log), size, root }, seed),
    logKey: logPublicKey(seed),
    anchor: anchor && anchorOf(anchor),
  });
}

/** The entry that says what was granted, shared or shown: a record's first. Of an item the last: as it is now. */
async function leafOf(vault: Vault, uid: string): Promise<Leaf> {
  const record =
    (await vault.get('disclosures', uid)) ??
    (await vault.get('grants', uid)) ??
    (await vault.get('presentations', uid));
  const leaf = record?.leaves[0] ?? (await vault.get('items', uid))?.leaves.at(-1);
  if (!leaf) throw new WalletError('not-found', 'there is no such record');
  return leaf;
}

/**
 * The newest confirmed anchor of one log. Anchors name no log: a log's own root at that size tells.
 *
 * @param anchors newest first
 */
export async function newestOf(vault: Vault, log: string, anchors: readonly AnchorView[]): Promise<AnchorView | null> {
  const held = (await vault.state()).logs[log] ?? 0;
  for (const anchor of anchors) {
    if (anchor.grant !== undefined || anchor.state !== 'confirmed' || anchor.size > held) continue;
    if (toHex(await rootAt(anchor.size, vault.nodesOf(log))) === anchor.root) return anchor;
  }
  return null;
}

/** Each log has a key of its own: a record where it is random or came from another wallet, else derived. */
export async function logSeed(vault: Vault, secret: string, log: string): Promise<Bytes> {
  const own = await vault.get('keys', logKeyId(log));
  return own ? fromHex(own.value.secret) : hkdf(fromHex(secret), `satchel/log/${log}`);
}

/** Id of the record that holds a log's signing seed. */
export const logKeyId = (log: string): string => `log/${log}`;

function anchorOf({ chainId, eas, txHash, block, chainTime }: AnchorView): ProofFile['anchor'] {
  if (txHash === null || block === null || chainTime === null) throw new WalletError('vault-corrupt');
  return { kind: 'eas-timestamp', chainId, eas, txHash, block, time: chainTime };
}
