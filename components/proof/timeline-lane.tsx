import { clsx } from 'clsx';
import { count } from '../ui/format';

const HEIGHT = 100;
/** Of a piece's width; the rest is air. */
const BAR = 0.72;
/** So that one among thousands is still seen. */
const LEAST = 8;

const TONES = { ink: 'fill-ink-soft', accent: 'fill-accent', edge: 'fill-edge' } as const;

interface LaneProps {
  label: string;
  /** Oldest first. */
  counts: readonly number[];
  tone: keyof typeof TONES;
}

/** How much of one kind happened when, as bars; the table has the numbers. */
export function Lane({ label, counts, tone }: LaneProps) {
  const most = Math.max(1, ...counts);
  const total = counts.reduce((sum, each) => sum + each, 0);
  return (
    <div className="grid gap-1">
      <p className="flex justify-between gap-2 text-small text-ink-soft">
        <span>{label}</span>
        <span className="tabular-nums">{count(total)}</span>
      </p>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${counts.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={clsx('h-9 w-full border-b border-line', TONES[tone])}
      >
        {counts.map((each, at) => {
          if (each === 0) return null;
          // By the root: a day of bringing in thousands must not make all others look empty.
          const height = LEAST + (HEIGHT - LEAST) * Math.sqrt(each / most);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place.
              key={at}
              x={at + (1 - BAR) / 2}
              width={BAR}
              y={HEIGHT - height}
              height={height}
            />
          );
        })}
      </svg>
    </div>
  );
}
