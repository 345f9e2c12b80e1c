/** What is inside a wallet file: one JSON value a line (docs/spec/wallet-file.md). Strict: nothing unknown passes. */
import * as v from 'valibot';
import {
  DELIVERIES,
  DISCLOSURE_STATES,
  ERROR_CODES,
  INSERT_DETAILS,
  ITEM_VERSION,
  ItemIdSchema,
  ItemSchema,
  PeopleSettingsSchema,
  PersonaIdSchema,
  PersonaSettingsSchema,
  ProofPolicySchema,
  RevisionSchema,
  SeenSchema,
  ServerSchema,
  StampSettingsSchema,
  WalletError,
} from '#lib/protocol/index';
import { CredentialSchema, IssuedSchema, PresentationLineSchema } from './credential-lines';

/** Leaves in one line of them. */
export const LEAVES_A_LINE = 1_024;
const MAX_DEPTH = 32;
/** Of site keys: one a lost device. */
const MAX_GENERATION = 1_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = (chars: number) => v.pipe(v.string(), v.maxLength(chars));
const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^0x[0-9a-f]{${2 * bytes}}$`)));
const address = v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/));
const integer = v.pipe(v.string(), v.regex(/^[0-9]{1,20}$/));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const uuid = v.pipe(v.string(), v.uuid());

const LeafSchema = v.strictObject({ log: uuid, index: count, salt: hex(32), entry: text(200_000) });
const leaves = v.pipe(v.array(LeafSchema), v.maxLength(1_000));

const TombstoneSchema = v.strictObject({ rev: RevisionSchema, seen: v.optional(SeenSchema) });
const VersionSchema = v.pipe(
  v.strictObject({ item: v.nullable(ItemSchema), gone: v.nullable(TombstoneSchema), leaves }),
  v.check(({ item, gone }) => (item === null) !== (gone === null), 'either an item or a deletion'),
);

const GrantSchema = v.strictObject({
  signed: v.strictObject({
    signer: address,
    sig: v.strictObject({
      version: v.literal(2),
      uid: hex(32),
      domain: v.strictObject({
        name: v.literal('EAS Attestation'),
        version: text(20),
        chainId: integer,
        verifyingContract: address,
      }),
      primaryType: v.literal('Attest'),
      types: v.strictObject({
        Attest: v.pipe(v.array(v.strictObject({ name: text(40), type: text(40) })), v.maxLength(20)),
      }),
      message: v.strictObject({
        version: v.literal(2),
        schema: hex(32),
        recipient: address,
        time: integer,
        expirationTime: integer,
        revocable: v.boolean(),
        refUID: hex(32),
        data: v.pipe(v.string(), v.regex(/^0x[0-9a-f]*$/), v.maxLength(100_000)),
        salt: hex(32),
      }),
      signature: v.strictObject({ v: count, r: hex(32), s: hex(32) }),
    }),
  }),
  terms: v.strictObject({
    origin: text(300),
    categories: v.pipe(v.array(text(40)), v.maxLength(1_000)),
    purpose: text(1_000),
    delivery: v.picklist(DELIVERIES),
    tokenBudget: count,
    contentHash: hex(32),
    revocationTag: hex(32),
    app: v.optional(v.strictObject({ retention: text(1_000), recipientKey: hex(32), nonce: hex(32) })),
  }),
  from: count,
  until: count,
  revokedAt: v.nullable(count),
  usedAt: v.nullable(count),
  persona: v.optional(PersonaIdSchema),
});

const DisclosureSchema = v.strictObject({
  id: uuid,
  grantUid: hex(32),
  origin: text(300),
  delivery: v.picklist(DELIVERIES),
  text: text(200_000),
  tokens: count,
  items: v.pipe(
    v.array(
      v.strictObject({
        id: ItemIdSchema,
        text: text(4_000),
        category: text(40),
        sensitive: v.optional(v.literal(true)),
      }),
    ),
    v.maxLength(1_000),
  ),
  releasedAt: count,
  state: v.picklist(DISCLOSURE_STATES),
  stateAt: count,
  detail: v.nullable(v.picklist(INSERT_DETAILS)),
  nonce: v.optional(hex(32)),
  redacted: v.optional(v.literal(true)),
});

const AnchorSchema = v.strictObject({
  id: uuid,
  root: hex(32),
  size: count,
  grant: v.optional(hex(32)),
  state: v.picklist(['queued', 'sent', 'confirmed']),
  waiting: v.nullable(v.picklist(ERROR_CODES)),
  attempts: count,
  nextTryAt: v.nullable(count),
  createdAt: count,
  chainId: count,
  eas: address,
  txHash: v.nullable(hex(32)),
  block: v.nullable(count),
  chainTime: v.nullable(count),
  rawTx: v.nullable(v.pipe(v.string(), v.regex(/^0x[0-9a-f]*$/), v.maxLength(10_000))),
  nonce: v.nullable(count),
  signedAt: v.nullable(count),
  passedAt: v.nullable(count),
  nonces: v.pipe(v.array(count), v.maxLength(1_000)),
  mostNonces: count,
  detail: v.nullable(text(1_000)),
});

const StampSchema = v.strictObject({
  id: uuid,
  digest: hex(32),
  size: count,
  about: v.nullable(id),
  state: v.picklist(['queued', 'sent', 'confirmed']),
  waiting: v.nullable(v.picklist(ERROR_CODES)),
  attempts: count,
  nextTryAt: v.nullable(count),
  createdAt: count,
  taken: v.pipe(v.array(ServerSchema), v.maxLength(100)),
  block: v.nullable(count),
  time: v.nullable(count),
  live: v.boolean(),
  nonce: hex(32),
  ots: v.nullable(v.pipe(v.string(), v.base64(), v.maxLength(400_000))),
  detail: v.nullable(text(1_000)),
});

const KeySchema = v.strictObject({
  secret: text(1_000),
  generation: v.optional(v.pipe(count, v.maxValue(MAX_GENERATION))),
});

const SettingsSchema = v.union([
  v.strictObject({
    network: text(40),
    chainId: count,
    rpcUrl: text(500),
    eas: v.pipe(v.string(), v.regex(/^(0x[0-9a-fA-F]{40})?$/)),
    secondUrl: v.optional(text(500)),
  }),
  v.strictObject({ sensitive: v.pipe(v.array(v.tuple([text(40), v.boolean()])), v.maxLength(10_000)) }),
  PersonaSettingsSchema,
  PeopleSettingsSchema,
  StampSettingsSchema,
  ProofPolicySchema,
]);

const record = <S extends string, T extends v.GenericSchema>(store: S, value: T) =>
  v.strictObject({ t: v.literal('record'), store: v.literal(store), id, value, leaves });

const LineSchema = v.variant('t', [
  v.strictObject({
    t: v.literal('wallet'),
    /** The installation that wrote the file. */
    device: uuid,
    /** Its own log; one of those below. */
    log: uuid,
    /** Newest reading of its hybrid logical clock. */
    clock: v.strictObject({ t: RevisionSchema.entries.t, c: RevisionSchema.entries.c }),
    phraseKept: v.boolean(),
  }),
  v.strictObject({ t: v.literal('log'), id: uuid, size: count, seed: hex(32) }),
  v.strictObject({
    t: v.literal('leaves'),
    log: uuid,
    first: count,
    hashes: v.pipe(v.string(), v.base64(), v.maxLength((LEAVES_A_LINE * 128) / 3 + 4)),
  }),
  v.strictObject({
    t: v.literal('item'),
    id: ItemIdSchema,
    versions: v.pipe(v.array(VersionSchema), v.minLength(1), v.maxLength(100)),
  }),
  v.variant('store', [
    record('grants', GrantSchema),
    record('disclosures', DisclosureSchema),
    record('anchors', AnchorSchema),
    record('stamps', StampSchema),
    record('keys', KeySchema),
    record('settings', SettingsSchema),
    record('credentials', CredentialSchema),
    record('presentations', PresentationLineSchema),
    record('issued', IssuedSchema),
  ]),
  v.strictObject({
    t: v.literal('end'),
    lines: count,
    /** Records that could not be read when the file was written; left out where there is none. */
    missing: v.optional(v.pipe(count, v.minValue(1))),
  }),
]);

export type Line = v.InferOutput<typeof LineSchema>;
export type LineOf<T extends Line['t']> = Extract<Line, { t: T }>;
export type RecordLine = LineOf<'record'>;
export type ItemLine = LineOf<'item'>;

/** @throws WalletError `file-content`; `file-newer` for an item of a version that is not known here */
export function parseLine(line: string): Line {
  let value: unknown;
  try {
    checkDepth(line);
    value = JSON.parse(line, mayHoldPrototype(line) ? refusePrototype : undefined);
    return v.parse(LineSchema, value);
  } catch (cause) {
    const code = v.is(NewerItemSchema, value) ? 'file-newer' : 'file-content';
    throw new WalletError(code, 'a line is not as the format says', { cause });
  }
}

/** Of an item that a later version wrote no more is known than that. */
const NewerItemSchema = v.object({
  t: v.literal('item'),
  versions: v.pipe(
    v.array(v.object({ item: v.nullable(v.object({ v: count })) })),
    v.someItem(({ item }) => item !== null && item.v > ITEM_VERSION),
  ),
});

/** Any of its letters may be escaped; looked at only where there may be such a name. */
const mayHoldPrototype = (line: string): boolean => line.includes('__proto__') || line.includes('\\u00');

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new SyntaxError('a name that is not allowed');
  return value;
}

/** Before anything is built of it. */
function checkDepth(line: string): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth++;
      if (depth > MAX_DEPTH) throw new SyntaxError('nested too deeply');
    } else if (code === 0x5d || code === 0x7d) depth--;
  }
}
