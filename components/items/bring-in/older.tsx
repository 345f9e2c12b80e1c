import { i18n } from '#i18n';
import type { KeptText } from '#lib/protocol/index';
import { fullTime, shortDate } from '../../ui/format';
import type { Line } from './review';

/** What stands beside a line. */
function Beside({ said, at, text }: { said: string; at: number; text: string }) {
  return (
    <span className="mt-1 grid gap-0.5 border-s-2 border-needs ps-2">
      <span className="text-small text-needs" title={fullTime(at)}>
        {said}
      </span>
      <span className="line-clamp-6 whitespace-pre-line wrap-anywhere">{text}</span>
    </span>
  );
}

interface OlderProps {
  item: KeptText;
  /** It says otherwise, rather than the same. */
  isAgainst: boolean;
}

/** What the wallet has, beside a new line: its words, and since when. */
export function Older({ item: { text, source, created }, isAgainst }: OlderProps) {
  const at = source?.at ?? created;
  const since = shortDate(at);
  const said = isAgainst ? i18n.t('bring_you_said', [since]) : i18n.t('bring_you_have', [since]);
  return <Beside {...{ said, at, text }} />;
}

/** Another line of what is brought, beside one that says the same or otherwise. */
export function Other({ line: { text, from }, isAgainst }: { line: Line; isAgainst: boolean }) {
  const since = shortDate(from.at);
  const said = isAgainst ? i18n.t('bring_other_said', [since]) : i18n.t('bring_other_same', [since]);
  return <Beside {...{ said, at: from.at, text }} />;
}
