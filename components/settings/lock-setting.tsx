import { i18n } from '#i18n';
import type { Settings } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Switch } from '../ui/choice';
import { Select } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';
import { SensitiveCategories } from './sensitive-categories';

const MINUTES = [1, 5, 15, 30, 60, 240];

/** After how long without use the wallet locks, and what may go on then. */
export function LockSetting() {
  const { data, error, reload } = useCall('settings.get', {});
  const set = useAction(async (change: Partial<Settings>) => {
    if (data) await call('settings.set', { ...data, ...change });
    reload();
  });
  const choices = [...new Set([...MINUTES, ...(data ? [data.lockMinutes] : [])])].sort((a, b) => a - b);
  return (
    <>
      {data && (
        <>
          <Select
            label={i18n.t('lock_after')}
            hint={i18n.t('lock_hint')}
            value={data.lockMinutes}
            onChange={(event) => void set.run({ lockMinutes: Number(event.target.value) })}
          >
            {choices.map((minutes) => (
              <option key={minutes} value={minutes}>
                {i18n.t('minutes', minutes)}
              </option>
            ))}
          </Select>
          <Switch
            label={i18n.t('keeps_sharing')}
            hint={i18n.t('keeps_sharing_hint')}
            checked={data.keepsSharing}
            onChecked={(keepsSharing) => void set.run({ keepsSharing })}
            disabled={set.busy}
          />
        </>
      )}
      <SensitiveCategories />
      <ErrorNotice error={error ?? set.error} />
    </>
  );
}
