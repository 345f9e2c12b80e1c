/** The `.ots` file: a digest and its timestamp. The public `ots` tools read and write the same. */
import { type Bytes, concat, fromHex, toHex } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { APPEND, MAGIC, MAJOR_VERSION, MAX_FILE_BYTES, must, RIPEMD160, SHA1, SHA256, type Timestamp } from './format';
import { Reader, varuint } from './reader';
import { type Attested, attestationsOf, only, readTimestamp, writeTimestamp } from './timestamp';

const DIGEST_BYTES: ReadonlyMap<number, number> = new Map([
  [SHA1, 20],
  [RIPEMD160, 20],
  [SHA256, 32],
]);

export interface StampFile {
  /** Tag of the hash that made the digest out of a file: here always `SHA256`. */
  hash: number;
  timestamp: Timestamp;
}

/** @throws WalletError `stamp-bad` */
export function readFile(bytes: Uint8Array): StampFile {
  must(bytes.length <= MAX_FILE_BYTES, 'too long');
  const reader = new Reader(bytes);
  must(toHex(reader.take(fromHex(MAGIC).length)) === MAGIC, 'not an OpenTimestamps file');
  must(reader.varuint() === MAJOR_VERSION, 'of another version');
  const hash = reader.byte();
  const length = DIGEST_BYTES.get(hash);
  must(length !== undefined, 'a digest of an unknown kind');
  const timestamp = readTimestamp(reader, reader.take(length));
  reader.end();
  return { hash, timestamp };
}

export function writeFile({ hash, timestamp }: StampFile): Bytes {
  const head = concat(fromHex(MAGIC), varuint(MAJOR_VERSION), Uint8Array.of(hash));
  return concat(head, timestamp.message, writeTimestamp(timestamp));
}

/** The file with nothing in it but the way to one block; as it is where it leads to no such block. */
export function onlyBlock(file: Uint8Array, height: number): Bytes {
  const { hash, timestamp } = readFile(file);
  const way = only(timestamp, (attested) => {
    const { attestation } = attested;
    return isBlock(attested) && attestation.kind === 'bitcoin' && attestation.height === height;
  });
  return writeFile({ hash, timestamp: way ?? timestamp });
}

/** What calendars are given in place of a digest: the nonce keeps them from knowing it again. */
export const commitmentOf = (digest: Bytes, nonce: Bytes): Bytes => sha256(digest, nonce);

/** A digest's timestamp, from what is known of its commitment. */
export function behindNonce(digest: Bytes, nonce: Bytes, known: Timestamp): Timestamp {
  const salted = { message: concat(digest, nonce), attestations: [], branches: [{ op: HASHED, next: known }] };
  return { message: digest, attestations: [], branches: [{ op: { tag: APPEND, argument: nonce }, next: salted }] };
}

const HASHED = { tag: SHA256, argument: null };

/** Where a timestamp leads to in Bitcoin: blocks by height, and the Merkle root that each must have. Lowest first. */
export function blocksOf(timestamp: Timestamp): { height: number; merkleRoot: Bytes }[] {
  const blocks = [...attestationsOf(timestamp)].flatMap(({ message, attestation }) =>
    isBlock({ message, attestation }) && attestation.kind === 'bitcoin'
      ? [{ height: attestation.height, merkleRoot: message }]
      : [],
  );
  return blocks.sort((a, b) => a.height - b.height);
}

/** Whether this says that a block of Bitcoin holds the message: no block's Merkle root has another length. */
export const isBlock = ({ message, attestation }: Attested): boolean =>
  attestation.kind === 'bitcoin' && message.length === 32;
