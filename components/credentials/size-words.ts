import { i18n } from '#i18n';
import { type CredentialView, SMALL_GROUP } from '#lib/protocol/index';
import { count } from '../ui/format';

/** How many people a member is hidden among; of a small group, that it hides little. */
export function sizeWords(size: number): string {
  if (size < SMALL_GROUP) return i18n.t('credential_people_small', size, [count(size)]);
  return i18n.t('group_members', size, [count(size)]);
}

/** A membership's name in a list of choices; beside one that proves nothing, that it does not. */
export const choiceWords = ({ name, kind }: Pick<CredentialView, 'name' | 'kind'>): string =>
  kind === 'demo' ? `${name} (${i18n.t('credential_demo')})` : name;
