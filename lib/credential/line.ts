import { toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import { type GroupKind, kindOf, type Presentation } from '#lib/protocol/credential';

const ID_CHARS = 18;

/**
 * Names a showing before its proof is made: by site, group and purpose, which whoever gets the proof reads in it.
 *
 * @returns 8 bytes, hex
 */
export function showingId({ origin, group, bound }: Pick<Presentation, 'origin' | 'group' | 'bound'>): string {
  return toHex(sha256(utf8(canonicalJson({ origin, group, bound })))).slice(0, ID_CHARS);
}

/** What stands behind a group, in a line that others read. */
const BEHIND: Record<GroupKind, string> = {
  vouched: 'vouched for, without a name',
  chain: 'kept on a blockchain, without a name',
  demo: 'demo, not proof of personhood',
};

/** One short line for a text: it names the proof, which is handed over when somebody asks for it. */
export function lineOf(showing: Pick<Presentation, 'origin' | 'group' | 'bound'>, name: string): string {
  const quoted = name.replace(/[“”"[\]]/g, "'");
  return `[Member of “${quoted}” (${BEHIND[kindOf(showing.group)]}). Proof ${showingId(showing)}: ask me for it]`;
}
