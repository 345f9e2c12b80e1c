import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Fold } from '../ui/fold';
import { Ago } from '../ui/time';
import { AnchorDetails, AnchorState } from './anchor-row';
import { isAnchor, type Proven, placeOf, timeOf } from './rows';
import { StampDetails, StampState } from './stamp-row';
import { titleOf } from './titles';

/** Proofs on their way or there, newest first, each with its state and details. */
export function ProofRows({ rows }: { rows: readonly Proven[] }) {
  if (rows.length === 0) return <p className="text-ink-soft">{i18n.t('proof_history_none')}</p>;
  return (
    <ul className="rounded-box border border-line bg-raised px-3">
      {rows.map((row) =>
        isAnchor(row) ? (
          <Row key={row.id} row={row} state={<AnchorState anchor={row} />} details={<AnchorDetails anchor={row} />} />
        ) : (
          <Row key={row.id} row={row} state={<StampState stamp={row} />} details={<StampDetails stamp={row} />} />
        ),
      )}
    </ul>
  );
}

function Row({ row, state, details }: { row: Proven; state: ReactNode; details: ReactNode }) {
  return (
    <li id={placeOf(row.id)} tabIndex={-1} className="grid scroll-mt-4 gap-1 border-b border-line py-2.5 last:border-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{titleOf(row)}</span>
        <span className="text-small text-ink-soft">
          <Ago at={timeOf(row)} />
        </span>
      </div>
      {state}
      <Fold label={i18n.t('details')}>{details}</Fold>
    </li>
  );
}
