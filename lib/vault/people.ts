import { type Contact, MAX_CONTACTS, type PeopleSettings, type PersonKeys, WalletError } from '#lib/protocol/index';
import type { Draft } from './draft';
import type { Vault } from './vault';

/** Id of the one record that holds them. */
export const PEOPLE = 'contacts';

const NONE: PeopleSettings = { contacts: [], opened: [] };
/** Shares that are remembered: each holds for ninety days at most. */
const MAX_OPENED = 1_000;

/** A contact as it is kept. */
export type Pinned = Omit<Contact, 'digits'>;

/** Whose keys the person pinned, and under which names. Read from the vault each time. */
export class People {
  constructor(private readonly vault: Vault) {}

  /** By name. @throws WalletError `locked` */
  async list(): Promise<Pinned[]> {
    return living(await this.#settings());
  }

  /** @throws WalletError `not-found`, `locked` */
  async get(id: string): Promise<Pinned> {
    const found = (await this.list()).find((contact) => contact.id === id);
    if (!found) throw new WalletError('not-found', 'there is no such contact');
    return found;
  }

  /** What the person's own card calls them; empty: nothing. */
  async ownName(): Promise<string> {
    return (await this.#settings()).me?.name ?? '';
  }

  async call(name: string): Promise<void> {
    await this.#change((settings, draft) => ({ ...settings, me: { name, rev: draft.revision() } }));
  }

  /**
   * Pins keys, or changes what is pinned; with the id of a removed contact, brings that back.
   *
   * @throws WalletError `too-large` when there are as many as there may be
   */
  async save({ id, name, keys, added }: Pinned & { keys: PersonKeys }): Promise<void> {
    await this.#change((settings, draft) => {
      const others = settings.contacts.filter((contact) => contact.id !== id);
      if (others.filter(({ said }) => said !== null).length >= MAX_CONTACTS) {
        throw new WalletError('too-large', 'there are as many contacts as there may be');
      }
      return { ...settings, contacts: [...others, { id, said: { name, keys, added }, rev: draft.revision() }] };
    });
  }

  /** @returns the contact as it was, so that removing can be undone. @throws WalletError `not-found` */
  async remove(id: string): Promise<Pinned> {
    const removed = await this.get(id);
    await this.#change((settings, draft) => ({
      ...settings,
      contacts: settings.contacts.map((kept) => (kept.id === id ? { id, said: null, rev: draft.revision() } : kept)),
    }));
    return removed;
  }

  /** Notes that a share was opened. @returns when it was before, Unix milliseconds; null: never */
  async opened(share: string, now: number): Promise<number | null> {
    const before = (await this.#settings()).opened.find(({ id }) => id === share);
    if (before) return before.at;
    await this.#change((settings) => ({
      ...settings,
      opened: [...settings.opened, { id: share, at: now }].slice(-MAX_OPENED),
    }));
    return null;
  }

  #change(change: (settings: PeopleSettings, draft: Draft) => PeopleSettings): Promise<void> {
    return this.vault.change(async (draft) => draft.put('settings', PEOPLE, change(await this.#settings(), draft)));
  }

  async #settings(): Promise<PeopleSettings> {
    const record = await this.vault.get('settings', PEOPLE);
    return record && 'contacts' in record.value ? record.value : NONE;
  }
}

const living = ({ contacts }: PeopleSettings): Pinned[] =>
  contacts
    .flatMap(({ id, said }) => (said ? [{ id, ...said }] : []))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
