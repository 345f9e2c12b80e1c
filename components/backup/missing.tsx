import { i18n } from '#i18n';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';

interface MissingProps {
  /** How many records could not be read when the file was written. */
  records: number;
  /** Name of the folder, where the file is the last one in it. */
  folder?: string;
}

/** A file that does not hold everything says so, and where the rest may be. */
export function Missing({ records, folder }: MissingProps) {
  if (records === 0) return null;
  const title =
    folder === undefined
      ? i18n.t('missing_records', records, [count(records)])
      : i18n.t('missing_records_folder', records, [count(records), folder]);
  return (
    <Notice kind="needs" title={title}>
      {i18n.t('missing_records_help', [i18n.t('merge_title')])}
    </Notice>
  );
}
