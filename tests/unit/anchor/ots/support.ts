import type { StampRow } from '#lib/anchor/ots/row';
import { createStamper, type StamperOptions } from '#lib/anchor/ots/stamper';
import type { StampSettings } from '#lib/protocol/stamps';
import { startCalendar } from '../../../fixtures/calendar/index.mjs';

export type Calendar = Awaited<ReturnType<typeof startCalendar>>;

/** A stamper over memory with a clock of its own; `restart` is a worker that was killed and woke up. */
export function bench(settings: StampSettings | null, options: Partial<StamperOptions> = {}) {
  const rows = new Map<string, StampRow>();
  const state = {
    settings,
    rows: () => structuredClone([...rows.values()]),
    time: 1_700_000_000_000,
    wishes: [] as number[],
    /** Called before a row is written: what it throws is a worker that was killed there. */
    onPut: (_row: StampRow) => {},
    stamper: null as unknown as ReturnType<typeof createStamper>,
    restart() {
      state.stamper = createStamper({
        store: {
          list: async () => state.rows(),
          put: async (row) => {
            state.onPut(row);
            rows.set(row.id, structuredClone(row));
          },
        },
        settings: async () => state.settings,
        now: () => state.time,
        schedule: (at) => state.wishes.push(at),
        ...options,
      });
    },
    /** Goes to the time that was wished last, and steps. */
    async next() {
      state.time = state.wishes.at(-1) ?? state.time;
      await state.stamper.step();
    },
  };
  state.restart();
  return state;
}

/** Calendars, and settings that name them. */
export async function calendars(count: number): Promise<{ all: Calendar[]; settings: StampSettings }> {
  const all = await Promise.all(Array.from({ length: count }, () => startCalendar()));
  const [first] = all;
  if (!first) throw new Error('at least one');
  return { all, settings: { calendars: all.map(({ url }) => url), headers: first.headers } };
}
