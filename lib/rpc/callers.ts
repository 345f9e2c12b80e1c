/** Who is calling, as the browser says it. Nothing here is taken from the message. */
export type Caller =
  | { kind: 'page'; path: string }
  | { kind: 'content'; tabId: number; documentId: string; origin: string; url: string };

/** The parts of `runtime.MessageSender` that are looked at. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  documentLifecycle?: string | undefined;
  tab?: { id?: number | undefined } | undefined;
}

/**
 * The caller's kind: one of our own pages, or our content script in the top frame of a live page in a
 * secure context. Null for anyone else.
 *
 * @param self our extension id and origin, such as `chrome-extension://abc`
 */
export function callerOf(sender: Sender, self: { id: string; origin: string }): Caller | null {
  if (sender.id !== self.id || !sender.url) return null;
  const url = URL.canParse(sender.url) ? new URL(sender.url) : null;
  if (!url) return null;
  if (sender.url.startsWith(`${self.origin}/`)) {
    const foreign = sender.origin !== undefined && sender.origin !== self.origin;
    return foreign ? null : { kind: 'page', path: url.pathname };
  }
  const tabId = sender.tab?.id;
  const live = sender.documentLifecycle === undefined || sender.documentLifecycle === 'active';
  if (tabId === undefined || sender.frameId !== 0 || !sender.documentId || !live || !isSecure(url)) return null;
  // A sandboxed page has the origin 'null', whatever its URL says.
  if (sender.origin !== undefined && sender.origin !== url.origin) return null;
  return { kind: 'content', tabId, documentId: sender.documentId, origin: url.origin, url: sender.url };
}

const isSecure = (url: URL) =>
  url.protocol === 'https:' || (url.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname));
