import { concat } from '#lib/crypto/bytes';

export interface Exchange {
  fetchFn: typeof fetch;
  timeoutMs: number;
  /** Of the answer; more is not read. */
  maxBytes: number;
}

export interface Answer {
  status: number;
  body: Uint8Array;
}

/**
 * One exchange with a server that is not trusted: redirects are not followed, and nothing but the request is sent.
 *
 * @throws whatever the network throws; RangeError on an answer that is too long or has no body
 */
export async function exchange(url: string, init: RequestInit, options: Exchange): Promise<Answer> {
  const { fetchFn, timeoutMs, maxBytes } = options;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetchFn(url, {
      ...init,
      signal: abort.signal,
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return { status: response.status, body: await readCapped(response, maxBytes) };
  } finally {
    clearTimeout(timer);
    // Ends what a server still sends after the cap.
    abort.abort();
  }
}

/** The timer still runs while the body comes in, so a server cannot hang half-way either. */
async function readCapped(response: Response, maxBytes: number): Promise<Uint8Array> {
  if (!response.body) throw new RangeError('empty answer');
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concat(...chunks);
    size += value.length;
    if (size > maxBytes) throw new RangeError('answer too large');
    chunks.push(value);
  }
}
