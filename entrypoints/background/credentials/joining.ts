import { groupIdOf } from '#lib/credential/chain/group-id';
import { aboutGroups, type ChainGroup, mustBeOn, stateOf } from '#lib/credential/chain/node';
import { readInvitation } from '#lib/credential/codes';
import { readGate } from '#lib/credential/gates/gate';
import { vouchedGroup } from '#lib/credential/list';
import { type CredentialView, findGate, GATE_NAMES, type GateKind, kindOf, WalletError } from '#lib/protocol/index';
import type { Credentials } from './credentials';
import { enterByNode } from './ways/local';
import type { Node } from './ways/on-chain';

/** How a person calls a group on a chain, and who is asked about it. */
export interface OnNode {
  name: string;
  rpcUrl: string;
  /** The first block that may hold something of the group. */
  since: number;
}

/** The ways into groups. */
export class Joining {
  constructor(
    private readonly credentials: Credentials,
    private readonly node: Node,
  ) {}

  /** @throws WalletError `bad-code`, or what the prover throws */
  async byInvitation(invitation: string): Promise<CredentialView> {
    const { key, name, url } = readInvitation(invitation);
    return this.credentials.add({ kind: 'vouched', group: vouchedGroup(key), name, source: url });
  }

  /**
   * Follows a group that a Semaphore contract keeps.
   *
   * @throws WalletError `group-unreachable`, `group-mismatch`, `group-missing`, or what the prover throws
   */
  async onChain(group: ChainGroup, { name, rpcUrl, since }: OnNode): Promise<CredentialView> {
    const ask = this.node(rpcUrl);
    await aboutGroups(mustBeOn(ask, group.chainId).then(() => stateOf(ask, group)));
    const id = groupIdOf(group);
    return this.credentials.add({ kind: kindOf(id), group: id, name, source: rpcUrl, since });
  }

  /**
   * Follows the group of a gate.
   *
   * @throws WalletError `gate-closed`, `group-unreachable`, `group-mismatch`, or what the prover throws
   */
  async byGate(kind: GateKind, chainId: number, rpcUrl: string): Promise<CredentialView> {
    const gate = findGate(kind, chainId);
    if (!gate) throw new WalletError('gate-closed');
    const { since, ...where } = await aboutGroups(readGate(this.node(rpcUrl), gate));
    const group = groupIdOf(where);
    const from = { source: rpcUrl, since, gate: { kind, address: gate.address } };
    return this.credentials.add({ kind: kindOf(group), group, name: GATE_NAMES[kind], ...from });
  }

  /**
   * Has a local chain's own account let this wallet into a demo group, and reads the group.
   *
   * @throws WalletError `not-found`, `gate-refused`, or as `Credentials.renew` does
   */
  async demo(id: string): Promise<CredentialView> {
    const { entry, source } = await this.credentials.view(id);
    if (!entry?.local || source === null) throw new WalletError('not-found');
    await enterByNode(this.node(source), entry);
    return this.credentials.renew(id, null);
  }
}
