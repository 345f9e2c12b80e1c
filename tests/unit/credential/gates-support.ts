import { Group } from '@semaphore-protocol/group';
import { Interface, type InterfaceAbi } from 'ethers';
import { gateContracts } from '../../../scripts/gates.mjs';
import { sourceContracts } from '../../fixtures/chain/contracts.mjs';
import { artifact, create, transact } from '../../fixtures/chain/deploy.mjs';
import { type LocalChain, SEMAPHORE_ABI } from './chain/support';

const CONTRACTS = { ...(await gateContracts()), ...(await sourceContracts()) };
const ABIS = Object.values(CONTRACTS).map(({ abi }) => new Interface(abi as InterfaceAbi));

interface Receipt {
  status: string;
  logs: { address: string; topics: string[]; data: string }[];
}

/** A contract on the local chain; what it refuses is told by the name of its error. */
export class Deployed {
  constructor(
    private readonly chain: LocalChain,
    readonly address: string,
    private readonly abi: Interface,
  ) {}

  static async create(chain: LocalChain, name: string, values: unknown[] = []): Promise<Deployed> {
    const contract = CONTRACTS[name];
    if (!contract) throw new Error(`there is no ${name}`);
    const abi = new Interface(contract.abi as InterfaceAbi);
    const types = abi.deploy.inputs.map(({ type }) => type);
    return new Deployed(chain, await create(chain.rpc, contract.bytecode, types, values), abi);
  }

  /** One of the contracts of EAS, which every local chain has. */
  static known(chain: LocalChain, name: 'EAS' | 'SchemaRegistry', address: string): Deployed {
    return new Deployed(chain, address, new Interface(artifact(name).abi as InterfaceAbi));
  }

  async read(name: string, ...args: unknown[]): Promise<unknown> {
    const data = this.abi.encodeFunctionData(name, args);
    const answer = await this.chain.rpc('eth_call', [{ to: this.address, data }, 'latest']);
    return this.abi.decodeFunctionResult(name, answer)[0];
  }

  /** @throws Error with the name of what the contract refused it with */
  async send(from: string, name: string, ...args: unknown[]): Promise<Receipt> {
    const data = this.abi.encodeFunctionData(name, args);
    const call = { from, to: this.address, data };
    const failure = await this.#failure(call);
    if (failure) throw new Error(failure);
    const receipt = (await transact(this.chain.rpc, call)) as Receipt;
    if (receipt.status !== '0x1') throw new Error('refused');
    return receipt;
  }

  async #failure(call: object): Promise<string | null> {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_call', params: [call, 'latest'] });
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(this.chain.rpcUrl, { method: 'POST', headers, body });
    const { error } = (await answer.json()) as { error?: { message: string; data?: string } };
    if (!error) return null;
    const data = error.data ?? '0x';
    for (const abi of [this.abi, SEMAPHORE_ABI, ...ABIS]) {
      const known = data.length >= 10 ? abi.getError(data.slice(0, 10)) : null;
      if (known) return known.name;
    }
    return error.message;
  }
}

/** A gate on the local chain, its group as the contract tells of it, and people with accounts. */
export async function gated(chain: LocalChain, name: string, values: unknown[]) {
  const gate = await Deployed.create(chain, name, [chain.semaphore, ...values]);
  const number = (await gate.read('group')) as bigint;
  const semaphore = new Deployed(chain, chain.semaphore, SEMAPHORE_ABI);
  const theirs = new Group();
  return {
    gate,
    number,
    /** What the gate needs in order to take somebody out, once they are. */
    siblings: (commitment: bigint) => theirs.generateMerkleProof(theirs.indexOf(commitment)).siblings,
    entered: (commitment: bigint) => theirs.addMember(commitment),
    left: (commitment: bigint) => theirs.removeMember(theirs.indexOf(commitment)),
    root: () => semaphore.read('getMerkleTreeRoot', number),
    has: (commitment: bigint) => semaphore.read('hasMember', number, commitment),
    admin: () => semaphore.read('getGroupAdmin', number),
    theirs,
  };
}
