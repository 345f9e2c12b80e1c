import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Card, Section } from '../ui/section';
import { LostDialog } from './lost-dialog';
import { PairDialog } from './pair-dialog';

/** Another device, and one that is gone. */
export function DevicesSection({ status }: { status: WalletStatus }) {
  const [open, setOpen] = useState<'pair' | 'lost' | null>(null);
  const onOpen = (next: boolean) => !next && setOpen(null);
  return (
    <Section id="devices" title={i18n.t('settings_devices')}>
      <Card>
        <p>{i18n.t('devices_text')}</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen('pair')}>{i18n.t('pair_title')}</Button>
          <Button look="removes" onClick={() => setOpen('lost')}>
            {i18n.t('lost_title')}
          </Button>
        </div>
      </Card>
      <PairDialog status={status} open={open === 'pair'} onOpen={onOpen} />
      <LostDialog status={status} open={open === 'lost'} onOpen={onOpen} />
    </Section>
  );
}
