import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { MembershipSelect } from '../credentials/membership-select';
import { sizeWords } from '../credentials/size-words';
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
    <MembershipSelect
      className="mt-1.5"
      held={held}
      hint={size === null ? undefined : `${said} ${sizeWords(size)}`}
      value={chosen.shows}
      onChange={(shows) => onChosen({ ...chosen, shows })}
    />
  );
}
