import * as v from 'valibot';
import { type Bytes, fromHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { type GroupHead, SignedHeadSchema } from '#lib/protocol/credential';

const TAG = 'satchel/credential/list/v1\n';

/** What a group's key signs of its list (docs/spec/credential.md). */
export const headBytes = (head: GroupHead): Bytes => utf8(TAG + canonicalJson(head));

/**
 * The head of a list that its own key signed, or null. Whose key that is, whoever calls has to know. Checked by WebCrypto
 * (RFC 8032), which keeps a curve's arithmetic out of what sites run.
 *
 * @throws DOMException `NotSupportedError` in a browser that knows no Ed25519
 */
export async function readHead(value: unknown): Promise<GroupHead | null> {
  const parsed = v.safeParse(SignedHeadSchema, value, { abortEarly: true });
  if (!parsed.success) return null;
  const { head, signature } = parsed.output;
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', fromHex(head.key), 'Ed25519', false, ['verify']).catch(noKey);
  const isSigned = key && (await subtle.verify('Ed25519', key, fromHex(signature), headBytes(head)));
  return isSigned ? head : null;
}

/** 32 bytes that are no point of the curve are nobody's key. */
function noKey(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotSupportedError') throw error;
  return null;
}
