import { i18n } from '#i18n';
import { FOLDER_FILES, folderPlace } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { PersonaSelect } from '../personas/persona-select';
import { Button } from '../ui/button';
import { ExactText } from '../ui/exact-text';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { withSection } from './section';

/** One place for all that is copied: where it is pasted nobody tells us. */
const COPIED_ID = '00000000-0000-4000-8000-000000000000';

/** Where a browser lets no page write into a folder: the section, to be pasted by hand. */
export function CopySection() {
  const place = folderPlace(COPIED_ID, i18n.t('folder_copied_place'));
  const preview = useCall('folders.preview', { place, without: [] });
  const persona = useCall('personas.at', { origin: place });
  const toast = useToast();
  const copy = useAction(async () => {
    if (!preview.data) return;
    const { text, lines } = preview.data;
    const ids = lines.map(({ id }) => id);
    const disclosureId = await call('folders.release', { place, files: [...FOLDER_FILES], ids, text });
    await navigator.clipboard.writeText(withSection('', text) ?? text);
    await call('folders.report', { place, disclosureId, outcome: 'inserted', detail: null });
    toast({ text: i18n.t('copied') });
  });
  const text = preview.data?.text ?? '';
  return (
    <Card>
      <Notice kind="info">{i18n.t('folder_unsupported')}</Notice>
      {persona.data && <PersonaSelect origin={place} at={persona.data} />}
      {text === '' ? (
        <p className="text-ink-soft">
          {i18n.t(preview.data?.active.kind === 'persona' ? 'folder_no_lines' : 'folder_no_persona')}
        </p>
      ) : (
        <ExactText text={text} label={i18n.t('exact_text')} className="max-h-60" />
      )}
      <Button className="w-fit" onClick={() => void copy.run()} busy={copy.busy} inactive={text === ''}>
        {i18n.t('folder_copy')}
      </Button>
      <ErrorNotice error={copy.error ?? preview.error} />
    </Card>
  );
}
