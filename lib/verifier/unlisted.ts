import type { Presentation } from '#lib/protocol/credential';
import type { KnownGroup } from './presentation';

/** What a proof says of its own group, whose list is not at hand: by it, the proof is looked at for itself alone. */
export const unlistedGroup = ({ group, proof }: Presentation): KnownGroup => ({
  id: group,
  name: '',
  size: 0,
  root: proof.merkleTreeRoot,
  at: 0,
  until: null,
  earlier: [],
});
