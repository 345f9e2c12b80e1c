import { browser } from 'wxt/browser';
import { type ApprovalQueue, Approvals, Disclosures, GrantChanges, Grants } from '#lib/consent/index';
import { IndexStore, Items, withoutSecrets } from '#lib/context/index';
import { siteKey } from '#lib/crypto/slip13';
import type { DerivedKeys } from '#lib/keyring/index';
import { WalletError } from '#lib/protocol/index';
import { People, Personas, Sensitivity, type Vault } from '#lib/vault/index';
import { ALARM } from './alarms';
import { type CredentialServices, credentialServices } from './credentials/services';
import { composeBlock } from './insertion/compose';
import { Anchoring } from './proof/anchoring';
import { Stamping } from './proof/stamping';

/** Everything that needs a vault. */
export interface Services extends CredentialServices {
  vault: Vault;
  sensitivity: Sensitivity;
  index: IndexStore;
  items: Items;
  grants: Grants;
  grantChanges: GrantChanges;
  personas: Personas;
  people: People;
  disclosures: Disclosures;
  approvals: Approvals;
  anchoring: Anchoring;
  stamping: Stamping;
  /** A derived key. @throws WalletError `locked` */
  secret: (name: keyof DerivedKeys) => Promise<string>;
}

interface Outside {
  queue: ApprovalQueue;
  /** To go on with what waits for a chain. @param at Unix milliseconds */
  wake: (at: number) => void;
  /** Whether the person keeps the 12 words. */
  phraseKept: () => Promise<boolean>;
}

/** The rooms' services on one vault. */
export function buildServices(vault: Vault, { queue, wake, phraseKept }: Outside): Services {
  const sensitivity = new Sensitivity(vault);
  const index = new IndexStore(vault, sensitivity);
  const items = new Items(vault, index, sensitivity);
  const personas = new Personas(vault);
  const people = new People(vault);
  const grants = new Grants(vault, personas, Date.now);
  const disclosures = new Disclosures(vault, grants, sensitivity, personas);
  const secret = async (name: keyof DerivedKeys) => {
    const record = await vault.get('keys', name);
    if (!record) throw new WalletError('vault-corrupt', 'a derived key is missing');
    return record.value.secret;
  };
  const credential = credentialServices(vault, grants, () => secret('credential'));
  const keyOfSite = async (origin: string) => siteKey(await secret('sites'), origin);
  const grantChanges = new GrantChanges({ vault, grants, siteKey: keyOfSite, now: Date.now });
  const approvals = new Approvals({
    queue,
    disclosures,
    items: async (ids) => withoutSecrets(await items.get(ids)),
    block: composeBlock,
    memberships: credential.standing.memberships(),
    persona: (origin) => personas.active(origin),
    siteKey: keyOfSite,
    now: Date.now,
  });
  const stamping = new Stamping(vault, (when) => void browser.alarms.create(ALARM.stamps, { when }));
  const anchoring = new Anchoring({ vault, secret, stamping, phraseKept, remind, schedule: wake });
  const known = {
    vault,
    sensitivity,
    index,
    items,
    grants,
    grantChanges,
    personas,
    people,
    disclosures,
    approvals,
    anchoring,
    stamping,
    secret,
  };
  return { ...known, ...credential };
}

/** Wakes the worker from time to time, to see whether a proof is due by the person's rule. */
function remind(on: boolean): void {
  if (on) void browser.alarms.create(ALARM.proof, { periodInMinutes: 60 });
  else void browser.alarms.clear(ALARM.proof);
}
