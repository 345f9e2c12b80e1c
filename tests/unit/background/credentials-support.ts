import { createRpc } from '#lib/anchor/rpc';
import { timeId } from '#lib/consent/time-id';
import type { Bound, Presentation } from '#lib/protocol/index';
import { Credentials } from '../../../entrypoints/background/credentials/credentials';
import { Issued } from '../../../entrypoints/background/credentials/issued';
import { Joining } from '../../../entrypoints/background/credentials/joining';
import { Showings } from '../../../entrypoints/background/credentials/showings';
import { Trees } from '../../../entrypoints/background/credentials/trees';
import { Listed } from '../../../entrypoints/background/credentials/ways/listed';
import { type Node, OnChain } from '../../../entrypoints/background/credentials/ways/on-chain';
import { Work } from '../../../entrypoints/background/credentials/work';
import { testProver } from '../support/prover';
import { testVault } from '../support/vault';

export const FORUM = 'https://forum.example';
export const challenge = (value: string) => ({ kind: 'challenge', value }) as const;

/** A wallet's credentials over a real vault, with the real prover. */
export async function wallet(secret: string, node: Node = createRpc) {
  const { vault, clock } = await testVault();
  const { prover, behaviour } = testProver();
  const trees = new Trees(vault, prover);
  const work = new Work();
  /** Called between what a showing does before the prover and the prover. */
  const hooks = { onLook: () => {} };
  const prepared = new Map<string, Presentation>();
  const onChain = new OnChain(trees, node);
  const sources = { vouched: new Listed(trees), chain: onChain, demo: onChain };
  const deps = { vault, trees, prover, work, sources, secret: async () => secret };
  const credentials = new Credentials(deps);
  const joining = new Joining(credentials, node);
  const showings = new Showings({
    ...deps,
    held: (id) => credentials.held(id),
    refresh: (id) => credentials.refresh(id),
    mustStand: async () => {},
    prepared: {
      get: async (id) => {
        hooks.onLook();
        return prepared.get(id) ?? null;
      },
      put: async (id, made) => void prepared.set(id, made),
    },
    timeId,
  });
  const issued = new Issued(vault, async () => secret, trees, work);
  const show = (credential: string, origin: string, bound: Bound) => showings.show({ credential, origin, bound });
  return { vault, clock, credentials, joining, showings, show, issued, work, behaviour, hooks, prepared };
}

/** A credential secret that no other wallet has. @param byte two hex digits */
export const secretOf = (byte: string) => `0x${byte.repeat(32)}`;
