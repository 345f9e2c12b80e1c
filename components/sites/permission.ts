import { browser } from 'wxt/browser';

const pattern = (origin: string) => `${origin}/*`;

/** Asks the browser for hosts. Must be the first thing that a click does, or the browser refuses to ask. */
export function requestHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: origins.map(pattern) });
}

/** Gives a host back; one that the build holds for good stays. */
export async function releaseHost(origin: string): Promise<void> {
  try {
    await browser.permissions.remove({ origins: [pattern(origin)] });
  } catch {
    // A required host cannot be given back; the site is switched off all the same.
  }
}
