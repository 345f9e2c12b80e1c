import type { PeopleSettings, PersonaSettings } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { RecordLine } from '../file/lines';
import type { GrantRecord, KeyClass, Leaf, Records, StoreName } from '../records';
import type { Content } from '../rows';
import { classOf, type Sensitive } from '../sensitivity';
import { allowedHere, isPlan } from './anchors';
import { mergeCredentials, mergeIssued, mergePresentations } from './credentials';
import type { Held } from './held';
import { mergePeople, revisionsOfPeople } from './people';
import { mergePersonas, revisionsOf } from './personas';
import { isSame, mergeAnchors, mergeDisclosures, mergeGrants, mergeKeys, mergeStamps } from './records';
import { joinLeaves } from './versions';
import type { Weighing } from './weigh';

interface Into {
  weighing: Weighing;
  draft: Draft;
  /** Logs whose entries are not taken. */
  forked: ReadonlySet<string>;
  sensitive: Sensitive;
}

/** Brings what an own file holds beside items together with the vault's own. */
export async function putRecord(line: RecordLine, { weighing, draft, forked, sensitive }: Into): Promise<void> {
  const { vault, fresh } = weighing.deps;
  const leaves = line.leaves.filter((leaf) => !forked.has(leaf.log));
  const { store, id } = line;
  const at = { vault, draft, id, leaves };
  if (store === 'settings') {
    if ('personas' in line.value) await putPersonas(line.value, { vault, draft, id });
    else if ('contacts' in line.value) await putPeople(line.value, { vault, draft, id });
    // How else an installation is set is its own; only one that is being made takes it over.
    else if (fresh) draft.put('settings', id, line.value as Records['settings']);
  } else if (store === 'keys') {
    const isKnown = (await vault.get('keys', id)) !== null;
    if (fresh || isKnown) await put(at, store, line.value, mergeKeys, () => 'sensitive');
  } else if (store === 'grants') {
    const value = line.value as GrantRecord;
    const isKnown = (await vault.get('grants', id)) !== null;
    // A file may be older than the end of a consent: one that nobody gave here does not stand here.
    const kept: GrantRecord = isKnown ? value : { ...value, elsewhere: true };
    await put(at, store, kept, mergeGrants, () => 'ordinary');
  } else if (store === 'disclosures') {
    const classify = ({ items }: Records['disclosures']) => classOf(items, sensitive);
    await put(at, store, line.value as Records['disclosures'], mergeDisclosures, classify);
  } else if (store === 'credentials') {
    await put(at, store, line.value, mergeCredentials, () => 'sensitive');
  } else if (store === 'presentations') {
    await put(at, store, line.value as Records['presentations'], mergePresentations, () => 'sensitive');
  } else if (store === 'issued') {
    await put(at, store, line.value, mergeIssued, () => 'sensitive');
  } else if (store === 'stamps') {
    // What no calendar has is the other installation's plan, not this one's.
    if (fresh || line.value.ots !== null) await put(at, store, line.value, mergeStamps, () => 'ordinary');
  } else {
    if (!fresh && isPlan(line.value)) return;
    const held = await vault.get('anchors', id);
    await put(at, store, allowedHere(line.value, held?.value), mergeAnchors, () => 'ordinary');
  }
}

/** What keeps a site's work from its private chats keeps it on every device of the wallet. */
async function putPersonas(other: PersonaSettings, { vault, draft, id }: Omit<At, 'leaves'>): Promise<void> {
  const held = (await vault.get('settings', id))?.value;
  const own = held && 'personas' in held ? held : { personas: [], choices: [] };
  const merged = mergePersonas(own, other);
  for (const rev of revisionsOf(merged)) draft.witness(rev);
  if (!isSame(merged, own)) draft.put('settings', id, merged);
}

/** Whose keys a person pinned on one device, they pinned. */
async function putPeople(other: PeopleSettings, { vault, draft, id }: Omit<At, 'leaves'>): Promise<void> {
  const held = (await vault.get('settings', id))?.value;
  const own = held && 'contacts' in held ? held : { contacts: [], opened: [] };
  const merged = mergePeople(own, other);
  for (const rev of revisionsOfPeople(merged)) draft.witness(rev);
  if (!isSame(merged, own)) draft.put('settings', id, merged);
}

/** Stores of which two copies of a record come to one. */
type Merged = 'grants' | 'disclosures' | 'anchors' | 'stamps' | 'keys' | 'credentials' | 'presentations' | 'issued';

interface At {
  vault: Held;
  draft: Draft;
  id: string;
  leaves: Leaf[];
}

async function put<S extends Merged>(
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

/**
 * The entries of a receipt say what was taken out of it: then only those stay that the shortened one still has. A
 * record's first entry says what was agreed or shared, and is what a proof takes: no copy puts another before it.
 */
function leavesOfBoth<S extends StoreName>(own: Content<S>, other: Content<S>): Leaf[] {
  if (isRedacted(own.value) === isRedacted(other.value)) return withFirst(own.leaves, other.leaves);
  return isRedacted(own.value) ? own.leaves : other.leaves;
}

function withFirst(own: readonly Leaf[], other: readonly Leaf[]): Leaf[] {
  const [first] = own;
  if (!first) return joinLeaves(own, other);
  const isFirst = ({ log, index }: Leaf) => log === first.log && index === first.index;
  return [first, ...joinLeaves(own, other).filter((leaf) => !isFirst(leaf))];
}

const isRedacted = (value: object): boolean => 'redacted' in value && value.redacted === true;
