import { i18n } from '#i18n';
import { ALL, type Persona } from '#lib/protocol/index';

interface ChoicesProps {
  personas: readonly Persona[];
  /** False where the one that was chosen is deleted: then there is a line for that. */
  isKnown: boolean;
}

/** What can be chosen at any place. */
export function Choices({ personas, isKnown }: ChoicesProps) {
  return (
    <>
      {personas.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      <option value={ALL}>{i18n.t('persona_all')}</option>
      {!isKnown && (
        <option value="" disabled>
          {i18n.t('persona_deleted_choose')}
        </option>
      )}
    </>
  );
}
