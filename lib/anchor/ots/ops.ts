import { ripemd160, sha1 } from '@noble/hashes/legacy';
import { keccak_256 } from '@noble/hashes/sha3';
import { type Bytes, concat, toHex, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import {
  APPEND,
  HEXLIFY,
  KECCAK256,
  MAX_MESSAGE,
  must,
  type Op,
  PREPEND,
  REVERSE,
  RIPEMD160,
  SHA1,
  SHA256,
} from './format';

type Make = (message: Bytes, argument: Bytes) => Uint8Array;

const OPS: ReadonlyMap<number, Make> = new Map<number, Make>([
  [SHA1, sha1],
  [RIPEMD160, ripemd160],
  [SHA256, (message) => sha256(message)],
  [KECCAK256, keccak_256],
  [APPEND, (message, argument) => concat(message, argument)],
  [PREPEND, (message, argument) => concat(argument, message)],
  [REVERSE, (message) => message.slice().reverse()],
  [HEXLIFY, (message) => utf8(toHex(message).slice(2))],
]);

export const isOp = (tag: number): boolean => OPS.has(tag);
export const takesArgument = (tag: number): boolean => tag === APPEND || tag === PREPEND;

/** What an operation makes of a message. @throws WalletError `stamp-bad` on an operation or length that may not be */
export function apply({ tag, argument }: Op, message: Bytes): Bytes {
  const make = OPS.get(tag);
  must(make !== undefined, 'an unknown operation');
  must((tag !== REVERSE && tag !== HEXLIFY) || message.length > 0, 'nothing to turn over');
  const made = make(message, argument ?? new Uint8Array()) as Bytes;
  must(made.length <= MAX_MESSAGE, 'a message is too long');
  return made;
}
