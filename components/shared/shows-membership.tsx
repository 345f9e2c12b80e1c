import type { GrantView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { MembershipSelect } from '../credentials/membership-select';
import { sizeWords } from '../credentials/size-words';
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
      <MembershipSelect
        held={held}
        hint={shown?.size ? sizeWords(shown.size) : undefined}
        value={shown?.id ?? ''}
        disabled={change.busy}
        onChange={(credential) => void change.run(credential || null)}
      />
      <ErrorNotice error={change.error} />
    </>
  );
}
