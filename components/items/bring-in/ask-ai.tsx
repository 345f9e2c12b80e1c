import { i18n } from '#i18n';
import { HARVEST_REQUESTS } from '#lib/context/import/harvest-request';
import type { ImportRequest } from '#lib/context/import/wire';
import { categoryWithin } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { TextArea } from '../../ui/field';
import { Fold } from '../../ui/fold';
import { AskChat } from './ask-chat';
import { useChat } from './use-chat';

/** The request in the language of the messages, else in English. */
function requestText(): string {
  const language = i18n.t('language');
  const known = Object.entries(HARVEST_REQUESTS).find(([name]) => name === language);
  return known?.[1] ?? HARVEST_REQUESTS.en;
}

interface AskAiProps {
  /** What was pasted so far. */
  answer: string;
  onAnswer: (answer: string) => void;
  onRequest: (request: ImportRequest) => void;
}

/** An AI that knows the person: asked in its own page, or by hand. */
export function AskAi({ answer, onAnswer, onRequest }: AskAiProps) {
  const { chat, isKnown } = useChat();
  const request = requestText();
  const where = i18n.t('bring_answered');
  const persona = useCall('personas.at', chat && { origin: chat.origin }).data;
  const otherwise = persona ? categoryWithin('Other', persona.active) : 'Other';
  const onRead = (text: string) => onRequest({ kind: 'answer', text, app: chat?.siteName ?? null, where, otherwise });
  return (
    <>
      {chat && (
        <>
          <p>{i18n.t('bring_chat_lead')}</p>
          <AskChat key={`${chat.tabId} ${chat.origin}`} chat={chat} request={request} onAnswer={onRead} />
        </>
      )}
      {isKnown && !chat && <p className="text-ink-soft">{i18n.t('bring_chat_none')}</p>}
      <Fold label={i18n.t('bring_chat_by_hand')} open={isKnown && !chat}>
        <div className="grid gap-4">
          <ByHand {...{ request, answer, onAnswer, onRequest }} />
        </div>
      </Fold>
    </>
  );
}

/** What to send, and a place for the answer. */
function ByHand({ request, answer, onAnswer, onRequest }: AskAiProps & { request: string }) {
  const lookThrough = () => onRequest({ kind: 'answer', text: answer, app: null, where: i18n.t('bring_answered') });
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
        onChange={(event) => onAnswer(event.target.value)}
        rows={4}
        className="[&_textarea]:max-h-64"
      />
      <Button look="primary" inactive={answer.trim() === ''} onClick={lookThrough} className="justify-self-end">
        {i18n.t('bring_look')}
      </Button>
    </>
  );
}
