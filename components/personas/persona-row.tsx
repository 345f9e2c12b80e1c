import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Persona, PersonasView } from '#lib/protocol/index';
import type { Action } from '#lib/rpc/hooks';
import { categoryName } from '../shared/category';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { hostOf, list } from '../ui/format';
import { IconButton } from '../ui/icon-button';
import { PersonaForm } from './persona-form';

interface PersonaRowProps {
  persona: Persona;
  all: PersonasView;
  remove: Action<[id: string]>;
}

/** One persona and its categories; to be changed and deleted. */
export function PersonaRow({ persona, all, remove }: PersonaRowProps) {
  const [task, setTask] = useState<'edit' | 'remove' | null>(null);
  const { id, name, categories } = persona;
  const onDialog = (open: boolean) => !open && setTask(null);
  const sites = all.sites.filter(({ choice }) => choice === id).map(({ origin }) => hostOf(origin));
  const consequences = [
    i18n.t('persona_remove_text'),
    ...(sites.length > 0 ? [i18n.t('persona_remove_sites', [list(sites)])] : []),
    ...(all.byDefault === id ? [i18n.t('persona_remove_default')] : []),
  ];
  return (
    <li className="flex items-center gap-2.5">
      <div className="min-w-0 grow">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="text-small text-ink-soft">
          {categories.length > 0 ? list(categories.map(categoryName)) : i18n.t('persona_no_categories')}
        </p>
      </div>
      <IconButton label={i18n.t('persona_edit', [name])} icon={Pencil} onClick={() => setTask('edit')} />
      <IconButton label={i18n.t('persona_remove', [name])} icon={Trash2} onClick={() => setTask('remove')} />
      <Dialog title={i18n.t('persona_edit', [name])} open={task === 'edit'} onOpen={onDialog}>
        <PersonaForm
          persona={persona}
          others={all.personas.filter((other) => other.id !== id)}
          onDone={() => setTask(null)}
        />
      </Dialog>
      <Dialog
        title={i18n.t('persona_remove', [name])}
        description={consequences.join(' ')}
        open={task === 'remove'}
        onOpen={onDialog}
      >
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => setTask(null)}>{i18n.t('cancel')}</Button>
          <Button look="removes" busy={remove.busy} onClick={() => void remove.run(id)}>
            {i18n.t('persona_remove_button')}
          </Button>
        </div>
      </Dialog>
    </li>
  );
}
