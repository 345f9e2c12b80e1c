import { clsx } from 'clsx';
import { i18n } from '#i18n';
import { count, fullTime } from '../ui/format';
import { placeOf } from './rows';
import type { Mark } from './timeline-marks';

const LOOKS: Record<Mark['sort'], string> = {
  witnessed: 'bg-verified border-verified',
  test: 'bg-raised border-ink-soft',
  waiting: 'bg-needs-soft border-needs-edge',
};

const SHAPES: Record<Mark['kind'], string> = { chain: 'rotate-45', bitcoin: 'rounded-full' };

interface ProofLaneProps {
  marks: readonly Mark[];
  /** Up to where everything is proven, from 0 to 1. */
  covered: number;
  hasGap: boolean;
  /** By a chain whose time others can rely on. */
  witnessed: boolean;
}

/** The proofs on a line: solid as far as everything is proven, broken from there. Each mark leads to its proof. */
export function ProofLane({ marks, covered, hasGap, witnessed }: ProofLaneProps) {
  const end = hasGap ? covered : 1;
  return (
    <div className="grid gap-1">
      <p className="text-small text-ink-soft">{i18n.t('timeline_proofs')}</p>
      <div className="relative h-7">
        <svg aria-hidden="true" className="absolute inset-0 size-full rtl:-scale-x-100">
          <line
            x1="0"
            x2={`${end * 100}%`}
            y1="50%"
            y2="50%"
            className={witnessed ? 'stroke-verified' : 'stroke-ink-soft'}
            strokeWidth="3"
          />
          <line
            x1={`${end * 100}%`}
            x2="100%"
            y1="50%"
            y2="50%"
            className="stroke-needs-edge"
            strokeWidth="2"
            strokeDasharray="4 4"
          />
        </svg>
        {marks.map((mark) => (
          <a
            key={`${mark.newest} ${mark.sort}`}
            href={`#${placeOf(mark.newest)}`}
            aria-label={wordsOf(mark)}
            title={wordsOf(mark)}
            onClick={(event) => {
              // The address names the open tab: it is left alone.
              event.preventDefault();
              const row = document.getElementById(placeOf(mark.newest));
              row?.scrollIntoView({ block: 'center' });
              row?.focus();
            }}
            style={{ insetInlineStart: `calc(${mark.at} * (100% - 1.75rem))` }}
            className="absolute inset-y-0 flex w-7 items-center justify-center rounded-small"
          >
            <span className={clsx('size-3 border-2', SHAPES[mark.kind], LOOKS[mark.sort])} />
          </a>
        ))}
      </div>
      {new Set(marks.map(({ kind }) => kind)).size > 1 && <Legend />}
    </div>
  );
}

/** Where there are both, which is which. */
function Legend() {
  return (
    <p aria-hidden className="flex flex-wrap gap-x-4 text-small text-ink-soft">
      {(['chain', 'bitcoin'] as const).map((kind) => (
        <span key={kind} className="flex items-center gap-1.5">
          <span className={clsx('size-2 border border-ink-soft', SHAPES[kind])} />
          {i18n.t(kind === 'chain' ? 'timeline_chain' : 'timeline_bitcoin')}
        </span>
      ))}
    </p>
  );
}

/** A mark in words. */
export function wordsOf({ sort, count: many, chain, time }: Mark): string {
  const substitutions: [string, string, string] = [count(many), chain, fullTime(time)];
  if (sort === 'waiting') return i18n.t('timeline_waiting_here', many, substitutions);
  return i18n.t('timeline_proof_here', many, substitutions);
}
