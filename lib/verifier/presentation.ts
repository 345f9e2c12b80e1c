/**
 * What a site runs to check that a visitor is a member of a group it accepts (docs/spec/credential.md): offline, but for
 * the group's newest root, which whoever calls fetches from its list or its chain.
 */
import * as v from 'valibot';
import {
  groupOf,
  isProven,
  type KnownGroup,
  messageOf,
  type PresentationFault,
  readHead,
  rootFault,
  scopeOf,
} from '#lib/credential/verify';
import {
  type Bound,
  type GroupKind,
  kindOf,
  type Presentation,
  PresentationSchema,
  TREE_DEPTH,
} from '#lib/protocol/credential';

export type { KnownGroup, PresentationFault };

export interface ExpectedPresentation {
  /** The origin that checks, such as `https://forum.example`. */
  origin: string;
  /** The challenge that it gave out, once, or the grant that the presentation goes with. */
  bound: Bound;
  /** The groups that it accepts, with their newest roots. An empty list accepts nobody. */
  groups: readonly KnownGroup[];
  /** Unix seconds; left out, by this machine's clock. Of what was shown before, when that was. */
  now?: number;
}

export type PresentationVerdict =
  | {
      ok: true;
      /** The same for every presentation of this member to this origin, and another one everywhere else. */
      pseudonym: string;
      group: KnownGroup;
      /** What stands behind the group. `demo`: nothing that anybody should go by. */
      kind: GroupKind;
    }
  | { ok: false; reason: PresentationFault };

/**
 * Checks a presentation in all its parts. Never throws. It shows that some member of the group made it for this origin and
 * this purpose; it does not show who, and no more about them than what the group admits its members by.
 */
export function verifyPresentation(value: unknown, expected: ExpectedPresentation): PresentationVerdict {
  const presentation = readPresentation(value);
  if (!presentation) return { ok: false, reason: 'format' };
  const group = expected.groups.find(({ id }) => id === presentation.group);
  const now = expected.now ?? Math.floor(Date.now() / 1000);
  const reason = group ? faultOf(presentation, group, { ...expected, now }) : earlyFault(presentation, expected);
  if (reason !== null) return { ok: false, reason };
  return group
    ? { ok: true, pseudonym: presentation.proof.nullifier, group, kind: kindOf(group.id) }
    : { ok: false, reason: 'group-not-accepted' };
}

/** A presentation by its form alone, or null. */
export function readPresentation(value: unknown): Presentation | null {
  try {
    const parsed = v.safeParse(PresentationSchema, value, { abortEarly: true });
    return parsed.success ? parsed.output : null;
  } catch {
    // A getter of the value's own threw.
    return null;
  }
}

/**
 * What a list, or a list's signed head, says of its group; null unless the key that it names signed it.
 *
 * @throws DOMException `NotSupportedError` in a browser that knows no Ed25519
 */
export async function readGroup(list: unknown): Promise<KnownGroup | null> {
  if (typeof list !== 'object' || list === null || !('head' in list) || !('signature' in list)) return null;
  const head = await readHead({ head: list.head, signature: list.signature });
  return head && groupOf(head);
}

/** Whether what it says of itself and what its proof was made for are what was asked for. */
function earlyFault(
  { origin, bound, proof }: Presentation,
  expected: Pick<ExpectedPresentation, 'origin' | 'bound'>,
): PresentationFault | null {
  if (proof.merkleTreeDepth !== TREE_DEPTH) return 'wrong-depth';
  if (origin !== expected.origin || proof.scope !== scopeOf(expected.origin).toString()) return 'other-site';
  const same = bound.kind === expected.bound.kind && bound.value === expected.bound.value;
  if (same && proof.message === messageOf(expected.bound).toString()) return null;
  return expected.bound.kind === 'grant' ? 'other-grant' : 'other-challenge';
}

function faultOf(
  presentation: Presentation,
  group: KnownGroup,
  expected: ExpectedPresentation & { now: number },
): PresentationFault | null {
  const early = earlyFault(presentation, expected);
  if (early) return early;
  if (!isProven(presentation.proof)) return 'proof';
  return rootFault(group, presentation.proof.merkleTreeRoot, expected.now);
}
