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
  const claims = [...witnesses.anchors.flatMap(anchorOf), ...witnesses.stamps.flatMap(stampOf)].sort(
    (a, b) => a.rank - b.rank || b.createdAt - a.createdAt,
  );
  const seedOf = remembered<void, Bytes>((log) => logSeed(vault, logSecret, log));
  /** Neither anchors nor stamps name a log: a log's own root at that size tells. */
  const isRootOf = remembered(async (log, { size, digest }: Claim) => {
    const held = (await vault.state()).logs[log] ?? 0;
    return size <= held && toHex(await rootAt(size, vault.nodesOf(log))) === digest;
  });
  const signed = remembered(async (log, claim: Claim | null): Promise<Signed> => {
    const size = claim?.size ?? (await vault.state()).logs[log] ?? 0;
    const root = await rootAt(size, vault.nodesOf(log));
    const checkpoint = signCheckpoint({ origin: logOrigin(log), size, root }, await seedOf(log));
    return { checkpoint, anchor: claim?.anchor() ?? null };
  });

  async function claimFor({ log, index }: Leaf): Promise<Claim | null> {
    for (const claim of claims) {
      if (claim.size > index && (await isRootOf(log, claim))) return claim;
    }
    return null;
  }

  return async (uid) => {
    const leaf = await leafOf(vault, uid);
    const { checkpoint, anchor } = await signed(leaf.log, await claimFor(leaf));
    const logKey = logPublicKey(await seedOf(leaf.log));
    return buildProof({ ...leaf, read: vault.nodesOf(leaf.log), checkpoint, logKey, anchor });
  };
}

/** Answers of a log, and of something about it, what was answered before. */
function remembered<T, R>(ask: (log: string, about: T) => Promise<R>): (log: string, about: T) => Promise<R> {
  const answers = new Map<string, Map<T, Promise<R>>>();
  return (log, about) => {
    const ofLog = answers.get(log) ?? new Map<T, Promise<R>>();
    answers.set(log, ofLog);
    const answer = ofLog.get(about) ?? ask(log, about);
    ofLog.set(about, answer);
    return answer;
  };
}

/** That a root of so many entries was given to a witness. */
interface Claim {
  size: number;
  /** The root, hex. */
  digest: string;
  createdAt: number;
  /** 0: others can rely on its time. 1: a test network's. 2: only calendars have it. */
  rank: 0 | 1 | 2;
  anchor: () => NonNullable<ProofFile['anchor']>;
}

function anchorOf(row: AnchorView): Claim[] {
  const { grant, state, size, root, createdAt, chainId, eas, txHash, block, chainTime } = row;
  if (grant !== undefined || state !== 'confirmed') return [];
  // Without them a proof could not be checked.
  if (txHash === null || block === null || chainTime === null) return [];
  const anchor = { kind: 'eas-timestamp', chainId, eas, txHash, block, time: chainTime } as const;
  return [{ size, digest: root, createdAt, rank: isLiveEas(chainId, eas) ? 0 : 1, anchor: () => anchor }];
}

function stampOf(row: StampRow): Claim[] {
  const { about, size, digest, createdAt, block, time, live } = row;
  if (about !== null || row.ots === null) return [];
  const rank = block === null ? 2 : time === null || live ? 0 : 1;
  const anchor = () => ({ kind: 'opentimestamps', ots: stampFile(row) ?? '' }) as const;
  return [{ size, digest, createdAt, rank, anchor }];
}

/** What of a stamp a proof takes, base64: the way to its block alone, where it has one. */
export function stampFile({ ots, block }: StampRow): string | null {
  if (ots === null || block === null) return ots;
  return toBase64(onlyBlock(fromBase64(ots), block));
}

/** The entry that says what was granted, shared or shown: a record's first. Of an item the last: as it is now, or that it was deleted. */
export async function leafOf(vault: Vault, uid: string): Promise<Leaf> {
  const record =
    (await vault.get('disclosures', uid)) ??
    (await vault.get('grants', uid)) ??
    (await vault.get('presentations', uid));
  const last = (await vault.get('items', uid)) ?? (await vault.get('tombstones', uid));
  const leaf = record?.leaves[0] ?? last?.leaves.at(-1);
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
