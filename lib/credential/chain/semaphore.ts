/**
 * The words of Semaphore v4's contract (`@semaphore-protocol/contracts` 4.14.3), spelled out: all of it is numbers of 32
 * bytes. A test compares each constant with the contract's own ABI.
 */
import type { SemaphoreProof } from '#lib/protocol/credential';

/** What can be asked of a group by its number alone. */
export const ASK = {
  /** `getGroupAdmin(uint256)`: zero where there is no such group. */
  admin: '0xa9961c94',
  /** `getMerkleTreeRoot(uint256)` */
  root: '0xdabc4d51',
  /** `getMerkleTreeSize(uint256)` */
  size: '0x7ee35a0c',
  /** `groups(uint256)`: for how many seconds after it was made a root is good that is no longer the newest. */
  duration: '0x96324bd4',
} as const;

/** `verifyProof(uint256,(uint256,uint256,uint256,uint256,uint256,uint256[8]))` */
const VERIFY_PROOF = '0x456f4188';

/** First topics of what the contract tells of a group's members. */
export const TOPICS = {
  /** `MemberAdded(uint256 indexed groupId, uint256 index, uint256 identityCommitment, uint256 merkleTreeRoot)` */
  added: '0x19239b3f93cd10558aaf11423af70c77763bf54f52bcc75bfa74d4d13548cde9',
  /** `MembersAdded(uint256 indexed groupId, uint256 startIndex, uint256[] identityCommitments, uint256 merkleTreeRoot)` */
  manyAdded: '0x61e5e8054e3daf084a0c6c646c065e8bf5e7ca4d5567bda942309bd1652f349d',
  /**
   * `MemberUpdated(uint256 indexed groupId, uint256 index, uint256 identityCommitment, uint256 newIdentityCommitment,
   * uint256 merkleTreeRoot)`
   */
  updated: '0xea3588e4a2a0c93d6a0e69dfeaf7496f43ccccf02ad9ce0a5b7627cbca4b61b1',
  /** `MemberRemoved(uint256 indexed groupId, uint256 index, uint256 identityCommitment, uint256 merkleTreeRoot)` */
  removed: '0x3108849c053c77b8073a11256dffb5ffd5b55e93e105a355e1c9061db890d871',
} as const;

/** How `verifyProof` refuses a root that was the group's: `Semaphore__MerkleTreeRootIsExpired()`. */
export const ROOT_EXPIRED = '0x9581a990';

/** A number as 32 bytes, hex without 0x. */
export const word = (value: bigint | string): string => BigInt(value).toString(16).padStart(64, '0');

/** Call data of one of `ASK`, or of anything else that takes numbers. */
export const callData = (selector: string, ...values: (bigint | string)[]): string =>
  selector + values.map(word).join('');

/** Call data that has the contract check a proof and its root, for nothing. */
export const verifyCall = (group: bigint, proof: SemaphoreProof): string =>
  callData(
    VERIFY_PROOF,
    group,
    BigInt(proof.merkleTreeDepth),
    proof.merkleTreeRoot,
    proof.nullifier,
    proof.message,
    proof.scope,
    ...proof.points,
  );
