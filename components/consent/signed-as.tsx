import { i18n } from '#i18n';
import type { ApprovalPreview } from '#lib/protocol/index';
import { tokensOf } from '../shared/length';
import { ExactText } from '../ui/exact-text';
import { Code } from '../ui/facts';
import { Fold } from '../ui/fold';
import { hostOf } from '../ui/format';

/** Under which key, and the typed data itself for those who want to read what is signed. */
export function SignedAs({ origin, preview }: { origin: string; preview: ApprovalPreview }) {
  return (
    <Fold label={i18n.t('signed_as', [hostOf(origin)])}>
      <p className="mb-1 text-small text-ink-soft">{i18n.t('signed_length', [tokensOf(preview.tokens)])}</p>
      <p className="mb-1 text-small text-ink-soft">
        {i18n.t('signed_key')} <Code>{preview.signer}</Code>
      </p>
      <ExactText text={JSON.stringify(preview.typedData, null, 2)} label={i18n.t('signed_data')} className="max-h-40" />
      <p className="mt-1 text-small text-ink-soft">
        {i18n.t('signed_digest')} <Code>{preview.digest}</Code>
      </p>
    </Fold>
  );
}
