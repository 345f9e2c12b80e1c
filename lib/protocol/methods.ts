import * as v from 'valibot';
import { type AppAnswer, MAX_APP_PARAMS_CHARS } from './app-wire';
import {
  AuthSchema,
  KekSchema,
  PasskeyIdSchema,
  PasskeyNameSchema,
  type PasskeyView,
  PrfSchema,
  type WaysIn,
} from './auth';
import { BACKUP_METHODS, type BackupResults } from './backup';
import { type InsertAnswer, OutcomeSchema } from './chat';
import { CONSENT_METHODS, type ConsentResults } from './consent-methods';
import { CREDENTIAL_METHODS, type CredentialResults } from './credential-views';
import type { Report } from './diagnostics';
import { FOLDER_METHODS, type FolderResults } from './folders';
import type { AnswerRead, AskOutcome, HarvestChat } from './harvest';
import { type HealthNote, MissesSchema } from './health';
import { type Auto, AutoSchema, type InPage, InPageSchema, STYLE_CHOICES } from './in-page';
import {
  CategorySchema,
  ImportDraftSchema,
  type Item,
  ItemDraftSchema,
  ItemIdSchema,
  MAX_ITEM_CHARS,
  MAX_ITEMS_PER_IMPORT,
  MAX_REVIEWED_AT_ONCE,
  RevisionSchema,
} from './items';
import { KdfSchema } from './kdf';
import {
  BulkActSchema,
  type BulkChange,
  BulkChangeSchema,
  type DeletedItems,
  ItemIdsSchema,
  type ItemStats,
  ListedBySchema,
  MAX_CHANGED_AT_ONCE,
} from './keeping';
import { MAX_DRAFT_CHARS } from './limits';
import { PEOPLE_METHODS, type PeopleResults } from './people';
import {
  type Persona,
  PersonaChoiceSchema,
  PersonaDraftSchema,
  PersonaIdSchema,
  PersonaPlaceSchema,
  type PersonasView,
  type SitePersona,
} from './personas';
import { PROOF_METHODS, type ProofResults } from './proof-methods';
import { base64, int, none, originSchema, uuid } from './shapes';
import { type ProofPolicy, ProofPolicySchema, type StampSettings, StampSettingsSchema, type StampView } from './stamps';
import { TimelineRequestSchema, type TimelineView } from './timeline';
import type {
  AnchorQuote,
  AnchorStatus,
  AnchorView,
  CategoryView,
  ChainConfig,
  RememberView,
  SiteStatus,
  SiteView,
  TextReview,
  VaultFinding,
  WalletStatus,
} from './views';

/** A tab, and the site that the person saw named. */
const chatSchema = { tabId: int(0, Number.MAX_SAFE_INTEGER), origin: originSchema };

/** A password that is being set. */
const newPassword = { kdf: KdfSchema, kek: KekSchema };
const wordSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(20));
const wordsSchema = v.pipe(v.array(wordSchema), v.length(12));

