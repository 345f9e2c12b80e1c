import { onlyBlock } from '#lib/anchor/ots/file';
import type { StampRow } from '#lib/anchor/ots/row';
import { type Bytes, fromBase64, fromHex, toBase64, toHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { logOrigin, logPublicKey, signCheckpoint } from '#lib/log/checkpoint';
import { rootAt } from '#lib/log/merkle';
import { buildProof } from '#lib/log/proof';
import { type AnchorView, isLiveEas, type ProofFile, WalletError } from '#lib/protocol/index';
import type { Leaf, Vault } from '#lib/vault/index';

/** Where roots were put, newest first. */
export interface Witnesses {
  anchors: readonly AnchorView[];
  stamps: readonly StampRow[];
}

/** One state of a log, signed, with who says when it was there; null while nobody does. */
interface Signed {
  size: number;
  checkpoint: string;
  anchor: ProofFile['anchor'];
}

/**
 * Makes proofs of a grant (by its uid), a disclosure, an item or a showing of membership (by its id), each against the
 * newest root that others can rely on and that covers it; else one that a test chain or a calendar has; else against the
 * log as it is now. What several proofs have in common is worked out once.
 *
 * @param logSecret what this wallet's log keys are derived from, hex
 * @returns what throws WalletError `not-found`
 */
export function proofsOf(vault: Vault, logSecret: string, witnesses: Witnesses): (uid: string) => Promise<ProofFile> {
  const seeds = new Map<string, Bytes>();
  const roots = new Map<string, Witnessed[]>();
  const signed = new Map<string, Signed>();

  async function seedOf(log: string): Promise<Bytes> {
    const seed = seeds.get(log) ?? (await logSeed(vault, logSecret, log));
    seeds.set(log, seed);
    return seed;
  }

  async function signedFor({ log, index }: Leaf): Promise<Signed> {
    const known = roots.get(log) ?? (await witnessedOf(vault, log, witnesses));
    roots.set(log, known);
    const best = known.find(({ size }) => size > index);
    const size = best?.size ?? (await vault.state()).logs[log] ?? 0;
    const key = `${log} ${size} ${best?.id}`;
    const root = best?.root ?? (await rootAt(size, vault.nodesOf(log)));
    const made = signed.get(key) ?? {
      size,
      checkpoint: signCheckpoint({ origin: logOrigin(log), size, root }, await seedOf(log)),
      anchor: best?.anchor ?? null,
    };
    signed.set(key, made);
    return made;
  }

  return async (uid) => {
    const leaf = await leafOf(vault, uid);
    const { checkpoint, anchor } = await signedFor(leaf);
    const logKey = logPublicKey(await seedOf(leaf.log));
    return buildProof({ ...leaf, read: vault.nodesOf(leaf.log), checkpoint, logKey, anchor });
  };
}

interface Witnessed {
  id: string;
  size: number;
  root: Bytes;
  anchor: NonNullable<ProofFile['anchor']>;
  /** 0: others can rely on its time. 1: a test network's. 2: only calendars have it. */
  rank: 0 | 1 | 2;
}

/** All that one log's roots were given to, best first. Neither names a log: a log's own root at that size tells. */
async function witnessedOf(vault: Vault, log: string, { anchors, stamps }: Witnesses): Promise<Witnessed[]> {
  const held = (await vault.state()).logs[log] ?? 0;
  const all = [...anchors.flatMap(anchorOf), ...stamps.flatMap(stampOf)];
  const own: (Witnessed & { createdAt: number })[] = [];
  for (const { digest, ...one } of all) {
    if (one.size > held) continue;
    const root = await rootAt(one.size, vault.nodesOf(log));
    if (toHex(root) === digest) own.push({ ...one, root });
  }
  return own.sort((a, b) => a.rank - b.rank || b.createdAt - a.createdAt);
}

type Claimed = Omit<Witnessed, 'root'> & { digest: string; createdAt: number };

function anchorOf({
  id,
  grant,
  state,
  size,
  root,
  createdAt,
  chainId,
  eas,
  txHash,
  block,
  chainTime,
}: AnchorView): Claimed[] {
  if (grant !== undefined || state !== 'confirmed') return [];
  if (txHash === null || block === null || chainTime === null) throw new WalletError('vault-corrupt');
  const anchor = { kind: 'eas-timestamp', chainId, eas, txHash, block, time: chainTime } as const;
  return [{ id, size, digest: root, createdAt, anchor, rank: isLiveEas(chainId, eas) ? 0 : 1 }];
}

function stampOf(row: StampRow): Claimed[] {
  const { id, about, size, digest, createdAt, time, live } = row;
  const ots = stampFile(row);
  if (about !== null || ots === null) return [];
  const rank = row.block === null ? 2 : time === null || live ? 0 : 1;
  return [{ id, size, digest, createdAt, anchor: { kind: 'opentimestamps', ots }, rank }];
}

/** What of a stamp a proof takes, base64: the way to its block alone, where it has one. */
export function stampFile({ ots, block }: StampRow): string | null {
  if (ots === null || block === null) return ots;
  return toBase64(onlyBlock(fromBase64(ots), block));
}

/** The entry that says what was granted, shared or shown: a record's first. Of an item the last: as it is now. */
export async function leafOf(vault: Vault, uid: string): Promise<Leaf> {
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
