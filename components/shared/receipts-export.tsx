import { Download } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { type DisclosureView, MAX_PROOFS_AT_ONCE, type ReceiptsFile } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { count } from '../ui/format';
import { Progress } from '../ui/progress';
import { saveBlob, saveJson } from '../ui/save-file';
import { ErrorNotice } from '../wallet/errors';

/** All receipts as a file, readable or with their proofs; before that, what the proofs tie together. */
export function ReceiptsExport({ origin }: { origin: string | null }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<[done: number, all: number] | null>(null);
  const plain = useAction(async () => {
    saveJson('receipts.json', await call('disclosures.all', { origin }));
    setOpen(false);
  });
  const proven = useAction(async () => {
    try {
      const receipts = await call('disclosures.all', { origin });
      const file = await withProofs(receipts, (done) => setMade([done, receipts.length]));
      // Not for reading: spaces alone would be a fifth of it.
      saveBlob('receipts-with-proofs.json', new Blob([JSON.stringify(file)], { type: 'application/json' }));
      setOpen(false);
    } finally {
      setMade(null);
    }
  });
  const busy = plain.busy || proven.busy;
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
      <p className="text-small text-ink-soft">{i18n.t('receipts_download_note')}</p>
      <Button size="small" onClick={() => setOpen(true)}>
        <Download aria-hidden className="size-3.5" />
        {i18n.t('receipts_download')}
      </Button>
      <Dialog
        title={i18n.t('receipts_download')}
        description={i18n.t('receipts_download_note')}
        open={open}
        onOpen={setOpen}
      >
        <div className="grid gap-2">
          <h3 className="font-medium">{i18n.t('receipts_proofs')}</h3>
          <p>{i18n.t('receipts_proofs_text')}</p>
          <p className="text-needs">{i18n.t('receipts_proofs_link')}</p>
        </div>
        {proven.busy && (
          <Progress
            label={
              made ? i18n.t('receipts_proofs_made', [count(made[0]), count(made[1])]) : i18n.t('receipts_proofs_begin')
            }
          />
        )}
        <ErrorNotice error={plain.error ?? proven.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button busy={plain.busy} inactive={busy} onClick={() => !busy && void plain.run()}>
            {i18n.t('receipts_plain')}
          </Button>
          <Button look="primary" busy={proven.busy} inactive={busy} onClick={() => !busy && void proven.run()}>
            {i18n.t('receipts_proven')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}

async function withProofs(receipts: readonly DisclosureView[], onMade: (done: number) => void): Promise<ReceiptsFile> {
  const file: ReceiptsFile = { format: 'satchel-receipts', version: 1, receipts: [] };
  for (let from = 0; from < receipts.length; from += MAX_PROOFS_AT_ONCE) {
    const part = receipts.slice(from, from + MAX_PROOFS_AT_ONCE);
    const proofs = await call('proof.receipts', { ids: part.map(({ id }) => id) });
    file.receipts.push(...part.map((receipt, at) => ({ receipt: { ...receipt }, proof: proofs[at] ?? null })));
    onMade(file.receipts.length);
  }
  return file;
}
