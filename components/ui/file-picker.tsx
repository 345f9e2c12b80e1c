import { FileText } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from './button';
import { FileField } from './file-field';
import { Notice } from './notice';

/** Read whole into memory, so capped before it is read. */
const MAX_FILE_BYTES = 32 * 1024 * 1024;

interface FilePickerProps {
  label: string;
  accept: string;
  /** Name of the file in use. */
  file: string | null;
  onText: (text: string, name: string) => void;
  onClear: () => void;
}

/** One text file, read in this page; nothing is sent anywhere. */
export function FilePicker({ label, accept, file, onText, onClear }: FilePickerProps) {
  const [failed, setFailed] = useState(false);
  const read = async (chosen: File) => {
    const fits = chosen.size <= MAX_FILE_BYTES;
    setFailed(!fits);
    if (!fits) return;
    try {
      onText(await chosen.text(), chosen.name);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className="grid gap-2">
      {file ? (
        <p className="flex items-center gap-2">
          <FileText aria-hidden className="size-4 shrink-0 text-ink-soft" />
          <span className="min-w-0 grow truncate">{file}</span>
          <Button size="small" onClick={onClear}>
            {i18n.t('file_remove')}
          </Button>
        </p>
      ) : (
        <FileField place="on" label={label} accept={accept} onFile={(chosen) => void read(chosen)} />
      )}
      {failed && <Notice kind="error">{i18n.t('file_failed')}</Notice>}
    </div>
  );
}
