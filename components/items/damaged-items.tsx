import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';

/** Items of this page that do not open any more: the others are safe, and a backup may still have these. */
export function DamagedItems({ ids }: { ids: readonly string[] }) {
  const drop = useAction(async () => {
    for (const id of ids) await call('items.drop', { id });
  });
  if (ids.length === 0) return null;
  return (
    <Notice
      kind="needs"
      title={i18n.t('damaged_items', ids.length)}
      action={
        <>
          <a href="/options.html#backup" target="_blank" rel="noreferrer" className={buttonClass()}>
            {i18n.t('damaged_restore')}
          </a>
          <Button disabled={drop.busy} onClick={() => void drop.run()}>
            {i18n.t('damaged_drop')}
          </Button>
        </>
      }
    >
      {i18n.t('damaged_items_text')}
      <ErrorNotice error={drop.error} />
    </Notice>
  );
}
