import { useState } from 'react';
import { i18n } from '#i18n';
import { HARVEST_REQUESTS } from '#lib/context/import/harvest-request';
import type { ImportRequest } from '#lib/context/import/wire';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { TextArea } from '../../ui/field';

/** The request in the language of the messages, else in English. */
function requestText(): string {
  const language = i18n.t('language');
  const known = Object.entries(HARVEST_REQUESTS).find(([name]) => name === language);
  return known?.[1] ?? HARVEST_REQUESTS.en;
}

/** What to send to an AI that knows the person, and a place for its answer. */
export function AskAi({ onRequest }: { onRequest: (request: ImportRequest) => void }) {
  const [answer, setAnswer] = useState('');
  const request = requestText();
  const lookThrough = () => onRequest({ kind: 'answer', text: answer, where: i18n.t('bring_answered') });
  return (
    <>
      <p>{i18n.t('bring_ask')}</p>
      <section aria-label={i18n.t('bring_request')} className="grid gap-2">
        <p className="rounded-box border border-line bg-sunken px-3 py-2 text-small whitespace-pre-line">{request}</p>
        <div className="flex flex-wrap gap-2">
          <CopyButton label={i18n.t('bring_copy')} text={request} />
        </div>
      </section>
      <TextArea
        label={i18n.t('bring_answer')}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        rows={4}
        className="[&_textarea]:max-h-64"
      />
      <Button look="primary" inactive={answer.trim() === ''} onClick={lookThrough} className="justify-self-end">
        {i18n.t('bring_look')}
      </Button>
    </>
  );
}
