import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Select } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';

const MINUTES = [1, 5, 15, 30, 60, 240];

/** After how long without use the wallet locks. */
export function LockSetting() {
  const { data, error, reload } = useCall('settings.get', {});
  const set = useAction(async (lockMinutes: number) => {
    await call('settings.set', { lockMinutes });
    reload();
  });
  const choices = [...new Set([...MINUTES, ...(data ? [data.lockMinutes] : [])])].sort((a, b) => a - b);
  return (
    <>
      {data && (
        <Select
          label={i18n.t('lock_after')}
          hint={i18n.t('lock_hint')}
          value={data.lockMinutes}
          onChange={(event) => void set.run(Number(event.target.value))}
        >
          {choices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {i18n.t('minutes', minutes)}
            </option>
          ))}
        </Select>
      )}
      <ErrorNotice error={error ?? set.error} />
    </>
  );
}
