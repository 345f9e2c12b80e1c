import { Copy } from 'lucide-react';
import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button, type ButtonProps } from './button';
import { Notice } from './notice';
import { useFleeting } from './use-fleeting';

interface CopyButtonProps extends Pick<ButtonProps, 'size' | 'inactive'> {
  label: string;
  text: string;
}

/** Copies a text, and says beside the button that it did, or that the browser did not allow it. */
export function CopyButton({ label, text, ...rest }: CopyButtonProps) {
  const [copied, setCopied] = useFleeting();
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  });
  return (
    <>
      <Button {...rest} onClick={() => void copy.run()} busy={copy.busy}>
        <Copy aria-hidden className="size-3.5" />
        {label}
      </Button>
      <span role="status" className="self-center text-small text-ink-soft empty:hidden">
        {copied && !copy.error && i18n.t('copied')}
      </span>
      {copy.error && (
        <div className="basis-full">
          <Notice kind="error">{i18n.t('copy_failed')}</Notice>
        </div>
      )}
    </>
  );
}
