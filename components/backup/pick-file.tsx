import { i18n } from '#i18n';
import { FileField } from '../ui/file-field';

/** One wallet file, of any size: it is read in parts. */
export function PickFile({ onFile }: { onFile: (file: File) => void }) {
  return (
    <FileField label={i18n.t('wallet_file')} hint={i18n.t('wallet_file_hint')} accept=".satchel" onFile={onFile} />
  );
}
