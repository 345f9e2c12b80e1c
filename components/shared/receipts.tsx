import { ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Empty } from '../ui/empty';
import { Select } from '../ui/field';
import { hostOf } from '../ui/format';
import { Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { Receipt } from './receipt';
import { ReceiptsExport } from './receipts-export';

/** As many as the background answers at once. */
const SHOWN = 200;

/** What left this wallet, newest first. */
export function Receipts() {
  const [origin, setOrigin] = useState<string | null>(null);
  const { data: known } = useCall('disclosures.known', {});
  const { data: receipts, error } = useCall('disclosures.list', { origin, limit: SHOWN });
  const origins = [...new Set(known?.map((one) => one.origin))].sort();
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
      <ErrorNotice error={error} />
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
      {receipts && receipts.length > 0 && <ReceiptsExport origin={origin} />}
      {receipts?.length === SHOWN && <p className="text-small text-ink-soft">{i18n.t('receipts_newest', [SHOWN])}</p>}
    </Section>
  );
}
