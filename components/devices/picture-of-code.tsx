import { useState } from 'react';
import { i18n } from '#i18n';
import { FileField } from '../ui/file-field';
import { Notice } from '../ui/notice';
import { readQr } from './read-qr';

/** A picture of the QR code, instead of typing. */
export function PictureOfCode({ onCode }: { onCode: (code: string) => void }) {
  const [failed, setFailed] = useState(false);
  const read = async (picture: File) => {
    const code = await readQr(picture);
    setFailed(code === null);
    if (code !== null) onCode(code);
  };
  return (
    <div className="grid gap-1">
      <FileField
        place="quiet"
        label={i18n.t('pair_picture')}
        accept="image/*"
        onFile={(picture) => void read(picture)}
      />
      {failed && <Notice kind="error">{i18n.t('pair_picture_failed')}</Notice>}
    </div>
  );
}
