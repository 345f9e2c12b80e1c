/** The log's history, gathered into as many pieces as a picture has room for. */
import * as v from 'valibot';

/** More than a wide screen can tell apart. */
export const MAX_TIMELINE_PIECES = 120;

export const TimelineRequestSchema = v.strictObject({
  /** Equal pieces of time to count in. */
  pieces: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TIMELINE_PIECES)),
});

/** How much happened in each piece of time, oldest first. */
export interface TimelineLanes {
  /** Lines that were written, changed or confirmed last in this piece. */
  lines: number[];
  /** Deliveries to sites. */
  shared: number[];
  /** Consents that were given. */
  consents: number[];
}

/** Unix milliseconds. */
export interface TimelineView {
  /** When the first of all that is known happened; null where nothing has yet. */
  from: number | null;
  to: number;
  lanes: TimelineLanes;
}
