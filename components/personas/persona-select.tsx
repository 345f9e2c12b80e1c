import { i18n } from '#i18n';
import { ALL, DEFAULT, type SitePersona } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { categoryName } from '../shared/category';
import { Select } from '../ui/field';
import { list } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { Choices } from './choices';
import { personaWords } from './words';

interface PersonaSelectProps {
  origin: string;
  at: SitePersona;
}

/** Which persona holds on a site, what that means, and the switch. */
export function PersonaSelect({ origin, at: { choice, active, byDefault, personas } }: PersonaSelectProps) {
  const choose = useAction((chosen: string) => call('personas.choose', { at: origin, choice: chosen }));
  const isKnown = choice === ALL || choice === DEFAULT || personas.some(({ id }) => id === choice);
  const categories = active.kind === 'persona' ? active.persona.categories : [];
  return (
    <>
      <Select
        label={i18n.t('persona_here')}
        className="grid-cols-[max-content_1fr] items-center gap-x-3"
        value={isKnown ? choice : ''}
        onChange={(event) => void choose.run(event.target.value)}
        disabled={choose.busy}
      >
        <option value={DEFAULT}>{i18n.t('persona_by_default', [personaWords(byDefault)])}</option>
        <Choices personas={personas} isKnown={isKnown} />
      </Select>
      {categories.length > 0 && (
        <p className="text-small text-ink-soft">{i18n.t('persona_only', [list(categories.map(categoryName))])}</p>
      )}
      {active.kind === 'persona' && categories.length === 0 && <Notice kind="needs">{i18n.t('persona_empty')}</Notice>}
      {active.kind === 'gone' && <Notice kind="needs">{i18n.t('persona_gone')}</Notice>}
      <ErrorNotice error={choose.error} />
    </>
  );
}
