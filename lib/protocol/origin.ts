const LOOPBACK = ['localhost', '127.0.0.1'];

/** A secure context by its URL: https, or this computer itself. */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

/** Names of machines that no public name server knows. */
const OWN_NETWORK = /(^|\.)(localhost|local|internal|lan|home\.arpa)$|^[^.]+$/;

/**
 * Whether an address that somebody else wrote may be fetched: by https, from a public host by its name. A bare address is
 * none: what this computer and its network answer is no business of whoever wrote it.
 */
export function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  const isAddress = hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
  return protocol === 'https:' && !isAddress && !OWN_NETWORK.test(hostname);
}

/** Whether Satchel can be used on an origin such as `https://chat.example` or `http://localhost:3000`. */
export function isUsableOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && isSecureUrl(url);
}
