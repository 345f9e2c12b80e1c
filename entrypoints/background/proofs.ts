import { type Bytes, fromHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { rootAt } from '#lib/log/merkle';
import { buildProof } from '#lib/log/proof';
import { type AnchorView, type ProofFile, WalletError } from '#lib/protocol/index';
import type { Leaf, Vault } from '#lib/vault/index';

/**
 * The proof of a grant (by its uid) or a disclosure (by its id), against the newest anchor that covers it,
 * or against the log as it is now when none does yet.
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
  const { logId, logSize } = await vault.state();
  const anchor = anchors.find(({ state, size }) => state === 'confirmed' && size > leaf.index) ?? null;
  const size = anchor?.size ?? logSize;
  const seed = await logSeed(logSecret, logId);
  const root = await rootAt(size, vault.readNode);
  return buildProof({
    ...leaf,
    read: vault.readNode,
    checkpoint: signCheckpoint({ origin: logOrigin(logId), size, root }, seed),
    logKey: logPublicKey(seed),
    anchor: anchor && anchorOf(anchor),
  });
}

/** The entry that says what was granted or shared: a record's first. */
async function leafOf(vault: Vault, uid: string): Promise<Leaf> {
  const record = (await vault.get('disclosures', uid)) ?? (await vault.get('grants', uid));
  const leaf = record?.leaves[0];
  if (!leaf) throw new WalletError('not-found', 'there is no such grant or disclosure');
  return leaf;
}

/** Each installation's log has a key of its own. */
const logSeed = (secret: string, logId: string): Promise<Bytes> => hkdf(fromHex(secret), `satchel/log/${logId}`);

function anchorOf({ chainId, eas, txHash, block, chainTime }: AnchorView): ProofFile['anchor'] {
  if (txHash === null || block === null || chainTime === null) throw new WalletError('vault-corrupt');
  return { kind: 'eas-timestamp', chainId, eas, txHash, block, time: chainTime };
}
