import { ERROR_CODES } from './errors';

/** What a value of the report may be. A guard lets nothing through that could carry a person's words. */
type Guard = (value: unknown) => Reported | undefined;
type Reported = number | boolean | string | Report;
/** Nothing but numbers, flags, versions and words from fixed lists. */
export interface Report {
  [line: string]: Reported;
}

const MAX_COUNT = 1e12;

const count: Guard = (value) =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? Math.min(Math.round(value), MAX_COUNT)
    : undefined;
const flag: Guard = (value) => (typeof value === 'boolean' ? value : undefined);
const version: Guard = (value) =>
  typeof value === 'string' && /^\d{1,5}(\.\d{1,5}){0,3}$/.test(value) ? value : undefined;
const oneOf =
  (...words: readonly string[]): Guard =>
  (value) =>
    words.find((word) => word === value);
/** Values by names that are known beforehand; an unknown name is left out. */
const by =
  (names: readonly string[], guard: Guard): Guard =>
  (value) =>
    named(Object.fromEntries(names.map((name) => [name, guard])), value);

const timing = { calls: count, typicalMs: count, longestMs: count };

/** Every line that a report can have: versions, counts, times, and words from fixed lists. */
const table = (methods: readonly string[], stores: readonly string[]): Record<string, Guard> => ({
  extension: version,
  browser: oneOf('Chromium', 'Firefox'),
  browserVersion: version,
  system: oneOf('android', 'cros', 'linux', 'mac', 'openbsd', 'win', 'fuchsia', 'ios'),
  language: oneOf('en', 'de'),
  phase: oneOf('none', 'locked', 'unlocked'),
  phraseKept: flag,
  lockMinutes: count,
  sites: count,
  records: by(stores, count),
  changes: count,
  logs: count,
  logEntries: count,
  storageBytes: count,
  droppedMessages: count,
  errors: by(ERROR_CODES, count),
  calls: by(methods, (value) => named(timing, value)),
});

/**
 * Makes a report of anything that was gathered: what the table does not know or does not allow is left out.
 *
 * @param methods names of the messages whose times may be told
 * @param stores names of the record stores whose sizes may be told
 */
export function reportOf(gathered: unknown, methods: readonly string[], stores: readonly string[]): Report {
  return named(table(methods, stores), gathered) ?? {};
}

function named(guards: Record<string, Guard>, value: unknown): Report | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(guards).flatMap(([name, guard]) => {
    const allowed = Object.hasOwn(value, name) ? guard((value as Record<string, unknown>)[name]) : undefined;
    return allowed === undefined ? [] : [[name, allowed] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
