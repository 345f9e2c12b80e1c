import { i18n } from '#i18n';
import type { CredentialView } from '#lib/protocol/index';
import { Select } from '../ui/field';
import { choiceWords } from './size-words';

interface MembershipSelectProps {
  /** Those to choose from. */
  held: readonly CredentialView[];
  /** Id of the one that is chosen; empty for none. */
  value: string;
  onChange: (credential: string) => void;
  hint?: string | undefined;
  disabled?: boolean;
  className?: string;
}

/** Which membership goes along with a consent, or none. */
export function MembershipSelect({ held, value, onChange, ...field }: MembershipSelectProps) {
  return (
    <Select
      label={i18n.t('with_membership')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      {...field}
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
