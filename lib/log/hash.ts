import type { Bytes } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';

const LEAF = Uint8Array.of(0x00);
const NODE = Uint8Array.of(0x01);

/** Root of a tree without leaves (RFC 9162, section 2.1.1). */
export const emptyRoot = (): Bytes => sha256();

/** `SHA-256(0x00 || data)` */
export const leafHash = (data: Uint8Array): Bytes => sha256(LEAF, data);

/** `SHA-256(0x01 || left || right)` */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Bytes => sha256(NODE, left, right);
