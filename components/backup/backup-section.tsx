import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Card, Section } from '../ui/section';
import { ExportDialog, type ExportKind } from './export-dialog';
import { FileDialog } from './file-dialog';
import { Weekly } from './weekly';
import { WordsCard } from './words-card';

type Open = { export: ExportKind } | { file: 'check' | 'merge' } | null;

/** Files out and in, and the 12 words. */
export function BackupSection({ status }: { status: WalletStatus }) {
  const [open, setOpen] = useState<Open>(() => (location.hash === '#merge' ? { file: 'merge' } : null));
  const close = () => setOpen(null);
  return (
    <Section id="backup" title={i18n.t('settings_backup')}>
      <Card>
        <p>{i18n.t('backup_why')}</p>
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={() => setOpen({ export: 'wallet' })}>
            {i18n.t('export_title')}
          </Button>
          <Button onClick={() => setOpen({ file: 'check' })}>{i18n.t('check_title')}</Button>
          <Button onClick={() => setOpen({ file: 'merge' })}>{i18n.t('merge_title')}</Button>
        </div>
        <Weekly status={status} />
      </Card>
      <WordsCard status={status} />
      <Card>
        <h3 className="font-medium">{i18n.t('export_readable_title')}</h3>
        <p className="text-small text-ink-soft">{i18n.t('export_readable_text')}</p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setOpen({ export: 'json' })}>{i18n.t('export_json')}</Button>
          <Button onClick={() => setOpen({ export: 'markdown' })}>{i18n.t('export_markdown')}</Button>
        </div>
      </Card>
      {open && 'export' in open && <ExportDialog status={status} kind={open.export} open onOpen={close} />}
      {open && 'file' in open && <FileDialog aim={open.file} open onOpen={close} />}
    </Section>
  );
}
