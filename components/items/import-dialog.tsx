import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { FilePicker } from '../ui/file-picker';
import { count } from '../ui/format';
import { Progress } from '../ui/progress';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { CategorySelect } from './category-select';
import { DryRun } from './dry-run';
import { parseImport } from './parse-import';

interface ImportDialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  known: readonly string[];
}

/** Many lines at once: shown as a count before anything is added, and all or nothing. */
export function ImportDialog({ open, onOpen, known }: ImportDialogProps) {
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [category, setCategory] = useState<string>(CATEGORIES[0]);
  const toast = useToast();
  const source = file?.text ?? pasted;
  const run = useMemo(() => parseImport(source, category.trim()), [source, category]);
  const ready = run.drafts.length > 0 && run.problems.length === 0;

  const close = (next: boolean) => {
    setPasted('');
    setFile(null);
    onOpen(next);
  };
  const add = useAction(async () => {
    const { added } = await call('items.import', { items: run.drafts });
    close(false);
    toast({ text: i18n.t('import_added', added, [count(added)]) });
  });

  return (
    <Dialog title={i18n.t('import_title')} description={i18n.t('import_lead')} open={open} onOpen={close}>
      {!file && (
        <TextArea
          label={i18n.t('import_lines')}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
          rows={6}
          className="[&_textarea]:max-h-64"
        />
      )}
      <FilePicker
        label={i18n.t('import_file')}
        accept=".txt,.json,.md,text/plain,application/json"
        file={file?.name ?? null}
        onText={(text, name) => setFile({ text, name })}
        onClear={() => setFile(null)}
      />
      <CategorySelect
        label={i18n.t('import_category')}
        hideLabel={false}
        value={category}
        onValue={setCategory}
        known={known}
      />
      <DryRun run={run} />
      <ErrorNotice error={add.error} />
      {add.busy && <Progress label={i18n.t('import_busy')} />}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => close(false)}>{i18n.t('cancel')}</Button>
        <Button look="primary" inactive={!ready} busy={add.busy} onClick={() => add.run()}>
          {i18n.t('import_add', run.drafts.length, [count(run.drafts.length)])}
        </Button>
      </div>
    </Dialog>
  );
}
