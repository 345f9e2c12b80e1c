import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Dialog } from '../ui/dialog';
import { Finished } from '../ui/finished';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';
import { Reauthenticate } from '../wallet/reauthenticate';

interface LostDialogProps {
  status: WalletStatus;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** What can be done, and plainly what cannot. */
export function LostDialog({ status, open, onOpen }: LostDialogProps) {
  const [revoked, setRevoked] = useState<number | null>(null);
  const onDialog = (next: boolean) => {
    setRevoked(null);
    onOpen(next);
  };
  return (
    <Dialog title={i18n.t('lost_title')} description={i18n.t('lost_text')} open={open} onOpen={onDialog}>
      {revoked === null ? (
        <>
          <div className="grid gap-1">
            <p className="font-medium">{i18n.t('lost_does')}</p>
            <ul className="grid list-outside list-disc gap-1 ps-5">
              <li>{i18n.t('lost_does_consents')}</li>
              <li>{i18n.t('lost_does_keys')}</li>
              <li>{i18n.t('lost_does_log')}</li>
            </ul>
          </div>
          <Notice kind="needs" title={i18n.t('lost_cannot')}>
            <ul className="grid list-outside list-disc gap-1 ps-4">
              <li>{i18n.t('lost_cannot_read')}</li>
              <li>{i18n.t('lost_cannot_sites')}</li>
              <li>{i18n.t('lost_cannot_proofs')}</li>
              <li>{i18n.t('lost_cannot_money')}</li>
            </ul>
          </Notice>
          <Reauthenticate
            submit={i18n.t('lost_button')}
            look="removes"
            retryAt={status.retryAt}
            onAuth={async (auth) => setRevoked((await call('devices.lost', { auth })).revoked)}
          />
        </>
      ) : (
        <Finished
          title={i18n.t('lost_done')}
          text={i18n.t('lost_done_text', revoked, [count(revoked)])}
          onDone={() => onDialog(false)}
        >
          <p>{i18n.t('lost_password')}</p>
        </Finished>
      )}
    </Dialog>
  );
}
