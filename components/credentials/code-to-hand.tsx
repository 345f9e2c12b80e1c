import { i18n } from '#i18n';
import { Qr } from '../devices/qr';
import { CopyButton } from '../ui/copy-button';
import { Code } from '../ui/facts';
import { Fold } from '../ui/fold';

/** A code that the person hands to somebody: as text, to be copied, or as a picture. */
export function CodeToHand({ label, code }: { label: string; code: string }) {
  return (
    <div className="grid gap-2">
      <p className="font-medium">{label}</p>
      <Code>{code}</Code>
      <div className="flex flex-wrap gap-2">
        <CopyButton size="small" label={i18n.t('copy')} text={code} />
      </div>
      <Fold label={i18n.t('credential_code_picture')}>
        <Qr text={code} label={label} />
      </Fold>
    </div>
  );
}
