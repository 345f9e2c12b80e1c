import * as v from 'valibot';
import { fromBase64, toHex } from '#lib/crypto/bytes';
import { isSafeKey } from '#lib/crypto/envelope';
import { APP_KEY_PATH, AppKeyFileSchema, MAX_APP_KEY_BYTES, WalletError } from '#lib/protocol/index';

const TIMEOUT_MS = 5_000;

/**
 * The key that answers to a site are sealed to, from the site's server itself: a page's script, which may be anyone's,
 * has no say in it.
 *
 * @returns X25519 public key, 32 bytes in hex
 * @throws WalletError `app-key` where there is none that can be used
 */
export async function readAppKey(origin: string, fetchFn: typeof fetch = fetch): Promise<string> {
  try {
    const response = await fetchFn(`${origin}${APP_KEY_PATH}`, {
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    const { key } = v.parse(AppKeyFileSchema, JSON.parse(await readCapped(response)));
    const bytes = fromBase64(key);
    if (!isSafeKey(bytes)) throw new RangeError('a key of low order');
    return toHex(bytes);
  } catch (cause) {
    throw new WalletError('app-key', `no key could be read from ${APP_KEY_PATH}`, { cause });
  }
}

/** @throws RangeError on more than `MAX_APP_KEY_BYTES`, and TypeError on what is no UTF-8 */
async function readCapped({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > MAX_APP_KEY_BYTES) {
      await reader?.cancel();
      throw new RangeError('too long');
    }
    parts.push(part.value);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(await new Blob(parts as BlobPart[]).arrayBuffer());
}
