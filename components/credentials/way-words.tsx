import { i18n } from '#i18n';
import type { GroupKind, Way } from '#lib/protocol/index';
import { Facts } from '../ui/facts';
import type { Underscored } from '../wallet/errors';

type Question = 'enter' | 'proves' | 'links' | 'until';

function words(way: Way, question: Question): string {
  return i18n.t(`way_${way.replaceAll('-', '_') as Underscored<Way>}_${question}`);
}

/** What a way into a group asks of someone, and what being in by it says: in plain words, before and after. */
export function WayWords({ way, entering = false }: { way: Way; entering?: boolean }) {
  return (
    <Facts
      rows={[
        [i18n.t('way_enter'), entering ? words(way, 'enter') : null],
        [i18n.t('way_proves'), words(way, 'proves')],
        [i18n.t('way_links'), words(way, 'links')],
        [i18n.t('way_until'), words(way, 'until')],
      ]}
    />
  );
}

/** Beside the name of every group that proves nothing. */
export function DemoBadge({ kind }: { kind: GroupKind }) {
  if (kind !== 'demo') return null;
  return (
    <span className="rounded-box border border-needs px-1.5 text-small text-needs">{i18n.t('credential_demo')}</span>
  );
}
