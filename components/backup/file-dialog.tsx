import { useState } from 'react';
import { i18n } from '#i18n';
import type { ImportSummary } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Finished } from '../ui/finished';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { FileProgress } from './file-progress';
import { Missing } from './missing';
import { type Opened, OpenFile } from './open-file';
import { Changes, Summary } from './summary';
import { sendFile } from './transfer';
import { useTransfer } from './use-transfer';

interface FileDialogProps {
  /** Only looked at, or also brought into this wallet. */
  aim: 'check' | 'merge';
  open: boolean;
  onOpen: (open: boolean) => void;
}

type Step =
  | { at: 'pick' }
  | { at: 'looked'; opened: Opened; summary: ImportSummary }
  | { at: 'merged'; summary: ImportSummary };

/** A wallet file: opened whole and looked at first; nothing changes before the person says so. */
export function FileDialog({ aim, open, onOpen }: FileDialogProps) {
  const [step, setStep] = useState<Step>({ at: 'pick' });
  const look = useTransfer(async (onProgress, signal, opened: Opened) => {
    const summary = await sendFile({ ...opened, aim: 'check' }, onProgress, signal);
    setStep({ at: 'looked', opened, summary });
  });
  const merge = useTransfer(async (onProgress, signal, opened: Opened) => {
    const summary = await sendFile({ ...opened, aim: 'merge' }, onProgress, signal);
    setStep({ at: 'merged', summary });
  });
  const running = look.busy ? look : merge.busy ? merge : null;
  const onDialog = (next: boolean) => {
    look.cancel();
    merge.cancel();
    look.clear();
    merge.clear();
    setStep({ at: 'pick' });
    onOpen(next);
  };
  const title = aim === 'check' ? i18n.t('check_title') : i18n.t('merge_title');
  const lead = aim === 'check' ? i18n.t('check_text') : i18n.t('merge_text');
  const news = step.at === 'looked' && hasNews(step.summary);
  return (
    <Dialog title={title} description={lead} open={open} onOpen={onDialog}>
      {running && <FileProgress label={i18n.t('file_reading')} part={running.progress} onCancel={running.cancel} />}
      {step.at === 'pick' && (
        <div className={running ? 'hidden' : 'grid gap-4'}>
          <OpenFile
            submit={aim === 'check' ? i18n.t('check_button') : i18n.t('merge_look')}
            onOpen={(opened) => void look.run(opened)}
          />
          <ErrorNotice error={look.error} />
        </div>
      )}
      {step.at === 'looked' && !running && (
        <>
          {aim === 'check' && step.summary.missing === 0 && <Notice kind="verified" title={i18n.t('check_good')} />}
          {aim === 'check' && step.summary.missing > 0 && <p className="font-medium">{i18n.t('check_lacks')}</p>}
          <Summary summary={step.summary} compare={aim === 'merge'} />
          {aim === 'merge' && !news && <p>{i18n.t('merge_nothing')}</p>}
          <ErrorNotice error={merge.error} />
          {aim === 'check' || !news ? (
            <Button look="primary" onClick={() => onDialog(false)}>
              {i18n.t('done')}
            </Button>
          ) : (
            <Button look="primary" onClick={() => void merge.run(step.opened)}>
              {i18n.t('merge_button')}
            </Button>
          )}
        </>
      )}
      {step.at === 'merged' && (
        <Finished title={i18n.t('merge_done')} text={mergedWords(step.summary)} onDone={() => onDialog(false)}>
          <Changes items={step.summary.items} />
          <Missing records={step.summary.missing} />
        </Finished>
      )}
    </Dialog>
  );
}

function mergedWords({ items, sameWallet }: ImportSummary): string {
  if (!sameWallet) return i18n.t('merge_done_waiting');
  return items.conflict > 0 ? i18n.t('merge_done_choose', items.conflict) : i18n.t('merge_done_text');
}

/** Of this wallet, consents and receipts are not weighed one by one: where there are any, bringing them in is offered. */
function hasNews({ items, grants, disclosures, sameWallet }: ImportSummary): boolean {
  const records = sameWallet ? grants + disclosures : 0;
  return items.new + items.changed + items.conflict + items.deleted + records > 0;
}
