import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { AnchorRow } from './anchor-row';
import { ProofSentence } from './proof-sentence';
import { ProveNow } from './prove-now';
import { Timeline } from './timeline';

/** What is proven, what waits and why. */
export function ProofTab({ onKeepWords }: { onKeepWords: () => void }) {
  const { data: status, error } = useCall('anchor.status', {});
  const { data: anchors, error: listError } = useCall('anchor.list', {});
  return (
    <div className="grid gap-6">
      <Card>
        {status && <ProofSentence status={status} />}
        <p className="text-small text-ink-soft">{i18n.t('proof_what')}</p>
        {status && <ProveNow onKeepWords={onKeepWords} status={status} />}
        <ErrorNotice error={error ?? listError} />
      </Card>
      {status && anchors && <Timeline status={status} anchors={anchors} />}
      <Section title={i18n.t('proof_history')}>
        {anchors?.length === 0 && <p className="text-ink-soft">{i18n.t('proof_history_none')}</p>}
        {anchors && anchors.length > 0 && (
          <ul className="rounded-box border border-line bg-raised px-3">
            {anchors.map((anchor) => (
              <AnchorRow key={anchor.id} anchor={anchor} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}
