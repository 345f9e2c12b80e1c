import { i18n } from '#i18n';
import type { Verdict } from '#lib/verifier/index';
import { type Outcome, outcomeOf } from '#lib/verifier/outcome';
import { ExactText } from '../ui/exact-text';
import { Fold } from '../ui/fold';
import { fullTime } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import type { Provable } from './checked';
import { LookUp, LookUpStamp } from './look-up';
import { Shows } from './shows';
import { Steps } from './steps';

/** The verdict in a sentence, the steps behind it, what it proves and what it does not. */
export function Result({ verdict, file }: { verdict: Verdict; file: Provable | null }) {
  const outcome = outcomeOf(verdict);
  return (
    <>
      <Headline verdict={verdict} outcome={outcome} />
      <Card>
        <Steps verdict={verdict} file={file} />
        {outcome === 'open' && file && <Elsewhere verdict={verdict} file={file} />}
        {outcome !== 'fails' && (
          <Fold label={i18n.t('proof_record')}>
            <ExactText
              text={JSON.stringify(verdict.entry, null, 2)}
              label={i18n.t('proof_record')}
              className="max-h-80"
            />
          </Fold>
        )}
      </Card>
      <Shows verdict={verdict} outcome={outcome} isAlone={file?.format === 'satchel-proof-alone'} />
    </>
  );
}

function Headline({ verdict, outcome }: { verdict: Verdict; outcome: Outcome }) {
  const anchoredAt = fullTime((verdict.anchoredAt ?? 0) * 1000);
  switch (outcome) {
    case 'fails':
      return (
        <Notice kind="error" title={i18n.t('proof_fails')}>
          {i18n.t('proof_fails_text')}
        </Notice>
      );
    case 'open': {
      const [title, text] = openWords(verdict);
      return (
        <Notice kind="info" title={title}>
          {text}
        </Notice>
      );
    }
    case 'holds':
      return verdict.isLiveChain ? (
        <Notice kind="verified" title={i18n.t('proof_holds')}>
          {i18n.t('proof_holds_text', [anchoredAt])}
        </Notice>
      ) : (
        <Notice kind="needs" title={i18n.t('proof_holds_test')}>
          {i18n.t('proof_holds_test_text', [anchoredAt])}
        </Notice>
      );
  }
}

/** What is still open, and what settles it. */
function openWords({ witness, block }: Verdict): [title: string, text: string] {
  if (witness === null) return [i18n.t('proof_not_anchored'), i18n.t('proof_not_anchored_text')];
  if (witness === 'chain') return [i18n.t('proof_open'), i18n.t('proof_open_text')];
  return block === null
    ? [i18n.t('proof_pending'), i18n.t('proof_pending_text')]
    : [i18n.t('proof_open_bitcoin'), i18n.t('proof_open_bitcoin_text', [String(block)])];
}

/** How to settle it without this page. */
function Elsewhere({ verdict: { fingerprint, block }, file }: { verdict: Verdict; file: Provable }) {
  const anchor = file.format === 'satchel-proof' ? file.anchor : ({ kind: 'opentimestamps', ots: file.ots } as const);
  if (!anchor || !fingerprint) return null;
  return anchor.kind === 'eas-timestamp' ? (
    <LookUp anchor={anchor} root={fingerprint} />
  ) : (
    <LookUpStamp ots={anchor.ots} fingerprint={fingerprint} block={block} />
  );
}