const ChainConfigSchema = v.strictObject({
  network: v.pipe(v.string(), v.maxLength(40)),
  chainId: int(0, Number.MAX_SAFE_INTEGER),
  rpcUrl: v.pipe(v.string(), v.maxLength(500)),
  eas: v.pipe(v.string(), v.regex(/^(0x[0-9a-fA-F]{40})?$/)),
  secondUrl: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

/** Methods that only our own pages may call: request schemas. */
export const PAGE_METHODS = {
  'wallet.status': none,
  'wallet.ways': none,
  'wallet.create': v.strictObject(newPassword),
  'wallet.unlock': v.strictObject({
    auth: AuthSchema,
    /** The same password under stronger parameters, where `wallet.ways` asked for it. */
    stronger: v.nullable(v.strictObject(newPassword)),
  }),
  'wallet.lock': none,
  /** The person is at work in a page of ours, of which the background learns nothing else. */
  'wallet.touch': none,
  /** Whether this is the wallet's owner. */
  'auth.check': v.strictObject({ auth: AuthSchema }),
  'password.change': v.strictObject({ auth: AuthSchema, ...newPassword }),
  /** Sets a new password by the 12 words. */
  'password.recover': v.strictObject({ words: wordsSchema, ...newPassword }),
  /** Whether these are the wallet's words. */
  'phrase.check': v.strictObject({ words: wordsSchema }),
  'passkeys.list': none,
  'passkeys.add': v.strictObject({
    auth: AuthSchema,
    id: PasskeyIdSchema,
    name: PasskeyNameSchema,
    credentialId: v.pipe(v.string(), v.base64(), v.maxLength(1_368)),
    salt: base64(32),
    prf: PrfSchema,
  }),
  'passkeys.rename': v.strictObject({ id: PasskeyIdSchema, name: PasskeyNameSchema }),
  'passkeys.remove': v.strictObject({ id: PasskeyIdSchema }),
  'phrase.show': v.strictObject({ auth: AuthSchema }),
  /** Authenticates again: nothing that outlives the call may tell the words. */
  'phrase.confirm': v.strictObject({
    auth: AuthSchema,
    answers: v.pipe(v.array(v.strictObject({ index: int(0, 11), word: wordSchema })), v.minLength(3), v.maxLength(12)),
  }),
  'items.list': v.strictObject({
    ...ListedBySchema.entries,
    offset: int(0, 10_000_000),
    limit: int(1, 200),
  }),
  /** Ids of all that a list has, up to what one change of many takes. */
  'items.ids': ListedBySchema,
  'items.stats': none,
  'items.deleted': none,
  'items.add': ItemDraftSchema,
  /** The person read an item that waits and lets it be offered, or takes that back. */
  'items.approve': v.strictObject({ id: ItemIdSchema, baseRev: RevisionSchema, approved: v.boolean() }),
  'items.edit': v.strictObject({ id: ItemIdSchema, baseRev: RevisionSchema, draft: ItemDraftSchema }),
  /** Says what is so now, and keeps the item as what was so before. */
  'items.supersede': v.strictObject({ id: ItemIdSchema, baseRev: RevisionSchema, draft: ItemDraftSchema }),
  /** Does one thing to many items, all or none. `id`: what its asker calls it when they ask how far it is. */
  'items.change': v.strictObject({ id: uuid, ids: ItemIdsSchema, act: BulkActSchema }),
  /** Takes that back, all or none. */
  'items.putBack': v.strictObject({
    id: uuid,
    changes: v.pipe(v.array(BulkChangeSchema), v.minLength(1), v.maxLength(MAX_CHANGED_AT_ONCE)),
  }),
  /** What was found damaged since the worker started. */
  'vault.findings': none,
  /** Opens everything, and says what is damaged. */
  'vault.check': none,
  /** Takes the vault as it is, after the person was told that it is not as it was left. */
  'vault.accept': none,
  'vault.erase': v.strictObject({ auth: AuthSchema }),
  /** Clears away a vault that nothing can open any more. */
  'vault.reset': none,
  /** Receipts that hold the text of any of these items. */
  'receipts.holding': v.strictObject({ itemIds: ItemIdsSchema }),
  /** Takes items' text out of receipts: they keep that something was shared. */
  'receipts.redact': v.strictObject({ itemIds: ItemIdsSchema }),
  /** Removes an item that does not open any more. */
  'items.drop': v.strictObject({ id: ItemIdSchema }),
  'items.import': v.strictObject({
    /** What its asker calls it when they ask how far it is. */
    id: v.optional(uuid),
    items: v.pipe(v.array(ImportDraftSchema), v.minLength(1), v.maxLength(MAX_ITEMS_PER_IMPORT)),
  }),
  /** How far an import or a change of many items under way is. */
  'items.importing': v.strictObject({ id: uuid }),
  /** What the wallet has to say of texts that a person is about to keep. */
  'items.review': v.strictObject({
    texts: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_ITEM_CHARS))), v.maxLength(MAX_REVIEWED_AT_ONCE)),
  }),
  /** The open chat that the person looked at last. */
  'harvest.status': none,
  /** Puts a request into that chat's message box. Sending it is the person's. */
  'harvest.ask': v.strictObject({
    ...chatSchema,
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ITEM_CHARS)),
  }),
  /** Reads that chat's last answer. */
  'harvest.read': v.strictObject(chatSchema),
  'sites.list': none,
  'sites.enable': v.strictObject({ ids: v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(100)) }),
  'sites.use': v.strictObject({ origin: originSchema }),
  'sites.forget': v.strictObject({ origin: originSchema }),
  'sites.status': v.strictObject({ origin: originSchema }),
  'sites.auto': v.strictObject({ origin: originSchema, auto: AutoSchema }),
  'apps.list': none,
  'apps.connect': v.strictObject({ origin: originSchema }),
  'apps.disconnect': v.strictObject({ origin: originSchema }),
  'health.list': none,
  'health.clear': none,
  'remember.get': v.strictObject({ id: uuid }),
  'remember.review': v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_ITEM_CHARS)) }),
  'remember.save': v.strictObject({ id: uuid, draft: ItemDraftSchema }),
  'remember.drop': v.strictObject({ id: uuid }),
  'inPage.get': none,
  'inPage.set': InPageSchema,
  /** What lines look like in a chat, for the person to see. */
  'inPage.example': v.strictObject({
    style: v.picklist(STYLE_CHOICES),
    lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(3)),
  }),
  'anchor.status': none,
  'anchor.configure': ChainConfigSchema,
  'anchor.now': none,
  'anchor.list': none,
  'anchor.quote': none,
  'log.timeline': TimelineRequestSchema,
  /** When proofs are made without being asked for. */
  'anchor.policy': ProofPolicySchema,
  'stamps.list': none,
  'stamps.configure': StampSettingsSchema,
  /** The `.ots` file of a stamp, base64. */
  'stamps.file': v.strictObject({ id: uuid }),
  ...PROOF_METHODS,
  'settings.get': none,
  'settings.set': v.strictObject({ lockMinutes: int(1, 240), keepsSharing: v.boolean() }),
  'categories.list': none,
  'categories.set': v.strictObject({ name: CategorySchema, sensitive: v.boolean() }),
  'personas.list': none,
  /** What is active at a site. */
  'personas.at': v.strictObject({ origin: originSchema }),
  /** A new persona without an id; with one, another name or other categories, or a deleted one again. */
  'personas.save': v.strictObject({ id: v.optional(PersonaIdSchema), ...PersonaDraftSchema.entries }),
  'personas.remove': v.strictObject({ id: PersonaIdSchema }),
  'personas.choose': v.strictObject({ at: PersonaPlaceSchema, choice: PersonaChoiceSchema }),
  'diagnostics.report': none,
  ...BACKUP_METHODS,
  ...CONSENT_METHODS,
  ...CREDENTIAL_METHODS,
  ...FOLDER_METHODS,
  ...PEOPLE_METHODS,
} as const;

