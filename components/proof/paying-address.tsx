import { i18n } from '#i18n';
import { CopyButton } from '../ui/copy-button';
import { Code } from '../ui/facts';

/** Where a small float goes, from which proofs are paid. */
export function PayingAddress({ address }: { address: string }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{i18n.t('paying_title')}</p>
      <p>
        <Code>{address}</Code>
      </p>
      <p className="text-small text-ink-soft">{i18n.t('paying_text')}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton size="small" label={i18n.t('copy_address')} text={address} />
      </div>
    </div>
  );
}
