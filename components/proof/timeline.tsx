import { Hourglass } from 'lucide-react';
import { i18n } from '#i18n';
import type { AnchorStatus, TimelineView } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Empty } from '../ui/empty';
import { count, fullDate, shortDate } from '../ui/format';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import type { Proven } from './rows';
import { newestProof } from './state';
import { Lane } from './timeline-lane';
import { marksOf } from './timeline-marks';
import { ProofLane } from './timeline-proofs';
import { TimelineTable } from './timeline-table';

const PIECES = 48;

interface TimelineProps {
  status: AnchorStatus;
  /** Newest first. */
  rows: readonly Proven[];
}

/** What happened and what of it is proven, from the first change until now. */
export function Timeline({ status, rows }: TimelineProps) {
  const { data: view, error } = useCall('log.timeline', { pieces: PIECES });
  return (
    <Section title={i18n.t('timeline')}>
      <ErrorNotice error={error} />
      {view && view.from === null && <Empty icon={Hourglass} title={i18n.t('timeline_empty')} />}
      {view && view.from !== null && <Picture view={view} from={view.from} status={status} rows={rows} />}
    </Section>
  );
}

interface PictureProps extends TimelineProps {
  view: TimelineView;
  from: number;
}

function Picture({ view, from, status, rows }: PictureProps) {
  const { to, lanes } = view;
  const marks = marksOf(rows, from, to, PIECES);
  const newest = newestProof(status);
  const covered = newest ? Math.min(1, Math.max(0, (newest.at - from) / Math.max(1, to - from))) : 0;
  const witnessed = newest?.live === true;
  const hasGap = status.provenSize < status.logSize;
  return (
    <Card>
      <p className={hasGap ? 'text-needs' : witnessed ? 'text-verified' : 'text-ink-soft'}>{gapWords(status)}</p>
      <div className="grid gap-3">
        <p className="sr-only">{i18n.t('timeline_picture', [fullDate(from)])}</p>
        <Lane label={i18n.t('timeline_lines')} counts={lanes.lines} tone="ink" />
        <Lane label={i18n.t('timeline_shared')} counts={lanes.shared} tone="accent" />
        <Lane label={i18n.t('timeline_consents')} counts={lanes.consents} tone="edge" />
        <ProofLane marks={marks} covered={covered} hasGap={hasGap} witnessed={witnessed} />
        <div aria-hidden className="flex justify-between text-small text-ink-soft tabular-nums">
          <span>{shortDate(from)}</span>
          <span>{i18n.t('timeline_now')}</span>
        </div>
      </div>
      <TimelineTable view={view} from={from} marks={marks} />
    </Card>
  );
}

function gapWords(status: AnchorStatus): string {
  const newest = newestProof(status);
  const open = status.logSize - status.provenSize;
  if (open <= 0) return i18n.t('timeline_gap_none');
  if (!newest) return i18n.t('timeline_gap_all', open, [count(open)]);
  return i18n.t('timeline_gap_since', open, [count(open), fullDate(newest.at)]);
}
