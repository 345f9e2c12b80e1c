/** EIP-712 hashes and EAS's UID, by keccak alone. */
import { keccak_256 } from '@noble/hashes/sha3';
import { concat, fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import type { SignedConsent } from '#lib/protocol/page-api-types';
import { wordOf } from './abi';
import { ATTEST } from './shape';

type Sig = SignedConsent['sig'];

const keccak = (...parts: Uint8Array[]) => keccak_256(concat(...parts));
const keccakOf = (text: string) => keccak(utf8(text));
const addressWord = (address: string) => concat(new Uint8Array(12), fromHex(address.toLowerCase()));

const typedDigest = (domain: Uint8Array, struct: Uint8Array) => keccak(fromHex('0x1901'), domain, struct);

const ATTEST_TYPE = `Attest(${ATTEST.map(({ name, type }) => `${type} ${name}`).join(',')})`;

/** What a grant's signature covers. */
export function grantDigest({ domain, message }: Pick<Sig, 'domain' | 'message'>): Uint8Array {
  const separator = keccak(
    keccakOf('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)'),
    keccakOf(domain.name),
    keccakOf(domain.version),
    wordOf(BigInt(domain.chainId)),
    addressWord(domain.verifyingContract),
  );
  const struct = keccak(
    keccakOf(ATTEST_TYPE),
    wordOf(message.version),
    fromHex(message.schema),
    addressWord(message.recipient),
    wordOf(BigInt(message.time)),
    wordOf(BigInt(message.expirationTime)),
    wordOf(1),
    fromHex(message.refUID),
    keccak(fromHex(message.data)),
    fromHex(message.salt),
  );
  return typedDigest(separator, struct);
}

/** The UID that EAS gives an off-chain attestation of version 2; hex. */
export function grantUid({ message }: Pick<Sig, 'message'>): string {
  const u64 = (value: string) => wordOf(BigInt(value)).subarray(24);
  return toHex(
    keccak(
      fromHex('0x0002'),
      // As EAS does it: the schema's UID as a string of 66 characters.
      utf8(message.schema),
      fromHex(message.recipient.toLowerCase()),
      new Uint8Array(20),
      u64(message.time),
      u64(message.expirationTime),
      fromHex('0x01'),
      fromHex(message.refUID),
      fromHex(message.data),
      fromHex(message.salt),
      new Uint8Array(4),
    ),
  );
}

/** What a disclosure's signature covers. */
export function disclosureDigest(grant: string, nonce: string, contentHash: Uint8Array, time: number): Uint8Array {
  const separator = keccak(keccakOf('EIP712Domain(string name,string version)'), keccakOf('Satchel'), keccakOf('1'));
  const struct = keccak(
    keccakOf('Disclosure(bytes32 grant,bytes32 nonce,bytes32 contentHash,uint64 time)'),
    fromHex(grant),
    fromHex(nonce),
    contentHash,
    wordOf(time),
  );
  return typedDigest(separator, struct);
}

/** First four bytes of a contract function's hash, hex. */
export const selector = (signature: string): string => toHex(keccakOf(signature).subarray(0, 4));

/** The address of a public key, hex in lower case. @param publicKey 65 bytes, uncompressed */
export const addressOf = (publicKey: Uint8Array): string => toHex(keccak(publicKey.subarray(1)).subarray(12));
