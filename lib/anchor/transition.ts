import type { WalletError } from '#lib/protocol/errors';
import type { AnchorRow } from './row';
import type { Rpc } from './rpc';

export interface Surroundings {
  rpc: Rpc;
  /** Another node, where the person named one: what it does not see does not count. */
  second: Rpc | null;
  key: () => Promise<string | null>;
  now: () => number;
}

/** What to write down, and why it did not go on. No change and no failure: look again later. */
export interface Transition {
  change: Partial<AnchorRow>;
  failure?: WalletError;
  /** Goes on no sooner than this, in milliseconds, although something changed. */
  pauseMs?: number;
}

export const WAIT: Transition = { change: {} };
