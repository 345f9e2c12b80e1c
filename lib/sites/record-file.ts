import { SITES_KEY } from './here';
import { forPage, type SiteRecord } from './record';

/**
 * The script that brings records into a page's content world ahead of the sentinel. A page gets only its own site's:
 * all of them would be half of what the sentinel may weigh.
 */
export function recordFile(records: readonly SiteRecord[]): string {
  // On its own hosts a site needs no signs to be known by.
  const known =
    records.length === 1 ? records.map((record) => ({ ...forPage(record), signs: '' })) : records.map(forPage);
  return `globalThis[Symbol.for(${JSON.stringify(SITES_KEY.description)})]=${source(known)}`;
}

/** A value as JavaScript: JSON, and regular expressions. */
function source(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return `[${value.map(source).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, held]) => `${key}:${source(held)}`);
  return `{${entries.join()}}`;
}
