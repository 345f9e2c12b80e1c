import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { CATEGORIES, MAX_PERSONA_NAME_CHARS, type Persona } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { categoryName } from '../shared/category';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';

interface PersonaFormProps {
  /** Left out: a new one. */
  persona?: Persona;
  others: readonly Persona[];
  onDone: () => void;
}

/** A name and categories, the person's own among them. */
export function PersonaForm({ persona, others, onDone }: PersonaFormProps) {
  const [name, setName] = useState(persona?.name ?? '');
  const [chosen, setChosen] = useState<readonly string[]>(persona?.categories ?? []);
  const known = useCall('categories.list', {});
  const save = useAction(async () => {
    await call('personas.save', { ...(persona && { id: persona.id }), name, categories: [...chosen] });
    onDone();
  });
  const isTaken = others.some((other) => other.name.toLowerCase() === name.trim().toLowerCase());
  // A category without lines is kept where a persona names it.
  const names = new Set([...CATEGORIES, ...(known.data ?? []).map((category) => category.name), ...chosen]);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !isTaken) void save.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <TextField
        label={i18n.t('persona_name')}
        hint={i18n.t('persona_name_hint')}
        error={isTaken ? i18n.t('persona_taken') : null}
        value={name}
        maxLength={MAX_PERSONA_NAME_CHARS}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
        <legend className="pb-1.5 font-medium">{i18n.t('persona_categories')}</legend>
        {[...names].map((category) => (
          <Checkbox
            key={category}
            checked={chosen.includes(category)}
            onChange={(event) =>
              setChosen(event.target.checked ? [...chosen, category] : chosen.filter((other) => other !== category))
            }
          >
            {categoryName(category)}
          </Checkbox>
        ))}
      </fieldset>
      {chosen.length === 0 && <Notice kind="info">{i18n.t('persona_no_categories')}</Notice>}
      <ErrorNotice error={save.error ?? known.error} />
      <Button type="submit" look="primary" busy={save.busy} inactive={name.trim() === '' || isTaken}>
        {i18n.t('save')}
      </Button>
    </form>
  );
}
