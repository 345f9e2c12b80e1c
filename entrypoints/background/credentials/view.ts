import { writeMember } from '#lib/credential/codes';
import { entryBy } from '#lib/credential/gates/gate';
import type { CredentialView, Way } from '#lib/protocol/index';
import type { CredentialRecord, PresentationRecord } from '#lib/vault/index';

const SHOWN = 50;

/** Where a membership stands. @param now Unix milliseconds */
export function stateOf({ tree }: CredentialRecord, now: number): CredentialView['state'] {
  if (!tree) return 'asked';
  if (tree.leaf === null) return tree.never ? 'asked' : 'gone';
  return tree.until !== null && now > tree.until * 1000 ? 'expired' : 'member';
}

const wayOf = ({ kind, gate }: CredentialRecord): Way => gate?.kind ?? kind;

/** What whoever admits to the group needs: a gate takes it in its transaction. */
function codeOf({ kind, group, gate, commitment }: CredentialRecord): string | null {
  if (gate) return null;
  return kind === 'vouched' ? writeMember({ key: group.slice(group.indexOf(':') + 1), commitment }) : commitment;
}

/** What screens show of a membership. @param shown all showings, newest first */
export function viewOf(record: CredentialRecord, shown: readonly PresentationRecord[]): CredentialView {
  const { id, kind, group, name, added, source, tree, commitment, gate } = record;
  return {
    id,
    kind,
    way: wayOf(record),
    group,
    name,
    added,
    state: stateOf(record, Date.now()),
    code: codeOf(record),
    entry: gate ? entryBy({ ...gate, chainId: Number(group.split(':')[1]) }, commitment) : null,
    size: tree ? (tree.people ?? tree.size) : null,
    readAt: tree ? tree.at * 1000 : null,
    until: tree?.until != null ? tree.until * 1000 : null,
    source,
    shown: shown
      .filter(({ credential }) => credential === id)
      .slice(0, SHOWN)
      .map(({ id: shownId, origin, at }) => ({ id: shownId, origin, at })),
  };
}
