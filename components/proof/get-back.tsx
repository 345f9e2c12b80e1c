import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Code } from '../ui/facts';
import { copySecret } from '../wallet/clipboard';
import { ErrorNotice } from '../wallet/errors';
import { Reauthenticate } from '../wallet/reauthenticate';

/** Hands out the key of the account that pays, and of nothing else, so that what is too much there can be sent back. */
export function GetBack() {
  const { data: status } = useCall('wallet.status', {});
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState<string | null>(null);
  const onDialog = (next: boolean) => {
    setKey(null);
    setOpen(next);
  };
  return (
    <>
      <Button size="small" className="justify-self-start" onClick={() => setOpen(true)}>
        {i18n.t('paying_back')}
      </Button>
      <Dialog title={i18n.t('paying_back')} description={i18n.t('paying_back_text')} open={open} onOpen={onDialog}>
        {key === null ? (
          <Reauthenticate
            submit={i18n.t('paying_key_show')}
            retryAt={status?.retryAt ?? null}
            onAuth={async (auth) => setKey((await call('anchor.key', { auth })).key)}
          />
        ) : (
          <Key secret={key} />
        )}
      </Dialog>
    </>
  );
}

function Key({ secret }: { secret: string }) {
  const copy = useAction(() => copySecret(secret));
  return (
    <div className="grid gap-2">
      <p className="font-medium">{i18n.t('paying_key')}</p>
      <p>
        <Code>{secret}</Code>
      </p>
      <Button className="justify-self-start" busy={copy.busy} onClick={() => copy.run()}>
        {i18n.t('paying_key_copy')}
      </Button>
      <p className="text-small text-ink-soft">{i18n.t('paying_key_note')}</p>
      <ErrorNotice error={copy.error} />
    </div>
  );
}
