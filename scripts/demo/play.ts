import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SiteHandler } from '../../tests/e2e/support/network';
import { ROOT } from '../../tests/e2e/support/root';
import { SampleApp } from '../../tests/e2e/support/sample-app';
import { Wallet } from '../../tests/e2e/support/wallet';
import { stayOpen } from './live';
import { tellStory } from './story';

/** Starts chain, practice sites and browser, then hands over: to the person, or to the story. */
export async function play({ headless }: { headless: boolean }): Promise<void> {
  // By path, because this file runs from a bundle that lies elsewhere.
  const fixture = pathToFileURL(join(ROOT, 'tests/fixtures/sites/index.mjs')).href;
  const { sites } = (await import(fixture)) as { sites: Record<string, SiteHandler> };
  const app = new SampleApp();
  const wallet = await Wallet.launch({ sites: { ...sites, ...app.sites }, chain: true, headless });
  try {
    await app.start(wallet);
    if (headless) await tellStory(wallet);
    else await stayOpen(wallet);
  } finally {
    await wallet.close();
  }
}
