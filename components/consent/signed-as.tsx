import { i18n } from '#i18n';
import type { ApprovalPreview } from '#lib/protocol/index';
import { Code } from '../ui/facts';
import { Fold } from '../ui/fold';
import { hostOf, shortHex } from '../ui/format';

/** Under which key, and the typed data itself for those who want to read what is signed. */
export function SignedAs({ origin, preview }: { origin: string; preview: ApprovalPreview }) {
  return (
    <Fold label={i18n.t('signed_as', [hostOf(origin), shortHex(preview.signer)])}>
      <pre className="max-h-40 overflow-auto rounded-box border border-line bg-raised p-2 font-mono text-small break-all whitespace-pre-wrap">
        {JSON.stringify(preview.typedData, null, 2)}
      </pre>
      <p className="mt-1 text-small text-ink-soft">
        {i18n.t('signed_digest')} <Code>{preview.digest}</Code>
      </p>
    </Fold>
  );
}
