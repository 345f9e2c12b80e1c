import { i18n } from '#i18n';
import type { DisclosureView } from '#lib/protocol/index';
import { Outcome } from '../shared/outcome';
import { hostOf } from '../ui/format';
import { Section } from '../ui/section';
import { Ago } from '../ui/time';

/** The newest receipts of all sites, a line each. */
export function LastReceipts({ receipts }: { receipts: readonly DisclosureView[] }) {
  return (
    <Section title={i18n.t('last_receipts')}>
      {receipts.length === 0 ? (
        <p className="text-ink-soft">{i18n.t('last_receipts_none')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {receipts.map(({ id, origin, state, detail, items, releasedAt }) => (
            <li key={id} className="flex items-baseline justify-between gap-3">
              <span className="min-w-0">
                {hostOf(origin)}, {i18n.t('lines', items.length)}
                <span className="block">
                  <Outcome state={state} detail={detail} />
                </span>
              </span>
              <span className="shrink-0 text-small text-ink-soft">
                <Ago at={releasedAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
