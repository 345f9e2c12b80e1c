import { i18n } from '#i18n';
import { type AnchorQuote, type AnchorStatus, presetFor } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Qr } from '../devices/qr';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { coins, count } from '../ui/format';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';
import { GetBack } from './get-back';

interface PayingAddressProps {
  status: AnchorStatus;
  /** Why nothing is proven is that it has too little: it is not folded away then. */
  needed: boolean;
}

/** What a proof costs and who pays, in words and numbers; the address to which a small float goes, one click further. */
export function PayingAddress({ status: { config }, needed }: PayingAddressProps) {
  const { chainId, rpcUrl, eas } = config;
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{i18n.t('paying_title')}</p>
      <p className="text-small text-ink-soft">{i18n.t('paying_text')}</p>
      <Quoted key={`${chainId} ${rpcUrl} ${eas}`} needed={needed} />
    </div>
  );
}

/** As the chosen chain says now; asked for once, and again on a click: the node learns of each time. */
function Quoted({ needed }: { needed: boolean }) {
  const { data: quote, error, current, reload } = useCall('anchor.quote', {}, false);
  return (
    <>
      {!quote && !error && <Progress label={i18n.t('paying_asking')} />}
      {quote && <Costs quote={quote} />}
      <ErrorNotice error={error} />
      {error && !quote && <p className="text-small text-ink-soft">{i18n.t('paying_unknown')}</p>}
      {quote && <Address quote={quote} needed={needed} />}
      {(quote || error) && (
        <Button size="small" look="quiet" className="justify-self-start" busy={!current} onClick={reload}>
          {i18n.t('paying_again')}
        </Button>
      )}
    </>
  );
}

function Costs({ quote }: { quote: AnchorQuote }) {
  const { chainId } = quote;
  const [wei, cap, balance, year] = [quote.wei, quote.cap, quote.balance, quote.year].map(BigInt) as Wei;
  return (
    <>
      <Facts
        rows={[
          [i18n.t('paying_fee'), i18n.t('paying_fee_value', [amount(wei, chainId), amount(cap, chainId)])],
          [
            i18n.t('paying_balance'),
            i18n.t('paying_balance_value', [amount(balance, chainId), count(Number(balance / (wei || 1n)))]),
          ],
          [i18n.t('paying_year'), amount(year, chainId)],
        ]}
      />
      {wei > cap && <p className="text-needs">{i18n.t('paying_over_cap')}</p>}
    </>
  );
}

/** With how much may go there; where enough lies there, how the rest comes back, and no address. */
function Address({ quote: { address, chainId, ...quote }, needed }: { quote: AnchorQuote; needed: boolean }) {
  const [float, balance] = [BigInt(quote.float), BigInt(quote.balance)];
  if (balance >= float)
    return (
      <>
        <p className={balance > float ? 'text-needs' : 'text-ink-soft'}>
          {i18n.t('paying_enough', [amount(float, chainId)])}
        </p>
        {balance > float && <GetBack />}
      </>
    );
  return (
    <Fold label={i18n.t('paying_address')} open={needed}>
      <p>
        <Code>{address}</Code>
      </p>
      <p className="mt-1.5 font-medium">{i18n.t('paying_most', [amount(float - balance, chainId)])}</p>
      <div className="mt-2 grid justify-items-start gap-2">
        <CopyButton size="small" label={i18n.t('copy_address')} text={address} />
        <Qr text={address} label={i18n.t('paying_qr')} />
      </div>
    </Fold>
  );
}

type Wei = [wei: bigint, cap: bigint, balance: bigint, year: bigint];

/** Every network that is known by name is paid in ether. */
function amount(wei: bigint, chainId: number): string {
  const preset = presetFor(chainId);
  if (!preset) return i18n.t('amount_own', [coins(wei)]);
  return i18n.t(preset.test ? 'amount_test' : 'amount_ether', [coins(wei)]);
}
