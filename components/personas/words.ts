import { i18n } from '#i18n';
import type { ActivePersona } from '#lib/protocol/index';

/** What a choice comes to, within a sentence. */
export function personaWords(active: ActivePersona): string {
  if (active.kind === 'persona') return active.persona.name;
  return active.kind === 'all' ? i18n.t('persona_by_default_all') : i18n.t('persona_deleted');
}
