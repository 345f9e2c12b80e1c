import { i18n } from '#i18n';
import type { StampView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Code, Facts } from '../ui/facts';
import { ago, count, fullTime } from '../ui/format';
import { saveOts } from '../ui/save-file';
import { codeWords, ErrorNotice } from '../wallet/errors';
import { nameOf } from './calendars';
import { isWitnessed } from './rows';

function stateWords({ state, taken, block, time, live }: StampView): string {
  if (state === 'queued') return i18n.t('anchor_queued');
  if (state === 'sent') return i18n.t('stamp_sent', taken.length, [count(taken.length)]);
  if (time === null) return i18n.t('stamp_unchecked', [String(block)]);
  return i18n.t(live ? 'stamp_confirmed' : 'stamp_confirmed_test', [String(block)]);
}

/** How far a fingerprint has come into Bitcoin, and why it waits where it does. */
export function StampState({ stamp }: { stamp: StampView }) {
  const { waiting, nextTryAt } = stamp;
  return (
    <>
      <p className={isWitnessed(stamp) ? 'text-verified' : 'text-ink-soft'}>{stateWords(stamp)}</p>
      {waiting && <p className="text-needs">{codeWords(waiting)}</p>}
      {nextTryAt !== null && <p className="text-small text-ink-soft">{i18n.t('stamp_next', [ago(nextTryAt)])}</p>}
    </>
  );
}

export function StampDetails({ stamp: { id, digest, taken, time } }: { stamp: StampView }) {
  const save = useAction(async () => saveOts(digest, (await call('stamps.file', { id })).ots));
  return (
    <div className="grid gap-2">
      <Facts
        rows={[
          [i18n.t('anchor_root'), <Code key="root">{digest}</Code>],
          [i18n.t('stamp_calendars'), taken.length > 0 ? taken.map(nameOf).join(', ') : null],
          [i18n.t('stamp_time'), time === null ? null : fullTime(time * 1000)],
        ]}
      />
      {taken.length > 0 && (
        <div className="grid gap-1">
          <Button size="small" className="justify-self-start" busy={save.busy} onClick={() => save.run()}>
            {i18n.t('stamp_save')}
          </Button>
          <p className="text-small text-ink-soft">{i18n.t('stamp_save_hint')}</p>
        </div>
      )}
      <ErrorNotice error={save.error} />
    </div>
  );
}
