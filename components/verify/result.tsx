import { i18n } from '#i18n';
import type { ProofFile } from '#lib/protocol/index';
import type { Verdict } from '#lib/verifier/index';
import { outcomeOf } from '#lib/verifier/outcome';
import { ExactText } from '../ui/exact-text';
import { Fold } from '../ui/fold';
import { fullTime } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { LookUp } from './look-up';
import { Shows } from './shows';
import { Steps } from './steps';

/** The verdict in a sentence, the steps behind it, what it proves and what it does not. */
export function Result({ verdict, file }: { verdict: Verdict; file: ProofFile | null }) {
  const outcome = outcomeOf(verdict);
  const anchoredAt = fullTime((verdict.anchoredAt ?? 0) * 1000);
  return (
    <>
      {outcome === 'holds' && verdict.isLiveChain && (
        <Notice kind="verified" title={i18n.t('proof_holds')}>
          {i18n.t('proof_holds_text', [anchoredAt])}
        </Notice>
      )}
      {outcome === 'holds' && !verdict.isLiveChain && (
        <Notice kind="needs" title={i18n.t('proof_holds_test')}>
          {i18n.t('proof_holds_test_text', [anchoredAt])}
        </Notice>
      )}
      {outcome === 'open' && (
        <Notice kind="info" title={file?.anchor ? i18n.t('proof_open') : i18n.t('proof_not_anchored')}>
          {file?.anchor ? i18n.t('proof_open_text') : i18n.t('proof_not_anchored_text')}
        </Notice>
      )}
      {outcome === 'fails' && (
        <Notice kind="error" title={i18n.t('proof_fails')}>
          {i18n.t('proof_fails_text')}
        </Notice>
      )}
      <Card>
        <Steps verdict={verdict} file={file} />
        {outcome === 'open' && file?.anchor && <LookUp anchor={file.anchor} root={file.root} />}
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
      <Shows outcome={outcome} witnessedAt={verdict.isLiveChain ? anchoredAt : null} />
    </>
  );
}
