import { Group } from '@semaphore-protocol/group';
import { Interface } from 'ethers';
import { semaphoreContracts } from '../../../fixtures/chain/contracts.mjs';
import { transact } from '../../../fixtures/chain/deploy.mjs';
import type { startChain } from '../../../fixtures/chain/index.mjs';

export type LocalChain = Awaited<ReturnType<typeof startChain>>;
const MOST_AT_ONCE = 100;
interface Receipt {
  status: string;
  logs: { topics: string[] }[];
}

const { Semaphore } = await semaphoreContracts();
export const SEMAPHORE_ABI = new Interface(Semaphore?.abi as ConstructorParameters<typeof Interface>[0]);

/** A group on the local chain, run by its first account, beside the same group as Semaphore's own library has it. */
export class ChainedGroup {
  theirs = new Group();

  private constructor(
    private readonly chain: LocalChain,
    readonly number: bigint,
  ) {}

  static async create(chain: LocalChain): Promise<ChainedGroup> {
    const data = SEMAPHORE_ABI.encodeFunctionData('createGroup()');
    const receipt = (await transact(chain.rpc, { to: chain.semaphore, data })) as Receipt;
    return new ChainedGroup(chain, BigInt(receipt.logs[0]?.topics[1] ?? -1));
  }

  async add(member: bigint): Promise<void> {
    this.theirs.addMember(member);
    await this.#send('addMember', [member]);
  }

  /** As many at once as a block's gas allows. */
  async addMany(members: bigint[]): Promise<void> {
    this.theirs.addMembers(members);
    for (let at = 0; at < members.length; at += MOST_AT_ONCE) {
      await this.#send('addMembers', [members.slice(at, at + MOST_AT_ONCE)]);
    }
  }

  /** After the chain lost what was in the group. */
  empty(): void {
    this.theirs = new Group();
  }

  async remove(member: bigint): Promise<void> {
    const index = this.theirs.indexOf(member);
    const { siblings } = this.theirs.generateMerkleProof(index);
    this.theirs.removeMember(index);
    await this.#send('removeMember', [member, siblings]);
  }

  async update(member: bigint, next: bigint): Promise<void> {
    const index = this.theirs.indexOf(member);
    const { siblings } = this.theirs.generateMerkleProof(index);
    this.theirs.updateMember(index, next);
    await this.#send('updateMember', [member, next, siblings]);
  }

  async #send(name: string, args: unknown[]): Promise<void> {
    const data = SEMAPHORE_ABI.encodeFunctionData(name, [this.number, ...args]);
    const { status } = (await transact(this.chain.rpc, { to: this.chain.semaphore, data })) as Receipt;
    if (status !== '0x1') throw new Error(`${name} was refused`);
  }
}
