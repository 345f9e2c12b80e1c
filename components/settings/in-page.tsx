import { i18n } from '#i18n';
import { type InPage, WHERES, type Where } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Switch } from '../ui/choice';
import { Select } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';

/** How Satchel behaves in chat pages, the same on every site. */
export function InPageSettings() {
  const { data, error } = useCall('inPage.get', {});
  const set = useAction((settings: InPage) => call('inPage.set', settings));
  const words: Record<Where, string> = {
    after: i18n.t('where_after'),
    before: i18n.t('where_before'),
  };
  const turn = (name: 'look' | 'temporary' | 'askLocked') => (on: boolean) =>
    data && void set.run({ ...data, [name]: on });
  return (
    <>
      {data && (
        <>
          <Select
            label={i18n.t('where')}
            value={data.where}
            onChange={(event) => void set.run({ ...data, where: event.target.value as Where })}
          >
            {WHERES.map((where) => (
              <option key={where} value={where}>
                {words[where]}
              </option>
            ))}
          </Select>
          <Switch
            label={i18n.t('in_page_look')}
            hint={i18n.t('in_page_look_hint')}
            checked={data.look}
            onChecked={turn('look')}
            disabled={set.busy}
          />
          <Switch
            label={i18n.t('in_page_temporary')}
            hint={i18n.t('in_page_temporary_hint')}
            checked={data.temporary}
            onChecked={turn('temporary')}
            disabled={set.busy}
          />
          <Switch
            label={i18n.t('in_page_ask_locked')}
            hint={i18n.t('in_page_ask_locked_hint')}
            checked={data.askLocked}
            onChecked={turn('askLocked')}
            disabled={set.busy}
          />
        </>
      )}
      <ErrorNotice error={error ?? set.error} />
    </>
  );
}
