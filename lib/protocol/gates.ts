import { presetFor } from './chains';
import type { GateKind } from './credential';

export interface Gate {
  kind: GateKind;
  chainId: number;
  /** In lower case. */
  address: string;
}

/** What a person may know each source by. */
export const GATE_NAMES: Record<GateKind, string> = {
  'proof-of-humanity': 'Proof of Humanity',
  'human-passport': 'Human Passport',
  coinbase: 'Coinbase Verifications',
  demo: 'Demo group',
};

/**
 * One gate for each source on each chain. An address follows from the code that creates the gate, with all that it is
 * told, so what lies there is that gate or nothing, whoever put it there (`scripts/gates.mjs`; a test computes them anew).
 */
export const GATES: readonly Gate[] = [
  { kind: 'proof-of-humanity', chainId: 1, address: '0xdbb75af220a232a90a9eda5395ac5c216dae32dc' },
  { kind: 'proof-of-humanity', chainId: 100, address: '0xd5896f43e9c8fb6a1a8b918a816ab07c1f4b0152' },
  { kind: 'human-passport', chainId: 10, address: '0xe4345bbba40092ba83646237208d7c68650bdf19' },
  { kind: 'human-passport', chainId: 8453, address: '0xc59840c3b129592311f69f6c294c6db5f138ba91' },
  { kind: 'human-passport', chainId: 42161, address: '0xb9277af6979021946d56e96c1b638680a9835cab' },
  { kind: 'coinbase', chainId: 8453, address: '0x6e7557353121b5e70346a14aff98d84eab784912' },
  { kind: 'demo', chainId: 31337, address: '0x8ff9053d42ee190afee861398731dce92d018e27' },
];

export const findGate = (kind: GateKind, chainId: number): Gate | undefined =>
  GATES.find((gate) => gate.kind === kind && gate.chainId === chainId);

/** A chain that carries groups: its name, and a public node to begin with. */
export function groupChain(chainId: number): { name: string; rpcUrl: string } {
  if (chainId === 100) return { name: 'Gnosis', rpcUrl: 'https://rpc.gnosischain.com' };
  const { name, rpcUrl } = presetFor(chainId) ?? { name: String(chainId), rpcUrl: '' };
  return { name, rpcUrl };
}
