import { i18n } from '#i18n';
import type { AnchorView, StampView } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { AnchorRow } from './anchor-row';
import { ProofSentence } from './proof-sentence';
import { ProveNow } from './prove-now';
import { StampRow } from './stamp-row';
import { Timeline } from './timeline';

const newestFirst = (rows: (AnchorView | StampView)[]) => rows.sort((a, b) => b.createdAt - a.createdAt);

/** What is proven, what waits and why. */
export function ProofTab({ onKeepWords }: { onKeepWords: () => void }) {
  const { data: status, error } = useCall('anchor.status', {});
  const { data: anchors, error: listError } = useCall('anchor.list', {});
  const { data: stamps, error: stampsError } = useCall('stamps.list', {});
  const rows = anchors && stamps ? newestFirst([...anchors, ...stamps]) : null;
  return (
    <div className="grid gap-6">
      <Card>
        {status && <ProofSentence status={status} />}
        <p className="text-small text-ink-soft">{i18n.t('proof_what')}</p>
        {status && <ProveNow onKeepWords={onKeepWords} status={status} />}
        <ErrorNotice error={error ?? listError ?? stampsError} />
      </Card>
      {status && anchors && <Timeline status={status} anchors={anchors} />}
      <Section title={i18n.t('proof_history')}>
        {rows?.length === 0 && <p className="text-ink-soft">{i18n.t('proof_history_none')}</p>}
        {rows && rows.length > 0 && (
          <ul className="rounded-box border border-line bg-raised px-3">
            {rows.map((row) =>
              'root' in row ? <AnchorRow key={row.id} anchor={row} /> : <StampRow key={row.id} stamp={row} />,
            )}
          </ul>
        )}
      </Section>
    </div>
  );
}
