import { i18n } from '#i18n';
import type { RollbackHint } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { count, fullTime } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from './errors';

/** Said after unlocking and restoring, where something speaks for a wallet that is older than it was; with what to do. */
export function MayBeOlder({ brief = false }: { brief?: boolean }) {
  const { data: hints } = useCall('rollback.hints', {});
  const settle = useAction(() => call('rollback.settle', {}));
  if (!hints || hints.length === 0) return null;
  const action = (
    <>
      <a href="/options.html#backup" target="_blank" rel="noreferrer" className={buttonClass('secondary', 'small')}>
        {i18n.t('older_bring')}
      </a>
      <Button size="small" busy={settle.busy} onClick={() => settle.run()}>
        {i18n.t('older_fine')}
      </Button>
    </>
  );
  return (
    <Notice kind="needs" title={i18n.t('older_title')} action={action}>
      {brief ? (
        <p className="text-small">{i18n.t('older_brief')}</p>
      ) : (
        <div className="grid gap-1.5 text-small">
          {hints.map((hint) => (
            <p key={hint.kind}>{wordsOf(hint)}</p>
          ))}
          <p>{i18n.t('older_do')}</p>
        </div>
      )}
      <ErrorNotice error={settle.error} />
    </Notice>
  );
}

function wordsOf({ kind, found, known }: RollbackHint): string {
  switch (kind) {
    case 'state':
      return i18n.t('older_state', found - known, [count(found - known)]);
    case 'sent':
      return i18n.t('older_sent', [count(found), count(known)]);
    case 'backup':
      return i18n.t('older_backup', [fullTime(found), fullTime(known)]);
  }
}
