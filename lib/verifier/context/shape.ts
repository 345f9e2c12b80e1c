import type { ContextPayload, SealedContext, SignedConsent } from '#lib/protocol/page-api-types';

/** By member its test, or the shape of an object there. Written out: a schema library would be a tenth of the build. */
interface Shape {
  readonly [member: string]: ((value: unknown) => boolean) | Shape;
}

const MAX_TEXT = 200_000;

const is = (wanted: unknown) => (value: unknown) => value === wanted;
const like = (pattern: RegExp) => (value: unknown) =>
  typeof value === 'string' && value.length <= MAX_TEXT && pattern.test(value);
const whole = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const hex = (bytes: number) => like(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`));
const ADDRESS = like(/^0x[0-9a-fA-F]{40}$/);
/** Decimal, without leading zeros: 64 bits at most. */
const INTEGER = like(/^(0|[1-9]\d{0,18})$/);
const TEXT = like(/^/);
const BASE64 = like(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

/** Fields of an EAS off-chain attestation, version 2, in the order in which they are signed. */
export const ATTEST: readonly { name: string; type: string }[] = [
  { name: 'version', type: 'uint16' },
  { name: 'schema', type: 'bytes32' },
  { name: 'recipient', type: 'address' },
  { name: 'time', type: 'uint64' },
  { name: 'expirationTime', type: 'uint64' },
  { name: 'revocable', type: 'bool' },
  { name: 'refUID', type: 'bytes32' },
  { name: 'data', type: 'bytes' },
  { name: 'salt', type: 'bytes32' },
];

const isAttest = (value: unknown) =>
  Array.isArray(value) &&
  value.length === ATTEST.length &&
  ATTEST.every(({ name, type }, i) => fits({ name: is(name), type: is(type) }, value[i]));

const SIGNED: Shape = {
  signer: ADDRESS,
  sig: {
    version: is(2),
    uid: hex(32),
    domain: { name: TEXT, version: TEXT, chainId: INTEGER, verifyingContract: ADDRESS },
    primaryType: is('Attest'),
    types: { Attest: isAttest },
    message: {
      version: is(2),
      schema: hex(32),
      recipient: ADDRESS,
      time: INTEGER,
      expirationTime: INTEGER,
      revocable: is(true),
      refUID: hex(32),
      data: like(/^0x(?:[0-9a-f]{2})*$/),
      salt: hex(32),
    },
    signature: { v: (value) => value === 27 || value === 28, r: hex(32), s: hex(32) },
  },
};

const PAYLOAD: Shape = {
  v: is(1),
  origin: TEXT,
  nonce: hex(32),
  grant: SIGNED,
  disclosure: { text: TEXT, time: whole, signature: hex(65) },
};

const SEALED: Shape = {
  version: is('x25519-xsalsa20-poly1305'),
  nonce: BASE64,
  ephemPublicKey: BASE64,
  ciphertext: like(/^[A-Za-z0-9+/]*={0,2}$/),
};

/** Exactly these members: one that is not signed might be taken for one that is. */
function fits(shape: Shape, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const members = Object.entries(shape);
  const given = value as Record<string, unknown>;
  return (
    Object.keys(given).length === members.length &&
    members.every(
      ([name, test]) =>
        Object.hasOwn(given, name) && (typeof test === 'function' ? test(given[name]) : fits(test, given[name])),
    )
  );
}

export const isSigned = (value: unknown): value is SignedConsent => fits(SIGNED, value);
export const isPayload = (value: unknown): value is ContextPayload => fits(PAYLOAD, value);
export const isSealed = (value: unknown): value is SealedContext => fits(SEALED, value);
