import { i18n } from '#i18n';
import type { AloneProof } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { requestCalendars } from '../proof/calendars';
import { StampState } from '../proof/stamp-row';
import { Button } from '../ui/button';
import { Card, Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';

interface AloneProps {
  /** Of the record. */
  uid: string;
  /** Whether the page shows that proof now. */
  isShown: boolean;
  onShow: (proof: AloneProof | null) => void;
}

/** A proof that links nothing: asked for here, followed here, shown in place of the one from the log. */
export function Alone({ uid, isShown, onShow }: AloneProps) {
  const { data: status } = useCall('anchor.status', {});
  const { data: alone, error } = useCall('proof.alone', { uid });
  const start = useAction(async () => {
    if (status) await requestCalendars(status.stamps);
    await call('proof.stampAlone', { uid });
  });
  return (
    <Section title={i18n.t('alone_title')}>
      <Card>
        <p>{i18n.t('alone_text')}</p>
        {alone?.stamp ? (
          <>
            <StampState stamp={alone.stamp} />
            <div className="flex flex-wrap gap-2">
              {isShown ? (
                <Button onClick={() => onShow(null)}>{i18n.t('alone_back')}</Button>
              ) : (
                alone.proof && <Button onClick={() => onShow(alone.proof)}>{i18n.t('alone_show')}</Button>
              )}
            </div>
          </>
        ) : (
          status &&
          alone && (
            <>
              <p className="text-small text-ink-soft">{i18n.t('alone_hint', [status.stamps.calendars.length])}</p>
              <Button className="justify-self-start" busy={start.busy} onClick={() => start.run()}>
                {i18n.t('alone_start')}
              </Button>
            </>
          )
        )}
        <ErrorNotice error={error ?? start.error} />
      </Card>
    </Section>
  );
}