/** Methods that a content script on an enabled site may call. */
export const CONTENT_METHODS = {
  'chat.load': none,
  'chat.insert': v.strictObject({
    draft: v.pipe(v.string(), v.maxLength(MAX_DRAFT_CHARS)),
    /** Open the consent window even where a grant stands: the click may not have been the person's own. */
    ask: v.boolean(),
  }),
  /** The composer of a new chat got the focus. */
  'chat.prefill': v.strictObject({ empty: v.boolean(), temporary: v.boolean() }),
  /** The first message of a new chat is held. */
  'chat.send': v.strictObject({ draft: v.pipe(v.string(), v.maxLength(MAX_DRAFT_CHARS)), temporary: v.boolean() }),
  'chat.outcome': OutcomeSchema,
  'chat.unlock': none,
  /** The person wants to see or change the persona: in a place of ours. */
  'chat.persona': none,
  'chat.health': MissesSchema,
  /** A connected page's call by the page API; its parameters are read by the method's own schema. */
  'app.call': v.strictObject({
    id: uuid,
    method: v.pipe(v.string(), v.maxLength(40)),
    params: v.pipe(v.string(), v.maxLength(MAX_APP_PARAMS_CHARS)),
  }),
} as const;

export type PageMethod = keyof typeof PAGE_METHODS;
export type ContentMethod = keyof typeof CONTENT_METHODS;
export type Method = PageMethod | ContentMethod;
type Schemas = typeof PAGE_METHODS & typeof CONTENT_METHODS;

