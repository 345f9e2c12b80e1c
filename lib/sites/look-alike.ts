import { unicodeHost } from './punycode';
import { skeleton } from './skeleton';

/**
 * The site that an address can be taken for though it is another one.
 *
 * @param known origins of sites that the person knows
 * @returns a host of those, or null
 */
export function lookAlike(origin: string, known: readonly string[]): string | null {
  const host = new URL(origin).hostname;
  const hosts = known.map((one) => new URL(one).hostname);
  if (hosts.some((one) => isOf(host, one))) return null;
  const looks = skeleton(unicodeHost(host));
  return hosts.find((one) => isOf(looks, skeleton(unicodeHost(one)))) ?? null;
}

/** The host itself or one below it. */
const isOf = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);
