import * as v from 'valibot';
import { CategorySchema, RevisionSchema, SENSITIVE_CATEGORIES } from './items';
import { uuid } from './shapes';
import { visibleText } from './text';

/** Personas that one wallet may have at a time. */
export const MAX_PERSONAS = 50;
export const MAX_PERSONA_NAME_CHARS = 40;
const MAX_PERSONA_CATEGORIES = 200;
/** Of what a wallet file may hold: deleted personas and forgotten choices leave an id and a revision behind. */
const MAX_KEPT = 10_000;
const MAX_ORIGIN_CHARS = 300;

/** No persona: whatever was agreed to. */
export const ALL = 'all';
/** Of a site: as the wallet's default says. As a place: the default itself. */
export const DEFAULT = 'default';

export const PersonaIdSchema = uuid;
const nameSchema = v.pipe(
  v.string(),
  v.maxLength(1_000),
  v.transform((typed) => visibleText(typed.normalize('NFKC')).replace(/\s+/g, ' ').trim()),
  v.minLength(1),
  v.maxLength(MAX_PERSONA_NAME_CHARS),
);

/** A name and what it holds. Categories in one order, each once: one persona is spelled in one way. */
export const PersonaDraftSchema = v.strictObject({
  name: nameSchema,
  categories: v.pipe(
    v.array(CategorySchema),
    v.maxLength(MAX_PERSONA_CATEGORIES),
    v.transform((names) => [...new Set(names)].sort()),
  ),
});
export type PersonaDraft = v.InferOutput<typeof PersonaDraftSchema>;

/** A named set of categories. Where it is active, nothing outside it is chosen or released; an empty one gives nothing. */
export interface Persona extends PersonaDraft {
  id: string;
}

/** Where a choice is made: a site's origin, or `default` for all sites without one. */
export const PersonaPlaceSchema = v.pipe(v.string(), v.maxLength(MAX_ORIGIN_CHARS));
/** A persona's id; `all`; for a site also `default`. */
export const PersonaChoiceSchema = v.union([PersonaIdSchema, v.picklist([ALL, DEFAULT])]);

/** What holds at a site. */
export type ActivePersona =
  | { kind: 'all' }
  | { kind: 'persona'; persona: Persona }
  /** The one that was chosen was deleted since: nothing is given until another is chosen. */
  | { kind: 'gone' };

/** The categories that may be looked at; null where any may. An empty list is none. */
export function allowedCategories(active: ActivePersona): readonly string[] | null {
  if (active.kind === 'all') return null;
  return active.kind === 'persona' ? active.persona.categories : [];
}

/**
 * Whether a consent holds under what is active: one that was given without a persona holds under any of them, narrowed
 * by it; any other under its own alone.
 *
 * @param given id of the persona that it was given under
 */
export function holdsUnder(given: string | undefined, active: ActivePersona): boolean {
  return given === undefined || (active.kind === 'persona' && active.persona.id === given);
}

/**
 * Where something new belongs that was met where a persona is active: where it seemed to, if that is in the persona;
 * else into one of its own categories. What seems sensitive is never called anything less.
 */
export function categoryWithin(suggested: string, active: ActivePersona): string {
  const allowed = allowedCategories(active);
  if (allowed === null || allowed.includes(suggested) || SENSITIVE_CATEGORIES.includes(suggested)) return suggested;
  return allowed.find((category) => !SENSITIVE_CATEGORIES.includes(category)) ?? suggested;
}

/** What is active at one site, and what else could be. */
export interface SitePersona {
  /** As it was chosen for this site: a persona's id, `all` or `default`. */
  choice: string;
  active: ActivePersona;
  /** What `default` means. */
  byDefault: ActivePersona;
  /** By name. */
  personas: Persona[];
}

/** Every persona, and where each is chosen. */
export interface PersonasView {
  /** By name. */
  personas: Persona[];
  /** An id or `all`. */
  byDefault: string;
  /** Sites with a choice of their own, by origin. */
  sites: { origin: string; choice: string }[];
}

/**
 * Personas and choices as they are kept: each a register whose latest revision counts, so that vaults that meet in any
 * order come to the same (docs/adr/0020-personas.md).
 */
export const PersonaSettingsSchema = v.strictObject({
  personas: v.pipe(
    v.array(v.strictObject({ id: PersonaIdSchema, said: v.nullable(PersonaDraftSchema), rev: RevisionSchema })),
    v.maxLength(MAX_KEPT),
  ),
  choices: v.pipe(
    v.array(v.strictObject({ at: PersonaPlaceSchema, choice: PersonaChoiceSchema, rev: RevisionSchema })),
    v.maxLength(MAX_KEPT),
  ),
});
export type PersonaSettings = v.InferOutput<typeof PersonaSettingsSchema>;
