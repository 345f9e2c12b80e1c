import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';
import { AddFromFile } from '../vault/add-from-file';
import { ErrorNotice } from '../wallet/errors';

/** Items of this page that do not open any more: the others are safe, and a backup may still have these. */
export function DamagedItems({ ids }: { ids: readonly string[] }) {
  const [asking, setAsking] = useState(false);
  const drop = useAction(async () => {
    for (const id of ids) await call('items.drop', { id });
    setAsking(false);
  });
  if (ids.length === 0) return null;
  if (asking) {
    const action = (
      <>
        <Button autoFocus onClick={() => setAsking(false)} inactive={drop.busy}>
          {i18n.t('cancel')}
        </Button>
        <Button look="removes" busy={drop.busy} onClick={() => void drop.run()}>
          {i18n.t('damaged_drop_sure', ids.length, [count(ids.length)])}
        </Button>
      </>
    );
    return (
      <Notice kind="needs" title={i18n.t('damaged_drop_ask', ids.length, [count(ids.length)])} action={action}>
        <span role="alert">{i18n.t('damaged_drop_means')}</span>
        <ErrorNotice error={drop.error} />
      </Notice>
    );
  }
  const action = (
    <>
      <AddFromFile />
      <Button onClick={() => setAsking(true)}>{i18n.t('damaged_drop', ids.length)}</Button>
    </>
  );
  return (
    <Notice kind="needs" title={i18n.t('damaged_items', ids.length, [count(ids.length)])} action={action}>
      {i18n.t('damaged_items_text', ids.length)}
    </Notice>
  );
}
