import type { PeopleSettings, Revision } from '#lib/protocol/index';
import { latest } from './personas';

/**
 * What two installations' contacts come to: of each the latest word, a removal being one. The same whichever is named
 * first, in whatever order several meet, and however often.
 */
export function mergePeople(a: PeopleSettings, b: PeopleSettings): PeopleSettings {
  const [me] = latest(
    [a.me, b.me].filter((one) => one !== undefined),
    () => '',
  );
  return {
    contacts: latest([...a.contacts, ...b.contacts], ({ id }) => id),
    opened: firstOf([...a.opened, ...b.opened]),
    ...(me && { me }),
  };
}

/** Every revision in them. */
export const revisionsOfPeople = ({ contacts, me }: PeopleSettings): Revision[] => [
  ...contacts.map(({ rev }) => rev),
  ...(me ? [me.rev] : []),
];

/** Of each share the earliest opening, in order of time. */
function firstOf(opened: PeopleSettings['opened']): PeopleSettings['opened'] {
  const byTime = [...opened].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return byTime.filter(({ id }, at) => byTime.findIndex((other) => other.id === id) === at);
}
