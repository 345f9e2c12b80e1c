import { useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveJson } from '../ui/save-file';
import { ErrorNotice } from '../wallet/errors';

/** Hands out what shows the membership that a receipt's text names: somebody asked for it. */
export function MembershipProof({ id }: { id: string }) {
  const [asked, setAsked] = useState(false);
  const { data: shown, error } = useCall('presentations.ofReceipt', asked ? { id } : null);
  return (
    <div className="grid gap-1.5">
      <p className="text-small text-ink-soft">{i18n.t('text_proof_hint')}</p>
      {!asked && (
        <Button size="small" className="justify-self-start" onClick={() => setAsked(true)}>
          {i18n.t('showing_proof')}
        </Button>
      )}
      <ErrorNotice error={error} />
      {shown && (
        <div className="flex flex-wrap gap-2">
          <CopyButton size="small" label={i18n.t('show_copy')} text={JSON.stringify(shown, null, 2)} />
          <Button size="small" onClick={() => saveJson('satchel-membership.json', shown)}>
            {i18n.t('show_download')}
          </Button>
        </div>
      )}
    </div>
  );
}
