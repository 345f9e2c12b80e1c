import { readMember, writeInvitation } from '#lib/credential/codes';
import { issuerSeed } from '#lib/credential/identity';
import { earlierRoots, groupKey, LIST_DAYS, signHead } from '#lib/credential/list';
import { type GroupList, type IssuedView, MAX_GROUP_MEMBERS, WalletError } from '#lib/protocol/index';
import type { IssuedRecord, Vault } from '#lib/vault/index';
import type { Trees } from './trees';
import type { Work } from './work';

const DAY_SECONDS = 86_400;
const SENSITIVE = { keyClass: 'sensitive' } as const;

/** Groups that this wallet vouches for: made, filled, and signed as lists. */
export class Issued {
  constructor(
    private readonly vault: Vault,
    private readonly secret: () => Promise<string>,
    private readonly trees: Trees,
    private readonly work: Work,
  ) {}

  /** Newest first. */
  async list(): Promise<IssuedView[]> {
    const records = (await this.vault.all('issued')).map(({ value }) => value);
    return records.sort((a, b) => b.created - a.created).map(viewOf);
  }

  async create(name: string, url: string | null): Promise<IssuedView> {
    const id = crypto.randomUUID();
    const key = groupKey(await issuerSeed(await this.secret(), id));
    const record: IssuedRecord = { id, key, name, url, created: Date.now(), members: [], treeSize: 0, signed: null };
    await this.vault.change(async (draft) => draft.put('issued', id, record, SENSITIVE));
    return viewOf(record);
  }

  /** @throws WalletError `bad-code` when the code is of another group, or its member is one already; `too-large` */
  admit(id: string, code: string, label: string): Promise<IssuedView> {
    const { key, commitment } = readMember(code);
    return this.#change(id, (record) => {
      const known = record.members.some((member) => member.commitment === commitment && member.removedAt === null);
      if (key !== record.key || known) throw new WalletError('bad-code', 'not a new member of this group');
      if (record.members.length >= MAX_GROUP_MEMBERS) throw new WalletError('too-large');
      return { members: [...record.members, { commitment, label, at: Date.now(), removedAt: null }] };
    });
  }

  /** @throws WalletError `not-found` */
  dismiss(id: string, commitment: string): Promise<IssuedView> {
    return this.#change(id, (record) => {
      const at = record.members.findIndex((member) => member.commitment === commitment && member.removedAt === null);
      const member = record.members[at];
      if (!member) throw new WalletError('not-found');
      return { members: record.members.with(at, { ...member, removedAt: Date.now() }) };
    });
  }

  /**
   * Signs the list as it is now.
   *
   * @returns its file
   * @throws WalletError `not-found`, or what the prover throws
   */
  async sign(id: string): Promise<string> {
    const record = await this.#get(id);
    const members = leavesOf(record);
    const leaves = members.map(BigInt);
    const grown = await this.work.run('tree', (under) => this.trees.grow(id, record.treeSize, leaves, under));
    const root = grown.root.toString();
    const at = Math.floor(Date.now() / 1000);
    const before = record.signed?.head;
    const moved = before && before.root !== root;
    const since = (before?.at ?? 0) * 1000;
    // Another device may have removed someone earlier, which came in with its file.
    const gone = grown.removes || record.members.some(({ removedAt }) => removedAt !== null && removedAt > since);
    const signed = signHead(
      {
        v: 1,
        key: record.key,
        name: record.name,
        size: members.length,
        root,
        at,
        until: at + LIST_DAYS * DAY_SECONDS,
        earlier: moved ? earlierRoots(before, gone, at) : (before?.earlier ?? []),
      },
      await issuerSeed(await this.secret(), id),
    );
    await this.vault.change(async (draft) => {
      const now = await this.#get(id);
      draft.put('issued', id, { ...now, signed, treeSize: grown.size }, SENSITIVE);
      await this.trees.put(draft, id, grown);
    });
    const list: GroupList = { format: 'satchel-group', version: 1, ...signed, members };
    return `${JSON.stringify(list, null, 1)}\n`;
  }

  async #change(id: string, make: (record: IssuedRecord) => Partial<IssuedRecord>): Promise<IssuedView> {
    return this.vault.change(async (draft) => {
      const record = await this.#get(id);
      const after = { ...record, ...make(record) };
      draft.put('issued', id, after, SENSITIVE);
      return viewOf(after);
    });
  }

  async #get(id: string): Promise<IssuedRecord> {
    const record = await this.vault.get('issued', id);
    if (!record) throw new WalletError('not-found');
    return record.value;
  }
}

const leavesOf = ({ members }: IssuedRecord): string[] =>
  members.map(({ commitment, removedAt }) => (removedAt === null ? commitment : '0'));

function viewOf(record: IssuedRecord): IssuedView {
  const { id, name, url, key, members, signed } = record;
  const changedAt = Math.max(0, ...members.map(({ at, removedAt }) => removedAt ?? at));
  return {
    id,
    name,
    url,
    invitation: writeInvitation({ key, name, url }),
    members: members.map(({ commitment, label, at, removedAt }) => ({
      commitment,
      label,
      at,
      removed: removedAt !== null,
    })),
    unsigned: signed === null || changedAt > signed.head.at * 1000,
    signedAt: signed ? signed.head.at * 1000 : null,
  };
}
