import { type Auth, type PasskeyRequest, WalletError } from '#lib/protocol/index';

/** A passkey that an authenticator made, and what it answers for `salt`. Bytes are base64. */
export interface NewPasskey extends PasskeyRequest {
  prf: string;
}

const TIMEOUT_MS = 120_000;
/** ES256 and RS256, as every authenticator knows one of them. Its signatures are not looked at: only its PRF is. */
const ALGORITHMS = [-7, -257];

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const base64 = (bytes: ArrayBuffer | Uint8Array) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
const bytes = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
const base64url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/**
 * Whether this browser lets an extension have passkeys that make keys (WebAuthn PRF). Their rpId is the
 * extension's id, which Firefox does not allow.
 */
export async function passkeysSupported(): Promise<boolean> {
  if (location.protocol !== 'chrome-extension:' || !('PublicKeyCredential' in window)) return false;
  // Browsers that do not tell may still have it; the authenticator has the last word.
  const capabilities = await PublicKeyCredential.getClientCapabilities?.();
  return capabilities?.['extension:prf'] !== false;
}

/**
 * Has an authenticator make a passkey.
 *
 * @param known the wallet's passkeys: an authenticator that has one of them makes no other
 * @throws WalletError `passkey-cancelled`, `passkey-known`, `passkey-unsupported`
 */
export async function createPasskey(name: string, known: readonly PasskeyRequest[]): Promise<NewPasskey> {
  const salt = random(32);
  const made = await asked(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: random(32),
        rp: { name: 'Satchel' },
        user: { id: random(16), name: `Satchel (${name})`, displayName: `Satchel (${name})` },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        excludeCredentials: known.map(({ credentialId }) => ({ type: 'public-key', id: bytes(credentialId) })),
        timeout: TIMEOUT_MS,
        extensions: { prf: { eval: { first: salt } } },
      },
    }),
  );
  const { prf } = made.getClientExtensionResults();
  if (!prf?.enabled) throw new WalletError('passkey-unsupported');
  const passkey = { id: crypto.randomUUID(), credentialId: base64(made.rawId), salt: base64(salt) };
  // Many answer only when they are used.
  return { ...passkey, prf: prf.results ? base64(asBytes(prf.results.first)) : (await askPasskey([passkey])).prf };
}

/**
 * Has an authenticator use one of the wallet's passkeys.
 *
 * @throws WalletError `passkey-cancelled`, `passkey-unsupported`
 */
export async function askPasskey(passkeys: readonly PasskeyRequest[]): Promise<Extract<Auth, { by: 'passkey' }>> {
  const evalByCredential = Object.fromEntries(
    passkeys.map(({ credentialId, salt }) => [base64url(credentialId), { first: bytes(salt) }]),
  );
  const used = await asked(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: bytes(credentialId) })),
        userVerification: 'required',
        timeout: TIMEOUT_MS,
        extensions: { prf: { evalByCredential } },
      },
    }),
  );
  const id = passkeys.find(({ credentialId }) => credentialId === base64(used.rawId))?.id;
  const first = used.getClientExtensionResults().prf?.results?.first;
  if (id === undefined || first === undefined) throw new WalletError('passkey-unsupported');
  return { by: 'passkey', id, prf: base64(asBytes(first)) };
}

const asBytes = (source: BufferSource): Uint8Array =>
  source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);

async function asked(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    const known = cause instanceof DOMException && cause.name === 'InvalidStateError';
    throw new WalletError(known ? 'passkey-known' : 'passkey-cancelled', undefined, { cause });
  }
  throw new WalletError('passkey-cancelled');
}
