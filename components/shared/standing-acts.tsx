import { useState } from 'react';
import { i18n } from '#i18n';
import type { GrantView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { ago } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { ChangeGrant } from './change-grant';
import { endsSoon, type Lasts } from './grant-change';

/** What can be done with a consent that stands: less of it, longer, or its end; a word before it ends by itself. */
export function StandingActs({ grant }: { grant: GrantView }) {
  const [changing, setChanging] = useState<Lasts | null>(null);
  const revoke = useAction(() => call('grants.revoke', { uid: grant.uid }));
  return (
    <>
      {endsSoon(grant) && changing === null && (
        <Notice
          kind="needs"
          action={
            <Button size="small" onClick={() => setChanging('30')}>
              {i18n.t('grant_renew')}
            </Button>
          }
        >
          {i18n.t('grant_ends_soon', [ago(grant.until * 1000)])}
        </Notice>
      )}
      <ErrorNotice error={revoke.error} />
      {changing === null ? (
        <div className="flex flex-wrap justify-end gap-2">
          <Button size="small" onClick={() => setChanging('same')}>
            {i18n.t('change_open')}
          </Button>
          <Button look="removes" size="small" busy={revoke.busy} onClick={() => revoke.run()}>
            {i18n.t('stop_sharing')}
          </Button>
        </div>
      ) : (
        <ChangeGrant key={grant.uid} grant={grant} lasts={changing} onDone={() => setChanging(null)} />
      )}
    </>
  );
}
