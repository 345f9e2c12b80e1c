import { createRpc } from '#lib/anchor/rpc';
import type { Grants } from '#lib/consent/index';
import { timeId } from '#lib/consent/time-id';
import { Prover } from '#lib/credential/prover/channel';
import { WalletError } from '#lib/protocol/index';
import type { Vault } from '#lib/vault/index';
import { preparedStore } from '../storage';
import { startWorkers } from '../workers';
import { Credentials } from './credentials';
import { Issued } from './issued';
import { Joining } from './joining';
import { Showings } from './showings';
import { StandingShowings } from './standing';
import { Trees } from './trees';
import { Listed } from './ways/listed';
import { OnChain } from './ways/on-chain';
import { Work } from './work';

export interface CredentialServices {
  credentials: Credentials;
  joining: Joining;
  showings: Showings;
  standing: StandingShowings;
  issued: Issued;
  work: Work;
}

/** Wires memberships and groups of one's own to the vault, the prover, and consents. */
export function credentialServices(vault: Vault, grants: Grants, secret: () => Promise<string>): CredentialServices {
  const prover = new Prover(startWorkers);
  const trees = new Trees(vault, prover);
  const work = new Work();
  const mustStand = async (uid: string, origin: string) => {
    const grant = (await grants.list()).find((each) => each.uid === uid);
    if (grant?.state !== 'active' || grant.terms.origin !== origin) throw new WalletError('no-grant');
  };
  const onChain = new OnChain(trees, createRpc);
  const sources = { vouched: new Listed(trees), chain: onChain, demo: onChain };
  const credentials = new Credentials({ vault, trees, prover, work, sources, secret });
  const joining = new Joining(credentials, createRpc);
  const held = (id: string) => credentials.held(id);
  const refresh = (id: string) => credentials.refresh(id);
  const prepared = preparedStore;
  const showings = new Showings({ vault, trees, prover, work, held, refresh, secret, mustStand, prepared, timeId });
  const standing = new StandingShowings(grants, showings, held);
  return { credentials, joining, showings, standing, issued: new Issued(vault, secret, trees, work), work };
}
