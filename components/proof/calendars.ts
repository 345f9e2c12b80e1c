import { browser } from 'wxt/browser';
import { CALENDAR_DOMAINS, type StampSettings } from '#lib/protocol/index';

/**
 * Asks the browser for the servers that a proof by calendars needs, since not all of them let other pages read their
 * answers. Must be the first thing that a click does, or the browser refuses to ask.
 */
export function requestCalendars({ calendars, headers }: StampSettings): Promise<boolean> {
  const hosts = [...calendars, ...(headers ? [headers] : [])].map((url) => new URL(url));
  // A public calendar's answer leads to the server behind it.
  const behind = CALENDAR_DOMAINS.filter((domain) => hosts.some(({ hostname }) => hostname.endsWith(`.${domain}`)));
  const origins = [
    ...hosts.map(({ protocol, hostname }) => `${protocol}//${hostname}/*`),
    ...behind.map((domain) => `https://*.${domain}/*`),
  ];
  return browser.permissions.request({ origins: [...new Set(origins)] });
}

export const nameOf = (calendar: string): string => new URL(calendar).host;
