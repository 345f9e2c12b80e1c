import { i18n } from '#i18n';
import { useChat } from '../items/bring-in/use-chat';
import { Button } from '../ui/button';
import { openPage } from '../wallet/links';

interface AskChatProps {
  /** Of the page in front. */
  origin: string | null | undefined;
  isEmpty: boolean;
}

/** The way to ask the chat in front what it knows of the person; in an empty wallet, whatever is in front. */
export function AskChat({ origin, isEmpty }: AskChatProps) {
  const { chat } = useChat();
  const here = chat?.origin === origin ? chat : null;
  if (!here && !isEmpty) return null;
  return (
    <Button
      look={isEmpty ? 'secondary' : 'quiet'}
      className="w-fit"
      onClick={() => void openPage('sidepanel.html#ask')}
    >
      {here ? i18n.t('popup_ask', [here.siteName]) : i18n.t('popup_fill')}
    </Button>
  );
}
