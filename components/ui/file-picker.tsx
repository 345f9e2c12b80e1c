import { FileText } from 'lucide-react';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { Button } from './button';
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
  const id = useId();
  const [failed, setFailed] = useState(false);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
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
        <div className="grid gap-1">
          <label htmlFor={id} className="font-medium">
            {label}
          </label>
          <input
            id={id}
            type="file"
            accept={accept}
            onChange={(event) => void read(event.target.files?.[0])}
            className="w-full text-small text-ink-soft file:me-3 file:min-h-8 file:rounded-box file:border file:border-solid file:border-edge file:bg-raised file:px-2.5 file:text-ink"
          />
        </div>
      )}
      {failed && <Notice kind="error">{i18n.t('file_failed')}</Notice>}
    </div>
  );
}
