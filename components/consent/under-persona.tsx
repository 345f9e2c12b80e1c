import { i18n } from '#i18n';
import { type ApprovalView, allowedCategories } from '#lib/protocol/index';
import { PersonaSelect } from '../personas/persona-select';
import { Notice } from '../ui/notice';

/** What narrows the question, and its switch: the lines below are chosen anew. Nothing where a person has no personas. */
export function UnderPersona({ approval: { origin, persona, candidates } }: { approval: ApprovalView }) {
  const allowed = allowedCategories(persona.active);
  if (allowed === null && persona.personas.length === 0) return null;
  return (
    <div className="grid gap-2">
      <PersonaSelect origin={origin} at={persona} />
      {candidates.length === 0 && allowed !== null && allowed.length > 0 && (
        <Notice kind="info">{i18n.t('persona_nothing')}</Notice>
      )}
    </div>
  );
}
