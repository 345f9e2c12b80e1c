import { clsx } from 'clsx';
import { Check, Minus, X } from 'lucide-react';
import { i18n } from '#i18n';
import { outcomeOfAll, type ReceiptVerdict } from '#lib/verifier/receipts';
import { ExactText } from '../ui/exact-text';
import { Fold } from '../ui/fold';
import { count, fullTime, hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';

/** A longer list says nothing more at a glance. */
const SHOWN = 100;
const WORST_FIRST = ['fails', 'open', 'holds'] as const;
const LOOKS = {
  fails: { Icon: X, tone: 'text-removes' },
  open: { Icon: Minus, tone: 'text-ink-soft' },
  holds: { Icon: Check, tone: 'text-verified' },
} as const;

/** Receipts with their proofs, in words: how many hold, and of each when it existed. Those that fail come first. */
export function ReceiptsResult({ verdicts }: { verdicts: readonly ReceiptVerdict[] }) {
  const outcome = outcomeOfAll(verdicts);
  const of = (which: ReceiptVerdict['outcome']) => verdicts.filter((each) => each.outcome === which);
  const sorted = WORST_FIRST.flatMap(of);
  const isLive = verdicts.every(({ verdict }) => verdict?.isLiveChain);
  const numbers: [string, string, string] = [
    count(of('holds').length),
    count(of('open').length),
    count(of('fails').length),
  ];
  return (
    <>
      {outcome === 'fails' && (
        <Notice kind="error" title={i18n.t('receipts_fail')}>
          {i18n.t('receipts_counts', numbers)}
        </Notice>
      )}
      {outcome === 'open' && (
        <Notice kind="info" title={verdicts.length === 0 ? i18n.t('receipts_none') : i18n.t('receipts_open')}>
          {verdicts.length > 0 && i18n.t('receipts_counts', numbers)}
        </Notice>
      )}
      {outcome === 'holds' && (
        <Notice
          kind={isLive ? 'verified' : 'needs'}
          title={i18n.t('receipts_hold', verdicts.length, [count(verdicts.length)])}
        >
          {isLive ? i18n.t('receipts_hold_text') : i18n.t('receipts_hold_test')}
        </Notice>
      )}
      {sorted.length > 0 && (
        <Card>
          <ul className="grid gap-2.5">
            {sorted.slice(0, SHOWN).map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a file may hold the same receipt twice.
              <ReceiptLine key={at} checked={each} />
            ))}
          </ul>
          {sorted.length > SHOWN && (
            <p className="text-small text-ink-soft">{i18n.t('receipts_more', [count(sorted.length - SHOWN)])}</p>
          )}
        </Card>
      )}
      <p className="text-small text-ink-soft">{i18n.t('receipts_not_shown')}</p>
    </>
  );
}

function ReceiptLine({ checked: { receipt, outcome, verdict, isSame } }: { checked: ReceiptVerdict }) {
  const { Icon, tone } = LOOKS[outcome];
  const { origin, text, releasedAt } = receipt;
  const host = typeof origin === 'string' ? hostOf(origin) : i18n.t('receipts_unknown');
  return (
    <li className="flex items-start gap-2.5">
      <Icon role="img" aria-label={markWords(outcome)} className={clsx('mt-0.5 size-4 shrink-0', tone)} />
      <div className="grid min-w-0 grow gap-1">
        <p>
          <span className="font-medium">{host}</span>{' '}
          {Number.isSafeInteger(releasedAt) && (
            <span className="text-small text-ink-soft">{fullTime(releasedAt as number)}</span>
          )}
        </p>
        <p className="text-small text-ink-soft">{lineWords(verdict, outcome, isSame)}</p>
        {typeof text === 'string' && text !== '' && (
          <Fold label={i18n.t('exact_text')}>
            <ExactText text={text} label={i18n.t('exact_text')} className="max-h-60" />
          </Fold>
        )}
      </div>
    </li>
  );
}

const markWords = (outcome: ReceiptVerdict['outcome']): string =>
  i18n.t(outcome === 'holds' ? 'check_passed' : outcome === 'open' ? 'check_open' : 'check_failed');

function lineWords(verdict: ReceiptVerdict['verdict'], outcome: ReceiptVerdict['outcome'], isSame: boolean): string {
  if (!verdict) return i18n.t('receipt_without_proof');
  if (outcome === 'fails') return isSame ? i18n.t('proof_fails') : i18n.t('receipt_other');
  if (outcome === 'holds') return i18n.t('receipt_proven', [fullTime((verdict.anchoredAt ?? 0) * 1000)]);
  if (verdict.witness === null) return i18n.t('proof_not_anchored');
  if (verdict.witness === 'chain') return i18n.t('proof_open');
  return i18n.t(verdict.block === null ? 'proof_pending' : 'proof_open_bitcoin');
}
