import { type Bytes, concat, toBase64 } from '#lib/crypto/bytes';
import { deriveKeys, newSecrets } from '#lib/keyring/index';
import { type Line, readPairingCode, sealToDevice, writeFile } from '#lib/vault/file/index';

/**
 * A wallet file of many lines, such as another installation would write it.
 *
 * @param code what the device shows that the file is for: it opens there without a password
 */
export async function largeFile(code: string, texts: readonly string[], category: string): Promise<Bytes> {
  const { entropy } = newSecrets();
  const fileKey = crypto.getRandomValues(new Uint8Array(32));
  const created = Date.now();
  const key = sealToDevice(readPairingCode(code), fileKey, entropy);
  const parts: Bytes[] = [];
  for await (const part of writeFile({ created, key }, fileKey, lines(entropy, texts, category))) parts.push(part);
  return concat(...parts);
}

async function* lines(entropy: Bytes, texts: readonly string[], category: string): AsyncGenerator<Line, number> {
  const [device, log] = [crypto.randomUUID(), crypto.randomUUID()];
  const at = Date.now();
  yield { t: 'wallet', device, log, clock: { t: at, c: 0 }, phraseKept: true };
  yield { t: 'log', id: log, size: 0, seed: `0x${'07'.repeat(32)}` };
  for (const text of texts) {
    const id = crypto.randomUUID();
    const rev = { t: at, c: 0, d: device };
    const provenance = { kind: 'typed', at } as const;
    const item = { v: 1, id, text, category, provenance, trust: 'approved', created: at, rev } as const;
    yield { t: 'item', id, versions: [{ item, gone: null, leaves: [] }] };
  }
  const keys = await deriveKeys(entropy);
  for (const id of ['sites', 'anchor', 'log'] as const) {
    yield { t: 'record', store: 'keys', id, value: { secret: keys[id] }, leaves: [] };
  }
  return 0;
}

/** The password of a wallet that is restored of it: as a page hands it over, without its Argon2id. */
export const HANDED_OVER = {
  kdf: { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: toBase64(new Uint8Array(16).fill(5)) },
  kek: toBase64(new Uint8Array(32).fill(9)),
} as const;
