/** Memberships, their showings, and groups of one's own, as a wallet file holds them (docs/spec/wallet-file.md). */
import * as v from 'valibot';
import {
  AddressSchema,
  BoundSchema,
  FieldSchema,
  GATE_KINDS,
  GROUP_KINDS,
  GroupIdSchema,
  GroupNameSchema,
  PresentationSchema,
  SignedHeadSchema,
} from '#lib/protocol/index';

const MAX_URL_CHARS = 500;
const MAX_LABEL_CHARS = 200;
/** As many as a line has room for. */
const MAX_MEMBERS = 20_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const uuid = v.pipe(v.string(), v.uuid());
const url = v.nullable(v.pipe(v.string(), v.maxLength(MAX_URL_CHARS)));

/** Without its tree, which is read of the group's list again. */
const HeldSchema = v.strictObject({
  id: uuid,
  kind: v.picklist(GROUP_KINDS),
  group: GroupIdSchema,
  name: GroupNameSchema,
  commitment: FieldSchema,
  added: count,
  source: url,
  gate: v.optional(v.strictObject({ kind: v.picklist(GATE_KINDS), address: AddressSchema })),
  since: v.optional(count),
  tree: v.null(),
});

/** Of one that was removed stays that it was. */
const RemovedSchema = v.strictObject({ id: uuid, removed: count, record: v.null() });

export const CredentialSchema = v.union([HeldSchema, RemovedSchema]);

export const PresentationLineSchema = v.strictObject({
  id: uuid,
  credential: uuid,
  name: GroupNameSchema,
  origin: v.pipe(v.string(), v.maxLength(300)),
  bound: BoundSchema,
  at: count,
  presentation: PresentationSchema,
});

/** Its key is made of the words and its id. Its tree is made of its members again. */
export const IssuedSchema = v.strictObject({
  id: uuid,
  key: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/)),
  name: GroupNameSchema,
  url,
  created: count,
  members: v.pipe(
    v.array(
      v.strictObject({
        commitment: FieldSchema,
        label: v.pipe(v.string(), v.maxLength(MAX_LABEL_CHARS)),
        at: count,
        removedAt: v.nullable(count),
      }),
    ),
    v.maxLength(MAX_MEMBERS),
  ),
  treeSize: v.literal(0),
  signed: v.nullable(SignedHeadSchema),
});
