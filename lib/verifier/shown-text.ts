/**
 * Checks a text that says it goes with a membership (docs/spec/credential.md): proof, consent, key, text. Pure: for
 * Satchel's own pages, and whoever bundles it.
 */
import { showingId } from '#lib/credential/verify';
import { utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { MEMBERSHIP_LINE, type ShownText } from '#lib/protocol/credential';
import type { ContextPayload } from '#lib/protocol/page-api-types';
import { disclosureDigest } from './context/digest';
import { type Fault, must, orFault, VerifyError } from './context/fault';
import { type GrantCheck, verifyGrant } from './context/grant';
import { recover, splitSignature } from './context/recover';
import { isPayload } from './context/shape';
import { type KnownGroup, type PresentationFault, readPresentation, verifyPresentation } from './presentation';

/** `line`: the text names another proof, or none. The others are those of the consent and of the proof. */
export type ShownTextFault = Exclude<PresentationFault, 'format'> | Fault | 'line';

export interface ShownTextCheck extends Pick<GrantCheck, 'domain'> {
  /** Groups with their newest roots. */
  groups: readonly KnownGroup[];
  /** By when its record was anchored, Unix seconds (`shownBy`): roots are then looked at as of that, else as of `time`. */
  by?: number | null;
}

export type ShownTextVerdict =
  | { ok: true; pseudonym: string; group: KnownGroup; text: string; origin: string; time: number }
  | { ok: false; reason: ShownTextFault };

/** Such a file, by its form alone, or null. */
export function readShownText(value: unknown): ShownText | null {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 4) return null;
  const { format, version, presentation, context } = value as Record<string, unknown>;
  if (format !== 'satchel-shown-text' || version !== 1) return null;
  const read = readPresentation(presentation);
  return read && isPayload(context) ? { format, version, presentation: read, context } : null;
}

/**
 * Checks all of it, as of when the text went. Never throws. That time is the signer's own word, unless the record of it
 * was anchored: they could name one before they were taken out of the group.
 */
export async function verifyShownText(value: unknown, check: ShownTextCheck): Promise<ShownTextVerdict> {
  const file = readShownText(value);
  if (!file) return { ok: false, reason: 'format' };
  const { presentation, context } = file;
  const { text, time } = context.disclosure;
  try {
    const grant = await signedUnder(context, check.domain);
    if (MEMBERSHIP_LINE.exec(text)?.[1] !== showingId(presentation)) return { ok: false, reason: 'line' };
    const bound = { kind: 'grant', value: grant } as const;
    const expected = { origin: context.origin, bound, groups: check.groups, now: check.by ?? time };
    const verdict = verifyPresentation(presentation, expected);
    if (!verdict.ok) return { ok: false, reason: verdict.reason };
    return { ok: true, pseudonym: verdict.pseudonym, group: verdict.group, text, origin: context.origin, time };
  } catch (error) {
    if (error instanceof VerifyError) return { ok: false, reason: error.fault };
    throw error;
  }
}

/** The UID of the consent that stood then, whose key signed the text. */
async function signedUnder({ grant, origin, nonce, disclosure }: ContextPayload, domain: GrantCheck['domain']) {
  const { text, time, signature } = disclosure;
  const { uid, signer } = await verifyGrant(grant, { origin, now: time, ...(domain && { domain }) });
  const digest = disclosureDigest(uid, nonce, sha256(utf8(text)), time);
  must(orFault('disclosure', () => recover(digest, splitSignature(signature))) === signer, 'disclosure');
  return uid;
}
