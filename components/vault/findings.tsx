import { i18n } from '#i18n';
import type { VaultFinding } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { list } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { AddFromFile } from './add-from-file';

const changed = ({ place }: VaultFinding) => place === 'contents';
const mended = ({ repaired }: VaultFinding) => repaired;

/** What was found damaged or changed from outside since the wallet was unlocked. */
export function Findings() {
  const { data } = useCall('vault.findings', {});
  const accept = useAction(() => call('vault.accept', {}));
  if (!data || data.length === 0) return null;
  if (data.some(changed)) {
    return (
      <Notice
        kind="error"
        title={i18n.t('changed_outside')}
        action={
          <>
            <AddFromFile />
            <Button busy={accept.busy} onClick={() => void accept.run()}>
              {i18n.t('changed_accept')}
            </Button>
          </>
        }
      >
        {i18n.t('changed_outside_text', [places(data.filter(changed))])}
        <ErrorNotice error={accept.error} />
      </Notice>
    );
  }
  if (data.every(mended)) return <Notice kind="info">{i18n.t('mended_text', [places(data)])}</Notice>;
  return null;
}

/** Where, in words, each once. */
function places(findings: readonly VaultFinding[]): string {
  const words = findings.map(({ place, store }) =>
    place === 'contents' ? storeWords(store) : i18n.t(`place_${place}`),
  );
  return list([...new Set(words)]);
}

function storeWords(store: string | null): string {
  if (store === 'items') return i18n.t('store_items');
  if (store === 'grants') return i18n.t('store_grants');
  if (store === 'disclosures') return i18n.t('store_disclosures');
  return i18n.t('store_other');
}
