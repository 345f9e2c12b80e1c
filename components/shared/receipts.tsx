import { Download, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Select } from '../ui/field';
import { hostOf } from '../ui/format';
import { saveJson } from '../ui/save-file';
import { Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { Receipt } from './receipt';

/** As many as the background answers at once. */
const SHOWN = 200;

/** What left this wallet, newest first. */
export function Receipts() {
  const [origin, setOrigin] = useState<string | null>(null);
  const { data: known } = useCall('disclosures.known', {});
  const { data: receipts, error } = useCall('disclosures.list', { origin, limit: SHOWN });
  const origins = [...new Set(known?.map((one) => one.origin))].sort();
  const download = useAction(async () => saveJson('receipts.json', await call('disclosures.all', { origin })));
  return (
    <Section
      title={i18n.t('receipts')}
      aside={
        origins.length > 1 &&
        (origin !== null || (receipts && receipts.length > 0)) && (
          <Select
            label={i18n.t('receipts_of')}
            hideLabel
            value={origin ?? ''}
            onChange={(event) => setOrigin(event.target.value || null)}
          >
            <option value="">{i18n.t('all_sites')}</option>
            {origins.map((each) => (
              <option key={each} value={each}>
                {hostOf(each)}
              </option>
            ))}
          </Select>
        )
      }
    >
      <ErrorNotice error={error ?? download.error} />
      {receipts?.length === 0 && (
        <Empty icon={ReceiptText} title={i18n.t('receipts_empty_title')}>
          {i18n.t('receipts_empty_text')}
        </Empty>
      )}
      {receipts && receipts.length > 0 && (
        <div>
          {receipts.map((disclosure) => (
            <Receipt key={disclosure.id} disclosure={disclosure} />
          ))}
        </div>
      )}
      {receipts && receipts.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <p className="text-small text-ink-soft">{i18n.t('receipts_download_note')}</p>
          <Button size="small" busy={download.busy} onClick={() => void download.run()}>
            <Download aria-hidden className="size-3.5" />
            {i18n.t('receipts_download')}
          </Button>
        </div>
      )}
      {receipts?.length === SHOWN && <p className="text-small text-ink-soft">{i18n.t('receipts_newest', [SHOWN])}</p>}
    </Section>
  );
}
