import { useId } from 'react';
import { i18n } from '#i18n';

/** One wallet file, of any size: it is read in parts. */
export function PickFile({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-medium">
        {i18n.t('wallet_file')}
      </label>
      <input
        id={id}
        type="file"
        accept=".satchel"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
        }}
        className="w-full text-small text-ink-soft file:me-3 file:min-h-8 file:rounded-box file:border file:border-solid file:border-edge file:bg-raised file:px-2.5 file:text-ink"
      />
      <p className="text-small text-ink-soft">{i18n.t('wallet_file_hint')}</p>
    </div>
  );
}
