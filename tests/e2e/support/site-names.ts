import { SITES } from '#lib/sites/index';

/** What onboarding calls the sites that live at these hosts; hosts that Satchel does not know have no name. */
export function siteNames(hosts: readonly string[]): string[] {
  const isHere = (origin: string) => hosts.includes(new URL(origin).hostname);
  return SITES.filter(({ origins }) => origins.some(isHere)).map(({ name }) => name);
}
