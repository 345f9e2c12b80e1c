import { type Bytes, fromHex } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import type { GroupId } from '#lib/protocol/credential';

/**
 * The private key of the Semaphore identity that a wallet has in one group: another one in each, so that two lists that
 * hold the same person share nothing.
 *
 * @param secret what the keyring derives for credentials, hex
 * @returns 32 bytes, as Semaphore's `Identity.import` takes them in base64
 */
export const identityKey = (secret: string, group: GroupId): Promise<Bytes> =>
  hkdf(fromHex(secret), `satchel/credential/identity/${group}`);

/** The seed of the Ed25519 key that signs the lists of a group of one's own. @param id a random one for each group */
export const issuerSeed = (secret: string, id: string): Promise<Bytes> =>
  hkdf(fromHex(secret), `satchel/credential/issuer/${id}`);
