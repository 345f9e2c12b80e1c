import { i18n } from '#i18n';
import type { KeptText } from '#lib/protocol/index';
import { fullTime, shortDate } from '../../ui/format';

interface OlderProps {
  item: KeptText;
  /** It says otherwise, rather than the same. */
  isAgainst: boolean;
}

/** What the wallet has, beside a new line: its words, and since when. */
export function Older({ item: { text, source, created }, isAgainst }: OlderProps) {
  const at = source?.at ?? created;
  const since = shortDate(at);
  return (
    <span className="mt-1 grid gap-0.5 border-s-2 border-needs ps-2">
      <span className="text-small text-needs" title={fullTime(at)}>
        {isAgainst ? i18n.t('bring_you_said', [since]) : i18n.t('bring_you_have', [since])}
      </span>
      <span className="line-clamp-6 whitespace-pre-line wrap-anywhere">{text}</span>
    </span>
  );
}
