import type { AnchorView } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { RecordLine } from '../file/lines';
import type { GrantRecord, KeyClass, Leaf, Records, StoreName } from '../records';
import type { Content } from '../rows';
import { classOf, type Sensitive } from '../sensitivity';
import type { Held } from './held';
import { isSame, mergeAnchors, mergeDisclosures, mergeGrants, mergeKeys } from './records';
import { joinLeaves } from './versions';
import type { Weighing } from './weigh';

interface Into {
  weighing: Weighing;
  draft: Draft;
  /** Logs whose entries are not taken. */
  forked: ReadonlySet<string>;
  sensitive: Sensitive;
}

/** Brings what a file holds beside items together with the vault's own. */
export async function putRecord(line: RecordLine, { weighing, draft, forked, sensitive }: Into): Promise<void> {
  const { vault, fresh } = weighing.deps;
  const leaves = line.leaves.filter((leaf) => !forked.has(leaf.log));
  const { store, id } = line;
  const at = { vault, draft, id, leaves };
  if (store === 'settings') {
    // How an installation is set is its own; only one that is being made takes it over.
    if (fresh) draft.put('settings', id, line.value as Records['settings']);
  } else if (store === 'keys') {
    const isKnown = weighing.weighed.sameWallet === true && (await vault.get('keys', id)) !== null;
    if (fresh || isKnown) await put(at, store, line.value, mergeKeys, () => 'sensitive');
  } else if (store === 'grants') {
    const value = line.value as GrantRecord;
    if (fresh) putRestored(draft, id, value, leaves);
    // Another wallet's consents are nothing that the person here agreed to.
    else if (weighing.isOwn) await put(at, store, value, mergeGrants, () => 'ordinary');
  } else if (store === 'disclosures') {
    const classify = ({ items }: Records['disclosures']) => classOf(items, sensitive);
    await put(at, store, line.value as Records['disclosures'], mergeDisclosures, classify);
  } else {
    const value = line.value as AnchorView & { rawTx: string | null };
    // What nobody signed is the other installation's plan, not this one's.
    if (!fresh && value.state === 'queued' && value.rawTx === null) return;
    await put(at, store, value, mergeAnchors, () => 'ordinary');
  }
}

/** A file may be older than the end of a consent: none that it has stands in the wallet that is made of it. */
function putRestored(draft: Draft, uid: string, grant: GrantRecord, leaves: Leaf[]): void {
  const now = Math.floor(draft.now / 1000);
  const stands = grant.revokedAt === null && grant.usedAt === null && now < grant.until;
  const entry = { kind: 'revocation', body: { uid, revokedAt: now } };
  if (stands) draft.put('grants', uid, { ...grant, revokedAt: now }, { keepLeaves: true, leaves, entry });
  else draft.put('grants', uid, grant, { leaves });
}

interface At {
  vault: Held;
  draft: Draft;
  id: string;
  leaves: Leaf[];
}

async function put<S extends 'grants' | 'disclosures' | 'anchors' | 'keys'>(
  { vault, draft, id, leaves }: At,
  store: S,
  value: Records[S],
  merge: (a: Records[S], b: Records[S]) => Records[S],
  classify: (value: Records[S]) => KeyClass,
): Promise<void> {
  const own = await vault.get(store, id);
  const merged = own ? merge(own.value, value) : value;
  const all = own ? leavesOfBoth(own, { value, leaves }) : leaves;
  if (own && isSame(merged, own.value) && all.length === own.leaves.length) return;
  draft.put(store, id, merged, { keyClass: classify(merged), leaves: all });
}

/** The entries of a receipt say what was taken out of it: then only those stay that the shortened one still has. */
function leavesOfBoth<S extends StoreName>(own: Content<S>, other: Content<S>): Leaf[] {
  if (isRedacted(own.value) === isRedacted(other.value)) return joinLeaves(own.leaves, other.leaves);
  return isRedacted(own.value) ? own.leaves : other.leaves;
}

const isRedacted = (value: object): boolean => 'redacted' in value && value.redacted === true;