export type Params<M extends Method> = v.InferInput<Schemas[M]>;
export type ParsedParams<M extends Method> = v.InferOutput<Schemas[M]>;

export interface Settings {
  /** Minutes without use until it locks by itself. */
  lockMinutes: number;
  /** What you agreed to for categories that are not sensitive goes on until the computer locks. */
  keepsSharing: boolean;
}

/** What each method answers. */
export interface Results
  extends BackupResults,
    ConsentResults,
    CredentialResults,
    FolderResults,
    PeopleResults,
    ProofResults {
  'wallet.status': WalletStatus;
  /** Null where there is no wallet. */
  'wallet.ways': WaysIn | null;
  'wallet.create': null;
  'wallet.unlock': null;
  'wallet.lock': null;
  'wallet.touch': null;
  'auth.check': null;
  'password.change': null;
  'password.recover': null;
  'phrase.check': null;
  'passkeys.list': PasskeyView[];
  'passkeys.add': null;
  'passkeys.rename': null;
  'passkeys.remove': null;
  'phrase.show': { words: string[] };
  'phrase.confirm': null;
  /** `damaged`: ids of items on this page that do not open any more. */
  'items.list': { items: Item[]; damaged: string[]; total: number; categories: { name: string; count: number }[] };
  'items.ids': string[];
  'items.stats': ItemStats;
  'items.deleted': DeletedItems;
  'items.add': Item;
  'items.approve': Item;
  'items.edit': Item;
  'items.supersede': Item;
  'items.change': BulkChange[];
  'items.putBack': null;
  'items.drop': null;
  'vault.findings': VaultFinding[];
  'vault.check': VaultFinding[];
  'vault.accept': null;
  'vault.erase': null;
  'vault.reset': null;
  'receipts.holding': { count: number };
  'receipts.redact': { redacted: number };
  'items.import': { added: number };
  /** From 0 to 1; null when it is over or was never begun. */
  'items.importing': { part: number | null };
  /** One for each text. */
  'items.review': TextReview[];
  'harvest.status': HarvestChat | null;
  'harvest.ask': AskOutcome;
  'harvest.read': AnswerRead;
  'sites.list': SiteView[];
  'sites.enable': SiteView[];
  'sites.use': SiteView[];
  'sites.forget': SiteView[];
  'sites.status': SiteStatus;
  'sites.auto': Auto;
  /** Origins. */
  'apps.list': string[];
  'apps.connect': string[];
  'apps.disconnect': string[];
  'health.list': HealthNote[];
  'health.clear': HealthNote[];
  'remember.get': RememberView;
  'remember.review': TextReview;
  'remember.save': Item;
  'remember.drop': null;
  'inPage.get': InPage;
  'inPage.set': InPage;
  'inPage.example': string;
  'anchor.status': AnchorStatus;
  'anchor.configure': ChainConfig;
  'anchor.now': null;
  'anchor.list': AnchorView[];
  'anchor.quote': AnchorQuote;
  'log.timeline': TimelineView;
  'anchor.policy': ProofPolicy;
  'stamps.list': StampView[];
  'stamps.configure': StampSettings;
  'stamps.file': { ots: string };
  'settings.get': Settings;
  'settings.set': Settings;
  'categories.list': CategoryView[];
  'categories.set': null;
  'personas.list': PersonasView;
  'personas.at': SitePersona;
  'personas.save': Persona;
  /** As it was. */
  'personas.remove': Persona;
  'personas.choose': null;
  'diagnostics.report': Report;
  'chat.load': null;
  'chat.insert': InsertAnswer;
  'chat.prefill': InsertAnswer;
  'chat.send': InsertAnswer;
  'chat.outcome': null;
  'chat.unlock': null;
  'chat.persona': null;
  'chat.health': null;
  'app.call': AppAnswer;
}
