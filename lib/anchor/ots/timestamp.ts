/** Reads, writes, joins and walks timestamps. */
import { type Bytes, concat, fromHex, fromUtf8, isEqual, toHex, utf8 } from '#lib/crypto/bytes';
import {
  ATTESTATION,
  type Attestation,
  BITCOIN,
  FORK,
  MAX_DEPTH,
  MAX_MESSAGE,
  MAX_PAYLOAD,
  MAX_URI,
  must,
  type Op,
  PENDING,
  type Timestamp,
} from './format';
import { apply, isOp, takesArgument } from './ops';
import { Reader, varuint } from './reader';

/**
 * Reads a timestamp, and works out each message in it.
 *
 * @param message what is stamped
 * @throws WalletError `stamp-bad`
 */
export function readTimestamp(reader: Reader, message: Bytes, depth = 0): Timestamp {
  must(depth < MAX_DEPTH, 'too many operations');
  const timestamp: Timestamp = { message, attestations: [], branches: [] };
  for (;;) {
    const tag = reader.byte();
    const isLast = tag !== FORK;
    readBranch(reader, timestamp, isLast ? tag : reader.byte(), depth);
    if (isLast) return timestamp;
  }
}

function readBranch(reader: Reader, timestamp: Timestamp, tag: number, depth: number): void {
  if (tag === ATTESTATION) {
    timestamp.attestations.push(readAttestation(reader));
    return;
  }
  must(isOp(tag), 'an unknown operation');
  const op: Op = { tag, argument: takesArgument(tag) ? reader.varbytes(MAX_MESSAGE, 1) : null };
  const message = apply(op, timestamp.message);
  reader.spend(message.length);
  timestamp.branches.push({ op, next: readTimestamp(reader, message, depth + 1) });
}

function readAttestation(reader: Reader): Attestation {
  const tag = toHex(reader.take(8));
  const payload = reader.varbytes(MAX_PAYLOAD);
  const inner = new Reader(payload);
  if (tag === BITCOIN) {
    const height = inner.varuint();
    inner.end();
    return { kind: 'bitcoin', height };
  }
  if (tag === PENDING) {
    const uri = inner.varbytes(MAX_URI);
    inner.end();
    must(
      uri.every((byte) => /[A-Za-z0-9\-._/:]/.test(String.fromCharCode(byte))),
      'an address with other characters',
    );
    return { kind: 'pending', uri: fromUtf8(uri) };
  }
  return { kind: 'other', tag, payload };
}

export function writeTimestamp({ attestations, branches }: Timestamp): Bytes {
  const parts = [
    ...attestations.map(writeAttestation),
    ...branches.map(({ op, next }) => concat(writeOp(op), writeTimestamp(next))),
  ];
  return concat(...parts.map((part, i) => (i < parts.length - 1 ? concat(Uint8Array.of(FORK), part) : part)));
}

function writeOp({ tag, argument }: Op): Bytes {
  const head = Uint8Array.of(tag);
  return argument ? concat(head, varuint(argument.length), argument) : head;
}

function writeAttestation(attestation: Attestation): Bytes {
  const [tag, payload] = spelled(attestation);
  return concat(Uint8Array.of(ATTESTATION), fromHex(tag), varuint(payload.length), payload);
}

function spelled(attestation: Attestation): [tag: string, payload: Bytes] {
  switch (attestation.kind) {
    case 'bitcoin':
      return [BITCOIN, varuint(attestation.height)];
    case 'pending': {
      const uri = utf8(attestation.uri);
      return [PENDING, concat(varuint(uri.length), uri)];
    }
    case 'other':
      return [attestation.tag, attestation.payload];
  }
}

/** Both timestamps of one message in one. @throws WalletError `stamp-bad` where their messages differ */
export function joined(a: Timestamp, b: Timestamp): Timestamp {
  must(isEqual(a.message, b.message), 'timestamps of two messages');
  const attestations = [...a.attestations];
  for (const one of b.attestations) {
    if (!attestations.some((other) => isEqual(writeAttestation(one), writeAttestation(other)))) attestations.push(one);
  }
  const branches = [...a.branches];
  for (const branch of b.branches) {
    const at = branches.findIndex(({ op }) => isEqual(writeOp(op), writeOp(branch.op)));
    const known = branches[at];
    if (known) branches[at] = { op: known.op, next: joined(known.next, branch.next) };
    else branches.push(branch);
  }
  return { message: a.message, attestations, branches };
}

/** An attestation with the message that it is of. */
export interface Attested {
  message: Bytes;
  attestation: Attestation;
}

export function* attestationsOf(timestamp: Timestamp): Generator<Attested, void> {
  for (const attestation of timestamp.attestations) yield { message: timestamp.message, attestation };
  for (const { next } of timestamp.branches) yield* attestationsOf(next);
}

/** The way to the attestations that are wanted, and nothing beside it; null where there is none. */
export function only(timestamp: Timestamp, isWanted: (attested: Attested) => boolean): Timestamp | null {
  const { message } = timestamp;
  const attestations = timestamp.attestations.filter((attestation) => isWanted({ message, attestation }));
  const branches = timestamp.branches.flatMap(({ op, next }) => {
    const kept = only(next, isWanted);
    return kept ? [{ op, next: kept }] : [];
  });
  return attestations.length + branches.length > 0 ? { message, attestations, branches } : null;
}

/** The timestamp with what is known of one of its messages joined in wherever that message stands. */
export function withKnown(timestamp: Timestamp, known: Timestamp): Timestamp {
  const own = isEqual(timestamp.message, known.message) ? joined(timestamp, known) : timestamp;
  return { ...own, branches: own.branches.map(({ op, next }) => ({ op, next: withKnown(next, known) })) };
}
