import { isSecureUrl } from '#lib/protocol/origin';

/** Who is calling, as the browser says it. Nothing here is taken from the message. */
export type Caller =
  | { kind: 'page'; path: string }
  | {
      kind: 'content';
      tabId: number;
      documentId: string;
      origin: string;
      url: string;
      /** For a frame inside a page: that page's origin, or null where the browser does not tell us. */
      embedder?: string | null;
    };

/** The parts of `runtime.MessageSender` that are looked at. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  documentLifecycle?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/**
 * The caller's kind: one of our own pages, or our content script in a live document in a secure context.
 * A frame acts under its own origin, and whoever decides sees what page it stands in. Null for anyone else.
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
  if (tabId === undefined || sender.frameId === undefined || !sender.documentId || !live || !isSecureUrl(url))
    return null;
  // A sandboxed page has the origin 'null', whatever its URL says.
  if (sender.origin !== undefined && sender.origin !== url.origin) return null;
  const caller = {
    kind: 'content' as const,
    tabId,
    documentId: sender.documentId,
    origin: url.origin,
    url: sender.url,
  };
  return sender.frameId === 0 ? caller : { ...caller, embedder: originOf(sender.tab?.url) };
}

/** The address of a page for which no permission is held is not told. */
function originOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).origin : null;
}
