import {
  type MessageTypes,
  SignTypedDataVersion,
  signTypedData,
  type TypedMessage,
} from '@metamask/eth-sig-util/sign-typed-data';
import { Buffer } from 'buffer';
import type { Bytes } from '#lib/crypto/bytes';

/**
 * Signs by EIP-712, version 4 of eth-sig-util.
 *
 * @param privateKey 32 bytes
 * @returns r, s and v in hex
 */
export function typedSignature(privateKey: Bytes, data: TypedMessage<MessageTypes>): string {
  return signTypedData({ privateKey: Buffer.from(privateKey), data, version: SignTypedDataVersion.V4 });
}
