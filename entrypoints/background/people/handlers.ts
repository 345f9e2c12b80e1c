import {
  digitsOf,
  haveSameKeys,
  openShare,
  ownPersonKeys,
  publicKeysOf,
  readCard,
  releaseToPerson,
  sealShare,
  writeCard,
} from '#lib/consent/index';
import { estimateTokens, sharedText, withoutSecrets } from '#lib/context/index';
import { siteKey } from '#lib/crypto/slip13';
import {
  type CardView,
  type Contact,
  type Item,
  type OpenedShare,
  type OwnCard,
  type ParsedParams,
  type PersonKeys,
  type SharePreview,
  WalletError,
} from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import type { Pinned } from '#lib/vault/index';
import type { Host } from '../host';
import type { Services } from '../services';

const DAY_MS = 86_400_000;

/** People whose keys are pinned, and what is shared with them (docs/spec/share.md). */
export function peopleHandlers(host: Host) {
  return {
    'people.list': async () => (await (await host.services()).people.list()).map(asContact),
    'people.own': async () => ownCard(await host.services()),
    async 'people.call'({ name }) {
      const services = await host.services();
      await services.people.call(name);
      return ownCard(services);
    },
    'people.read': async ({ card }) => cardView(await host.services(), readCard(card)),
    'people.add': async (params) => add(await host.services(), params),
    async 'people.rename'({ id, name }) {
      const { people } = await host.services();
      const renamed = { ...(await people.get(id)), name };
      await people.save(renamed);
      return asContact(renamed);
    },
    'people.remove': async ({ id }) => asContact(await (await host.services()).people.remove(id)),
    async 'people.restore'(contact) {
      await (await host.services()).people.save(contact);
      return null;
    },
    'people.preview': async ({ ids }) => preview(await host.services(), ids),
    'people.share': async (params) => share(await host.services(), params),
    'people.open': async ({ share: text }) => open(await host.services(), text),
  } satisfies Partial<PageHandlers>;
}

const asContact = (contact: Pinned): Contact => ({ ...contact, digits: digitsOf(contact.keys) });
const ownKeys = async ({ secret }: Services) => ownPersonKeys(await secret('people'));

async function ownCard(services: Services): Promise<OwnCard> {
  const [keys, name] = await Promise.all([ownKeys(services), services.people.ownName()]);
  return { name, card: writeCard(keys, name), digits: digitsOf(publicKeysOf(keys)) };
}

async function cardView(services: Services, { name, keys }: { name: string; keys: PersonKeys }): Promise<CardView> {
  return { name, keys, digits: digitsOf(keys), known: await known(services, name, keys) };
}

async function known(services: Services, name: string, keys: PersonKeys): Promise<CardView['known']> {
  if (haveSameKeys(publicKeysOf(await ownKeys(services)), keys)) return { kind: 'own' };
  const contacts = await services.people.list();
  const pinned = contacts.find((contact) => haveSameKeys(contact.keys, keys));
  if (pinned) return { kind: 'pinned', contact: asContact(pinned) };
  const called = (of: string) => of.toLocaleLowerCase();
  const other = name === '' ? undefined : contacts.find((contact) => called(contact.name) === called(name));
  return other ? { kind: 'changed', contact: asContact(other) } : { kind: 'new' };
}

/** @throws WalletError `card-own`; `conflict` where these keys are pinned under another name; `not-found` */
async function add(services: Services, { card, name, over }: ParsedParams<'people.add'>): Promise<Contact> {
  const { keys } = readCard(card);
  const { known: is } = await cardView(services, { name, keys });
  if (is.kind === 'own') throw new WalletError('card-own');
  if (is.kind === 'pinned') throw new WalletError('conflict', 'these keys are pinned already');
  // Another's name is never taken unasked: whoever sends a new card may be anybody.
  if (is.kind === 'changed' && is.contact.id !== over) throw new WalletError('conflict', 'the name is taken');
  const before = over === null ? null : await services.people.get(over);
  const contact = { id: before?.id ?? crypto.randomUUID(), name, keys, added: Date.now() };
  await services.people.save(contact);
  return asContact(contact);
}

async function preview({ items }: Services, ids: readonly string[]): Promise<SharePreview> {
  const found = await items.get(ids);
  const masked = withoutSecrets(found);
  const hasSecret = masked.some(({ text }, at) => text !== found[at]?.text);
  return { text: sharedText(masked), lines: masked.length, hasSecret };
}

/** @throws WalletError `conflict` when the lines are not those that the person saw; of `releaseToPerson` */
async function share(services: Services, { id, ids, days, shown }: ParsedParams<'people.share'>): Promise<string> {
  const { items, people, disclosures, secret } = services;
  const [contact, keys, name] = await Promise.all([people.get(id), ownKeys(services), people.ownName()]);
  const chosen = withoutSecrets(await items.get(ids));
  const text = sharedText(chosen);
  if (text !== shown) throw new WalletError('conflict', 'the lines changed since they were shown');
  const placeKey = async (of: string) => siteKey(await secret('sites'), of);
  const request = { contact, items: chosen, text, tokens: estimateTokens(text) };
  const { releasedAt: at } = await releaseToPerson({ disclosures, placeKey, now: Date.now }, request);
  return sealShare(keys, name, contact.keys.box, {
    id: crypto.randomUUID(),
    at,
    until: at + days * DAY_MS,
    items: chosen.map(asShared),
  });
}

/** What was seen and no more: its text says in words what its kind's fields do. */
const asShared = ({ text, category }: Item) => ({ text, category });

/** Nothing of it enters the vault before the person approved it. @throws WalletError of `openShare` */
async function open(services: Services, text: string): Promise<OpenedShare> {
  const now = Date.now();
  const { id, from, at, until, items } = openShare(text, await ownKeys(services), now);
  const before = await services.people.opened(id, now);
  return { from: await cardView(services, from), at, until, before, items };
}
