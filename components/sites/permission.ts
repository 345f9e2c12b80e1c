import { browser } from 'wxt/browser';

/** Permissions are a host's, whatever the port. */
function pattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

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
