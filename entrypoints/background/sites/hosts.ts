import type { browser } from 'wxt/browser';

/** WXT's types list the built files, but not those that the build hook adds. */
export type Files = NonNullable<Parameters<typeof browser.scripting.executeScript>[0]['files']>;

/** Permissions are a host's, whatever the port. */
export function permission(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Firefox knows no ports in patterns: there a script reaches a host's other ports, and is refused everything. */
export const match = (origin: string) => (import.meta.env.FIREFOX ? permission(origin) : `${origin}/*`);
