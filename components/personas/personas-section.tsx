import { useState } from 'react';
import { i18n } from '#i18n';
import { ALL, DEFAULT, type Persona } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/field';
import { hostOf } from '../ui/format';
import { Card, Section } from '../ui/section';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { Choices } from './choices';
import { PersonaForm } from './persona-form';
import { PersonaRow } from './persona-row';

/** The person's personas, and where each holds: by default, and on sites with a choice of their own. */
export function PersonasSection() {
  const { data, error } = useCall('personas.list', {});
  const [adding, setAdding] = useState(false);
  const toast = useToast();
  const restore = useAction((persona: Persona) => call('personas.save', persona));
  const remove = useAction(async (id: string) => {
    const persona = await call('personas.remove', { id });
    toast({ text: i18n.t('persona_removed'), undo: () => void restore.run(persona) });
  });
  return (
    <Section
      id="personas"
      title={i18n.t('personas')}
      aside={
        <Button size="small" onClick={() => setAdding(true)}>
          {i18n.t('persona_add')}
        </Button>
      }
    >
      <p className="text-ink-soft">{i18n.t('personas_what')}</p>
      {data && (
        <Card>
          {data.personas.length === 0 ? (
            <p className="text-ink-soft">{i18n.t('personas_none')}</p>
          ) : (
            <ul aria-label={i18n.t('personas')} className="grid gap-2.5">
              {data.personas.map((persona) => (
                <PersonaRow key={persona.id} persona={persona} all={data} remove={remove} />
              ))}
            </ul>
          )}
          {(data.personas.length > 0 || data.byDefault !== ALL || data.sites.length > 0) && (
            <div className="grid gap-2.5 border-t border-line pt-3">
              <Place at={DEFAULT} choice={data.byDefault} personas={data.personas} />
              {data.sites.map(({ origin, choice }) => (
                <Place key={origin} at={origin} choice={choice} personas={data.personas} />
              ))}
              <p className="text-small text-ink-soft">{i18n.t('personas_switch')}</p>
            </div>
          )}
          <ErrorNotice error={remove.error ?? restore.error} />
        </Card>
      )}
      <ErrorNotice error={error} />
      <Dialog title={i18n.t('persona_new')} open={adding} onOpen={setAdding}>
        <PersonaForm others={data?.personas ?? []} onDone={() => setAdding(false)} />
      </Dialog>
    </Section>
  );
}

interface PlaceProps {
  /** An origin, or `default`. */
  at: string;
  choice: string;
  personas: readonly Persona[];
}

function Place({ at, choice, personas }: PlaceProps) {
  const choose = useAction((chosen: string) => call('personas.choose', { at, choice: chosen }));
  const isKnown = choice === ALL || personas.some(({ id }) => id === choice);
  return (
    <>
      <Select
        label={at === DEFAULT ? i18n.t('persona_default') : i18n.t('persona_on', [hostOf(at)])}
        value={isKnown ? choice : ''}
        onChange={(event) => void choose.run(event.target.value)}
        disabled={choose.busy}
      >
        {at !== DEFAULT && <option value={DEFAULT}>{i18n.t('persona_default')}</option>}
        <Choices personas={personas} isKnown={isKnown} />
      </Select>
      <ErrorNotice error={choose.error} />
    </>
  );
}
