import * as v from 'valibot';

/** What of a site's record a page can fail to show. */
export const MISSES = ['composer', 'send', 'turn'] as const;
export type Miss = (typeof MISSES)[number];

/** What a chat page tells of its site: which kinds of selector found nothing. No content, by construction. */
export const MissesSchema = v.strictObject({
  missed: v.pipe(v.array(v.picklist(MISSES)), v.minLength(1), v.maxLength(MISSES.length)),
});

/** One site that no longer looks as it is known. */
export interface HealthNote {
  /** Id of the site. */
  site: string;
  name: string;
  /** ISO day on which it was last seen so. */
  day: string;
  missed: Miss[];
  /** Version of the extension that saw it. */
  version: string;
}
