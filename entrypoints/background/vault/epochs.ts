import { browser } from 'wxt/browser';
import { EPOCH_WRITER, epochFiles } from '#lib/vault/epochs/writer';
import { Epochs } from '#lib/vault/index';

const PAGE = '/offscreen.html';
let starting: Promise<void> | null = null;

/** Where a background page lives, it starts the worker itself; a service worker needs a page that does. */
async function startWriter(): Promise<void> {
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
    return;
  }
  const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url: PAGE,
    reasons: ['WORKERS'],
    justification: 'Overwrites key material where it lies on disk, so that deleted items cannot be opened again.',
  });
}

export const openEpochs = (onRepaired: () => void): Epochs => new Epochs(epochFiles(startWriter), onRepaired);

/** Only one worker touches the vault at a time, also while an old one is not quite gone. */
export const exclusive = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks.request('satchel-vault', work) as Promise<T>;
