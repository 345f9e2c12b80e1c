import { i18n } from '#i18n';
import type { BulkChange } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorNotice } from '../wallet/errors';

/** Deleted items whose text receipts still hold. */
export interface Held {
  /** In one change, as they were. */
  changes: readonly BulkChange[];
  /** Receipts that hold it. */
  receipts: number;
}

interface AlsoReceiptsProps {
  held: Held | null;
  onDone: () => void;
  /** Where the focus goes afterwards: the line that it was on is gone. */
  heir: () => HTMLElement | null;
}

/** After a deletion: receipts keep the text, unless the person has it taken out there too. */
export function AlsoReceipts({ held, onDone, heir }: AlsoReceiptsProps) {
  const redact = useAction(async () => {
    if (held) await call('receipts.redact', { itemIds: held.changes.map(({ before }) => before.id) });
    onDone();
  });
  return (
    <Dialog
      title={i18n.t('also_receipts', held?.receipts ?? 1)}
      description={i18n.t('also_receipts_text')}
      open={held !== null}
      onOpen={(open) => !open && onDone()}
      heir={heir}
    >
      <ErrorNotice error={redact.error} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onDone}>{i18n.t('also_receipts_keep')}</Button>
        <Button look="removes" busy={redact.busy} onClick={() => void redact.run()}>
          {i18n.t('also_receipts_remove')}
        </Button>
      </div>
    </Dialog>
  );
}
