import { Copy } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Code } from '../ui/facts';
import { Notice } from '../ui/notice';

/** Where a small float goes, from which proofs are paid. */
export function PayingAddress({ address }: { address: string }) {
  const [copied, setCopied] = useState(false);
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  });
  return (
    <div className="grid gap-1.5 border-t border-line pt-3">
      <p className="font-medium">{i18n.t('paying_title')}</p>
      <p>
        <Code>{address}</Code>
      </p>
      <p className="text-small text-ink-soft">{i18n.t('paying_text')}</p>
      <div className="flex items-center gap-3">
        <Button size="small" onClick={() => copy.run()}>
          <Copy aria-hidden className="size-3.5" />
          {i18n.t('copy_address')}
        </Button>
        <span role="status" className="text-small text-ink-soft">
          {copied && i18n.t('copied')}
        </span>
      </div>
      {copy.error && <Notice kind="error">{i18n.t('copy_failed')}</Notice>}
    </div>
  );
}
