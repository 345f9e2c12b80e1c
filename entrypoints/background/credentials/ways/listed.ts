import { peopleIn, placeOf } from '#lib/credential/changes';
import { WalletError } from '#lib/protocol/index';
import type { CredentialRecord } from '#lib/vault/index';
import { fetchList, readList } from '../lists';
import type { Trees } from '../trees';
import type { Under } from '../work';
import type { Reading, Source } from './way';

/** Groups whose members are in a list that whoever runs them signs. */
export class Listed implements Source {
  constructor(private readonly trees: Trees) {}

  /** @throws WalletError `list-unreachable`, `list-bad`, `list-other-group`, `list-older`, or what the prover throws */
  async read(record: CredentialRecord, text: string | null, under: Under): Promise<Reading> {
    const { id, source, group, tree: before, commitment } = record;
    if (text === null && source === null) throw new WalletError('list-unreachable', 'no address is known');
    const { members, head } = await readList(text ?? (await fetchList(source ?? '')), group);
    if (before && head.at < before.at) throw new WalletError('list-older');
    const grown = await this.trees.grow(id, before?.size ?? 0, members, under);
    if (grown.root.toString() !== head.root) throw new WalletError('list-bad', 'its members are not of its root');
    const { name, size, root, at, until } = head;
    const tree = { size, people: peopleIn(members), root, at, until, leaf: placeOf(members, commitment) };
    // Its name may go into texts that nobody looks at any more: the one that was agreed to stays.
    return { name: before ? record.name : name, grown, tree };
  }
}
