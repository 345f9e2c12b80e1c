import { browser } from 'wxt/browser';
import { type Found, IMPORT_WORKER, type ImportReport, type ImportRequest } from '#lib/context/import/wire';
import { MAX_REVIEWED_AT_ONCE, MAX_SHARE_CHARS, SHARE_PREFIX, type TextReview, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { type Review, reviewOf, reviewOfShare, withWallet } from './review';

type OnProgress = (part: number) => void;

/** Of the whole, what reading takes; the rest is looking each candidate up in the wallet. */
const READING = 0.8;
/** White space may stand before what a person pasted. */
const SHARE_HEAD_BYTES = 200;

/**
 * Reads what a person brings, in a worker, and asks the wallet about each candidate.
 *
 * @param onProgress learns how far it is, from 0 to 1
 * @throws WalletError that says in its `data` what is wrong with the file and where; the signal's reason
 */
export async function readForReview(
  request: ImportRequest,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Review> {
  const share = await sharedIn(request);
  if (share !== null) {
    const opened = await call('people.open', { share });
    return reviewOfShare(opened, await compare(opened.items, onProgress, signal));
  }
  const found = await foundIn(request, (part) => onProgress(part * READING), signal);
  const reviews = await compare(found.candidates, (part) => onProgress(READING + (1 - READING) * part), signal);
  return reviewOf(found, reviews, request.kind);
}

/** The text that a person's wallet sealed; null for everything else. */
async function sharedIn(request: ImportRequest): Promise<string | null> {
  if (request.kind === 'answer') return null;
  const { file } = request;
  const head = (await file.slice(0, SHARE_HEAD_BYTES).text()).trimStart();
  return head.startsWith(SHARE_PREFIX) ? (await file.slice(0, MAX_SHARE_CHARS).text()).trim() : null;
}

/** A review that was left, beside what the wallet says by now. @throws as `readForReview` does */
export async function goOnWith(review: Review, onProgress: OnProgress, signal: AbortSignal): Promise<Review> {
  return withWallet(review, await compare(review.lines, onProgress, signal));
}

async function compare(
  lines: readonly { text: string }[],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<TextReview[]> {
  const reviews: TextReview[] = [];
  while (reviews.length < lines.length) {
    signal.throwIfAborted();
    const texts = lines.slice(reviews.length, reviews.length + MAX_REVIEWED_AT_ONCE).map(({ text }) => text);
    reviews.push(...(await call('items.review', { texts })));
    onProgress(reviews.length / lines.length);
  }
  signal.throwIfAborted();
  return reviews;
}

async function foundIn(request: ImportRequest, onProgress: OnProgress, signal: AbortSignal): Promise<Found> {
  const worker = new Worker(browser.runtime.getURL(IMPORT_WORKER));
  try {
    return await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      worker.onerror = () => reject(new WalletError('internal', 'the importer did not run'));
      worker.onmessage = ({ data: report }: MessageEvent<ImportReport>) => {
        if (report.kind === 'progress') onProgress(report.part);
        else if (report.kind === 'done') resolve(report);
        else reject(new WalletError(report.code, report.code, { data: report.data }));
      };
      worker.postMessage(request);
    });
  } finally {
    worker.terminate();
  }
}
