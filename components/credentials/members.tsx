import { useState } from 'react';
import { i18n } from '#i18n';
import type { IssuedView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { shortDate } from '../ui/format';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';

const AT_ONCE = 50;

/** Who is in a group, newest first, as its issuer noted them. */
export function Members({ group: { id, members } }: { group: IssuedView }) {
  const toast = useToast();
  const [shown, setShown] = useState(AT_ONCE);
  const dismiss = useAction(async (commitment: string) => {
    await call('groups.dismiss', { id, commitment });
    toast({ text: i18n.t('group_dismissed') });
  });
  const newest = members.toReversed();
  return (
    <>
      <ul className="grid gap-1">
        {newest.slice(0, shown).map(({ commitment, label, at, removed }) => (
          <li key={`${commitment}${at}`} className="flex items-center gap-3">
            <span className="min-w-0 grow truncate" title={commitment}>
              {label || i18n.t('group_unnamed')}
            </span>
            <span className="text-small text-ink-soft">{removed ? i18n.t('group_removed') : shortDate(at)}</span>
            {!removed && (
              <Button size="small" look="removes" busy={dismiss.busy} onClick={() => void dismiss.run(commitment)}>
                {i18n.t('group_dismiss')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {newest.length > shown && (
        <Button size="small" className="justify-self-start" onClick={() => setShown(shown + AT_ONCE)}>
          {i18n.t('details')}
        </Button>
      )}
      <ErrorNotice error={dismiss.error} />
    </>
  );
}
