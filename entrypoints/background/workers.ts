import { browser } from 'wxt/browser';
import { hostProver, PROVER } from '#lib/credential/prover/channel';
import { EPOCH_WRITER } from '#lib/vault/epochs/writer';

const PAGE = '/offscreen.html';
let starting: Promise<void> | null = null;

/**
 * Sees that what needs workers has them. Where a background page lives, it starts them itself; a service worker needs a
 * page that does.
 */
export async function startWorkers(): Promise<void> {
  starting ??= start();
  try {
    await starting;
  } catch (error) {
    starting = null;
    throw error;
  }
}

async function start(): Promise<void> {
  if (typeof Worker !== 'undefined') {
    new Worker(EPOCH_WRITER);
    hostProver(() => new Worker(PROVER));
    return;
  }
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification:
      'Overwrites key material where it lies on disk, so that deleted items cannot be opened again, and computes proofs.',
  });
}
