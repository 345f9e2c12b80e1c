/**
 * The OpenTimestamps proof format: what a timestamp is made of, and its limits. Numbers as the public client has them
 * (opentimestamps.org, python-opentimestamps 0.4); files are the standard `.ots`.
 */
import type { Bytes } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/errors';

export const MAGIC = '0x004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294';
export const MAJOR_VERSION = 1;

/** Bytes of a message, before and after an operation, and of an operation's argument. */
export const MAX_MESSAGE = 4_096;
export const MAX_PAYLOAD = 8_192;
export const MAX_URI = 1_000;
/** Operations one after another. */
export const MAX_DEPTH = 256;
/** Of a whole file. The public client sets none; eight calendars at their longest have room. */
export const MAX_FILE_BYTES = 256_000;
/** Of all messages that a file leads through. */
export const MAX_WORK = 16_000_000;

/** Before an attestation in place of an operation's tag. */
export const ATTESTATION = 0x00;
/** Before every branch but the last. */
export const FORK = 0xff;

export const SHA1 = 0x02;
export const RIPEMD160 = 0x03;
export const SHA256 = 0x08;
export const KECCAK256 = 0x67;
export const APPEND = 0xf0;
export const PREPEND = 0xf1;
export const REVERSE = 0xf2;
export const HEXLIFY = 0xf3;

/** Tags of attestations, 8 bytes, hex. */
export const PENDING = '0x83dfe30d2ef90c8e';
export const BITCOIN = '0x0588960d73d71901';

export interface Op {
  tag: number;
  /** Of `APPEND` and `PREPEND`. */
  argument: Bytes | null;
}

/** Somebody's word for when a message existed. */
export type Attestation =
  /** The message is the Merkle root of the block at this height. */
  | { kind: 'bitcoin'; height: number }
  /** This calendar will know more later. */
  | { kind: 'pending'; uri: string }
  /** A kind that is not known here; kept as it is. */
  | { kind: 'other'; tag: string; payload: Bytes };

/** A message, who attests it, and what is made of it. Never without either. */
export interface Timestamp {
  message: Bytes;
  attestations: Attestation[];
  branches: { op: Op; next: Timestamp }[];
}

/** @throws WalletError `stamp-bad` unless `holds`. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new WalletError('stamp-bad', what);
}
