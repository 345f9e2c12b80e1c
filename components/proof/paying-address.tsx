import { i18n } from '#i18n';
import type { AnchorQuote } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Qr } from '../devices/qr';
import { CopyButton } from '../ui/copy-button';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { coins, count } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';

interface PayingAddressProps {
  address: string;
  /** Why nothing is proven is that it has too little: it is not folded away then. */
  needed: boolean;
}

/** What a proof costs and who pays, in words and numbers; the address to which a small float goes, one click further. */
export function PayingAddress({ address, needed }: PayingAddressProps) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{i18n.t('paying_title')}</p>
      <p className="text-small text-ink-soft">{i18n.t('paying_text')}</p>
      <Costs />
      <Fold label={i18n.t('paying_address')} open={needed}>
        <p>
          <Code>{address}</Code>
        </p>
        <div className="mt-2 grid justify-items-start gap-2">
          <CopyButton size="small" label={i18n.t('copy_address')} text={address} />
          <Qr text={address} label={i18n.t('paying_qr')} />
        </div>
      </Fold>
    </div>
  );
}

/** As the chosen chain says now. */
function Costs() {
  const { data: quote, error } = useCall('anchor.quote', {});
  if (!quote) return <ErrorNotice error={error} />;
  const [wei, cap, balance, year] = amountsOf(quote);
  return (
    <>
      <Facts
        rows={[
          [i18n.t('paying_fee'), i18n.t('paying_fee_value', [coins(wei), coins(cap)])],
          [
            i18n.t('paying_balance'),
            i18n.t('paying_balance_value', [coins(balance), count(Number(balance / (wei || 1n)))]),
          ],
          [i18n.t('paying_year'), coins(year)],
        ]}
      />
      {wei > cap && <p className="text-needs">{i18n.t('paying_over_cap')}</p>}
      {balance > 2n * year && <p className="text-needs">{i18n.t('paying_too_much')}</p>}
    </>
  );
}

const amountsOf = ({ wei, cap, balance, year }: AnchorQuote) =>
  [BigInt(wei), BigInt(cap), BigInt(balance), BigInt(year)] as const;
