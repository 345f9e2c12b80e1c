import type { PersonaSettings, Revision } from '#lib/protocol/index';
import { larger } from './records';

/**
 * What two installations' personas and choices come to: of each the latest word, a deletion being one. The same
 * whichever is named first, in whatever order several meet, and however often.
 */
export function mergePersonas(a: PersonaSettings, b: PersonaSettings): PersonaSettings {
  return {
    personas: latest([...a.personas, ...b.personas], ({ id }) => id),
    choices: latest([...a.choices, ...b.choices], ({ at }) => at),
  };
}

/** Every revision in them. */
export const revisionsOf = ({ personas, choices }: PersonaSettings): Revision[] =>
  [...personas, ...choices].map(({ rev }) => rev);

/** Of each the one of the latest revision, in the order of their keys. */
export function latest<T extends { rev: Revision }>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const kept = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    const known = kept.get(key);
    kept.set(key, known ? later(known, one) : one);
  }
  return [...kept].sort(([x], [y]) => (x < y ? -1 : 1)).map(([, one]) => one);
}

function later<T extends { rev: Revision }>(a: T, b: T): T {
  const order = a.rev.t - b.rev.t || a.rev.c - b.rev.c || (a.rev.d === b.rev.d ? 0 : a.rev.d > b.rev.d ? 1 : -1);
  // One revision that says two things is forged: then any fixed order will do.
  return order === 0 ? larger(a, b) : order > 0 ? a : b;
}
