import { clsx } from 'clsx';
import { CircleCheck, Clock } from 'lucide-react';
import type { AnchorStatus } from '#lib/protocol/index';
import { newestProof, proofWords } from './state';

/** The proof's state, green only when everything is on a chain that others can rely on. */
export function ProofSentence({ status }: { status: AnchorStatus }) {
  const all = status.logSize > 0 && status.provenSize >= status.logSize;
  const witnessed = all && newestProof(status)?.live === true;
  const Icon = all ? CircleCheck : Clock;
  return (
    <p role="status" className="flex items-start gap-2">
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', witnessed ? 'text-verified' : 'text-ink-soft')} />
      {proofWords(status)}
    </p>
  );
}
