import * as v from 'valibot';
import {
  AttestMessageSchema,
  DeliverySchema,
  type DisclosureView,
  type GrantChangePreview,
  GrantChangeSchema,
  type GrantView,
  MAX_GRANT_DAYS,
} from './grants';
import { ItemIdSchema } from './items';
import { hex32, int, none, originSchema, uuid } from './shapes';
import type { AnchorView, ApprovalPreview, ApprovalView, KnownView, PublishQuote } from './views';

/** What our own pages ask about consents, what went out under them, and questions that wait. */
export const CONSENT_METHODS = {
  'grants.list': none,
  'grants.revoke': v.strictObject({ uid: hex32 }),
  /** Which membership is shown under a consent that stands, without asking; null: none. */
  'grants.shows': v.strictObject({ uid: hex32, credential: v.nullable(uuid) }),
  /** What would be signed in a standing consent's place. */
  'grants.preview': v.strictObject({ uid: hex32, change: GrantChangeSchema }),
  /** Signs what was shown; it takes that consent's place. */
  'grants.replace': v.strictObject({ uid: hex32, message: AttestMessageSchema }),
  /** What it would cost to end a consent in public, that was ended here. */
  'grants.quote': v.strictObject({ uid: hex32 }),
  'grants.publish': v.strictObject({ uid: hex32 }),
  'disclosures.list': v.strictObject({ origin: v.nullable(originSchema), limit: int(1, 200) }),
  /** Every receipt, for a file of the person's. */
  'disclosures.all': v.strictObject({ origin: v.nullable(originSchema) }),
  /** Who got what, by site and category. */
  'disclosures.known': none,
  'approvals.get': v.strictObject({ id: uuid }),
  'approvals.preview': v.strictObject({
    id: uuid,
    itemIds: v.pipe(v.array(ItemIdSchema), v.minLength(1), v.maxLength(200)),
    delivery: DeliverySchema,
    days: int(1, MAX_GRANT_DAYS),
    shows: v.optional(v.nullable(uuid)),
  }),
  'approvals.approve': v.strictObject({ id: uuid, digest: hex32 }),
  /** Yes to a site that asks for membership: which one it is shown. */
  'approvals.present': v.strictObject({
    id: uuid,
    credential: uuid,
    /** Also later, without asking, while the consent stands that it is shown under. */
    standing: v.optional(v.boolean(), false),
  }),
  'approvals.reject': v.strictObject({ id: uuid }),
} as const;

export interface ConsentResults {
  'grants.list': GrantView[];
  'grants.revoke': GrantView;
  'grants.shows': GrantView;
  'grants.preview': GrantChangePreview;
  'grants.replace': GrantView;
  'grants.quote': PublishQuote;
  'grants.publish': AnchorView;
  'disclosures.list': DisclosureView[];
  'disclosures.all': DisclosureView[];
  'disclosures.known': KnownView[];
  'approvals.get': ApprovalView;
  'approvals.preview': ApprovalPreview;
  'approvals.approve': null;
  'approvals.present': null;
  'approvals.reject': null;
}
