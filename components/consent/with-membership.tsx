import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { choiceWords, sizeWords } from '../credentials/size-words';
import { Select } from '../ui/field';
import type { Chosen } from './choice';

interface WithMembershipProps {
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
}

/** Whether a consent that lasts also shows that the person belongs to a group; nothing for who belongs to none. */
export function WithMembership({ chosen, onChosen }: WithMembershipProps) {
  const { data: credentials } = useCall('credentials.list', {});
  const held = credentials?.filter(({ state }) => state === 'member') ?? [];
  const size = held.find(({ id }) => id === chosen.shows)?.size ?? null;
  if (held.length === 0) return null;
  const said = chosen.manner === 'app' ? i18n.t('with_membership_app') : i18n.t('with_membership_chat');
  return (
    <Select
      className="mt-1.5"
      label={i18n.t('with_membership')}
      hint={size === null ? undefined : `${said} ${sizeWords(size)}`}
      value={chosen.shows}
      onChange={(event) => onChosen({ ...chosen, shows: event.target.value })}
    >
      <option value="">{i18n.t('with_membership_none')}</option>
      {held.map((credential) => (
        <option key={credential.id} value={credential.id}>
          {choiceWords(credential)}
        </option>
      ))}
    </Select>
  );
}
