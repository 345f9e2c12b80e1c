/**
 * By when a membership was shown, from the proof of a record that says so (docs/spec/credential.md): a showing's, or that
 * of a text with its line. Pure: for Satchel's own pages and command, and whoever bundles it.
 */
import { showingId } from '#lib/credential/verify';
import { MEMBERSHIP_LINE, type Presentation, type ShownText } from '#lib/protocol/credential';
import { type Verdict, type VerifyOptions, verifyProof } from './index';

export interface ShownBy {
  verdict: Verdict;
  /** The record is of this very showing. */
  isSame: boolean;
  /** It was shown by then, Unix seconds; null where the proof does not hold, or by a clock that somebody could set. */
  by: number | null;
}

/** @param proof a proof file. Never throws. */
export async function shownBy(
  shown: Presentation | ShownText,
  proof: unknown,
  options: VerifyOptions = {},
): Promise<ShownBy> {
  const verdict = await verifyProof(proof, options);
  const isSame = isRecordOf(shown, verdict.entry);
  return { verdict, isSame, by: isSame && verdict.isLiveChain ? verdict.anchoredAt : null };
}

function isRecordOf(shown: Presentation | ShownText, entry: unknown): boolean {
  const { kind, body } = (entry ?? {}) as { kind?: unknown; body?: unknown };
  if (typeof body !== 'object' || body === null) return false;
  const said = body as Record<string, unknown>;
  const text = 'context' in shown ? shown.context.disclosure.text : null;
  const presentation = 'context' in shown ? shown.presentation : shown;
  if (kind === 'disclosure') return isTextOf(presentation, said) && (text === null || said.text === text);
  return kind === 'presentation' && text === null && isShowingOf(presentation, said);
}

/** A delivery under the grant, with the line that names the proof. */
function isTextOf(presentation: Presentation, { origin, grantUid, text }: Record<string, unknown>): boolean {
  const { bound } = presentation;
  return (
    bound.kind === 'grant' &&
    grantUid === bound.value &&
    origin === presentation.origin &&
    typeof text === 'string' &&
    MEMBERSHIP_LINE.exec(text)?.[1] === showingId(presentation)
  );
}

function isShowingOf({ origin, group, bound, proof }: Presentation, said: Record<string, unknown>): boolean {
  const own = (said.bound ?? {}) as Partial<Presentation['bound']>;
  return (
    said.origin === origin &&
    said.group === group &&
    said.pseudonym === proof.nullifier &&
    own.kind === bound.kind &&
    own.value === bound.value
  );
}
