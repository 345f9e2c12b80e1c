import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { ProofRows } from './proof-rows';
import { ProofSentence } from './proof-sentence';
import { ProveNow } from './prove-now';
import { newestFirst } from './rows';
import { Timeline } from './timeline';

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
      {status && rows && <Timeline status={status} rows={rows} />}
      <Section title={i18n.t('proof_history')}>{rows && <ProofRows rows={rows} />}</Section>
    </div>
  );
}
