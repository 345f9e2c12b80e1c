import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { Notice } from '../ui/notice';
import { readQr } from './read-qr';

/** A picture of the QR code, instead of typing. */
export function PictureOfCode({ onCode }: { onCode: (code: string) => void }) {
  const id = useId();
  const [failed, setFailed] = useState(false);
  const read = async (picture: File | undefined) => {
    if (!picture) return;
    const code = await readQr(picture);
    setFailed(code === null);
    if (code !== null) onCode(code);
  };
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-small text-ink-soft">
        {i18n.t('pair_picture')}
      </label>
      <input
        id={id}
        type="file"
        accept="image/*"
        onChange={(event) => void read(event.target.files?.[0])}
        className="w-full text-small text-ink-soft file:me-3 file:min-h-8 file:rounded-box file:border file:border-solid file:border-edge file:bg-raised file:px-2.5 file:text-ink"
      />
      {failed && <Notice kind="error">{i18n.t('pair_picture_failed')}</Notice>}
    </div>
  );
}
