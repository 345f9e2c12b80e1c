import { i18n } from '#i18n';
import { CopyButton } from '../ui/copy-button';
import { Code } from '../ui/facts';
import { Fold } from '../ui/fold';

interface PayingAddressProps {
  address: string;
  /** Why nothing is proven is that it has too little: it is not folded away then. */
  needed: boolean;
}

/** What a proof costs and who pays, in words; the address to which a small float goes, one click further. */
export function PayingAddress({ address, needed }: PayingAddressProps) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{i18n.t('paying_title')}</p>
      <p className="text-small text-ink-soft">{i18n.t('paying_text')}</p>
      <Fold label={i18n.t('paying_address')} open={needed}>
        <p>
          <Code>{address}</Code>
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <CopyButton size="small" label={i18n.t('copy_address')} text={address} />
        </div>
      </Fold>
    </div>
  );
}
