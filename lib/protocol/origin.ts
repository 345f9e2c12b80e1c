const LOOPBACK = ['localhost', '127.0.0.1'];

/** A secure context by its URL: https, or this computer itself. */
export function isSecureUrl({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.includes(hostname));
}

/** Whether Satchel can be used on an origin such as `https://chat.example` or `http://localhost:3000`. */
export function isUsableOrigin(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.origin === origin && isSecureUrl(url);
}
