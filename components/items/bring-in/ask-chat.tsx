import { useState } from 'react';
import { i18n } from '#i18n';
import type { AnswerRead, AskOutcome, HarvestChat } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ErrorNotice } from '../../wallet/errors';

interface AskChatProps {
  chat: HarvestChat;
  /** What is put into its message box. */
  request: string;
  onAnswer: (text: string) => void;
}

type Said = { words: string; isDone: boolean } | null;

/** Two clicks: the request into the chat's message box, and, when the person has sent it, its answer to the review. */
export function AskChat({ chat: { tabId, origin, siteName }, request, onAnswer }: AskChatProps) {
  const [said, setSaid] = useState<Said>(null);
  const ask = useAction(async () => {
    setSaid(null);
    const outcome = await call('harvest.ask', { tabId, origin, text: request });
    setSaid({ words: askedWords(outcome, siteName), isDone: outcome === 'asked' || outcome === 'asked-below' });
  });
  const read = useAction(async () => {
    setSaid(null);
    const answer = await call('harvest.read', { tabId, origin });
    if (answer.kind === 'answer') onAnswer(answer.text);
    else setSaid({ words: unreadWords(answer.kind, siteName), isDone: false });
  });
  const isAsked = said?.isDone ?? false;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        <Button
          look={isAsked ? 'secondary' : 'primary'}
          busy={ask.busy}
          inactive={read.busy}
          onClick={() => void ask.run()}
        >
          {i18n.t('bring_chat_ask', [siteName])}
        </Button>
        <Button
          look={isAsked ? 'primary' : 'secondary'}
          busy={read.busy}
          inactive={ask.busy}
          onClick={() => void read.run()}
        >
          {i18n.t('bring_chat_read')}
        </Button>
      </div>
      {said && (
        <Notice kind={said.isDone ? 'info' : 'needs'}>
          <span role="status">{said.words}</span>
        </Notice>
      )}
      <ErrorNotice error={ask.error ?? read.error} />
    </div>
  );
}

function askedWords(outcome: AskOutcome, siteName: string): string {
  switch (outcome) {
    case 'asked':
      return i18n.t('bring_chat_asked', [siteName]);
    case 'asked-below':
      return i18n.t('bring_chat_asked_below', [siteName]);
    case 'no-composer':
      return i18n.t('bring_chat_no_composer', [siteName]);
    case 'busy':
      return i18n.t('bring_chat_busy', [siteName]);
    case 'moved':
      return i18n.t('bring_chat_moved', [siteName]);
    case 'refused':
      return i18n.t('bring_chat_refused', [siteName]);
    case 'touched':
      return i18n.t('bring_chat_touched', [siteName]);
  }
}

function unreadWords(kind: Exclude<AnswerRead['kind'], 'answer'>, siteName: string): string {
  switch (kind) {
    case 'answering':
      return i18n.t('bring_chat_answering', [siteName]);
    case 'none':
      return i18n.t('bring_chat_no_answer', [siteName]);
    case 'unknown':
      return i18n.t('bring_chat_unknown', [siteName]);
    case 'moved':
      return i18n.t('bring_chat_moved', [siteName]);
  }
}
