import { i18n } from '#i18n';
import type { GrantView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { choiceWords, sizeWords } from '../credentials/size-words';
import { Select } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';

/** Which membership is shown under a consent that stands; nothing for who belongs to no group. */
export function ShowsMembership({ grant: { uid, shows } }: { grant: GrantView }) {
  const { data: credentials } = useCall('credentials.list', {});
  const change = useAction((credential: string | null) => call('grants.shows', { uid, credential }));
  const held = credentials?.filter(({ id, state }) => state === 'member' || id === shows) ?? [];
  if (held.length === 0) return null;
  const shown = held.find(({ id }) => id === shows);
  return (
    <>
      <Select
        label={i18n.t('with_membership')}
        hint={shown?.size ? sizeWords(shown.size) : undefined}
        value={shown?.id ?? ''}
        disabled={change.busy}
        onChange={(event) => void change.run(event.target.value || null)}
      >
        <option value="">{i18n.t('with_membership_none')}</option>
        {held.map((credential) => (
          <option key={credential.id} value={credential.id}>
            {choiceWords(credential)}
          </option>
        ))}
      </Select>
      <ErrorNotice error={change.error} />
    </>
  );
}
