import { i18n } from '#i18n';
import type { DisclosureView } from '#lib/protocol/index';
import { Outcome } from '../shared/outcome';
import { hostOf } from '../ui/format';
import { Section } from '../ui/section';
import { Ago } from '../ui/time';
import { receiptPage } from '../wallet/links';

/** The newest receipts of all sites, a line each; it leads to the whole receipt. */
export function LastReceipts({ receipts }: { receipts: readonly DisclosureView[] }) {
  return (
    <Section title={i18n.t('last_receipts')}>
      {receipts.length === 0 ? (
        <p className="text-ink-soft">{i18n.t('last_receipts_none')}</p>
      ) : (
        <ul className="grid gap-1.5">
          {receipts.map((receipt) => (
            <li key={receipt.id}>
              <ReceiptLine receipt={receipt} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function ReceiptLine({
  receipt: { id, origin, state, detail, nonce, items, releasedAt },
}: {
  receipt: DisclosureView;
}) {
  return (
    <a
      href={receiptPage(id)}
      target="_blank"
      rel="noreferrer"
      className="-mx-2 flex flex-wrap items-baseline justify-between gap-x-3 rounded-box px-2 py-0.5 text-ink no-underline hover:bg-sunken"
    >
      <span className="min-w-0">
        <span className="underline decoration-edge underline-offset-4">{hostOf(origin)}</span>,{' '}
        {i18n.t('lines', items.length)}
        <span className="block">
          <Outcome state={state} detail={detail} origin={origin} nonce={nonce} />
        </span>
      </span>
      <span className="text-small text-ink-soft">
        <Ago at={releasedAt} />
      </span>
    </a>
  );
}
