import * as v from 'valibot';
import { visibleText } from './text';

export const MAX_LINE_CHARS = 200;
const MAX_LINES = 50;

const line = v.pipe(
  v.string(),
  v.maxLength(4 * MAX_LINE_CHARS),
  v.transform((typed) => visibleText(typed).trim()),
  v.minLength(1),
  v.maxLength(MAX_LINE_CHARS),
);
const lines = v.pipe(v.array(line), v.minLength(1), v.maxLength(MAX_LINES));

/** Kinds that are told by their text alone. */
export const PLAIN_KINDS = ['profile', 'style', 'instruction'] as const;
/** How far somebody is with a subject. */
export const LEVELS = ['new', 'basics', 'confident', 'expert'] as const;
export const PROJECT_STATES = ['planned', 'active', 'paused', 'done'] as const;

/**
 * What kind of context an item is. The item's text says it in words, which is all that a chat ever gets; the members
 * here say the same to programs. Free text has no kind (docs/spec/item.md).
 */
export const DetailsSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(PLAIN_KINDS) }),
  v.strictObject({
    kind: v.literal('project'),
    name: v.optional(line),
    state: v.optional(v.picklist(PROJECT_STATES)),
    goal: v.optional(line),
  }),
  v.strictObject({
    kind: v.literal('programming'),
    languages: v.optional(lines),
    frameworks: v.optional(lines),
    /** Rules for code, such as 'tabs' or 'no default exports'. */
    conventions: v.optional(lines),
  }),
  v.strictObject({
    kind: v.literal('learning'),
    subject: v.optional(line),
    level: v.optional(v.picklist(LEVELS)),
    /** What they believed wrongly, so that an answer can begin there. */
    misconceptions: v.optional(lines),
    /** Such as 'by examples' or 'the proof first'. */
    learnsBy: v.optional(line),
  }),
  v.strictObject({
    kind: v.literal('media'),
    difficulty: v.optional(line),
    controls: v.optional(line),
    subtitles: v.optional(line),
    /** What is to be left out, or how long at most. */
    limits: v.optional(lines),
  }),
]);
export type Details = v.InferOutput<typeof DetailsSchema>;
export type Kind = Details['kind'];
export const KINDS = [...PLAIN_KINDS, 'project', 'programming', 'learning', 'media'] as const satisfies Kind[];
