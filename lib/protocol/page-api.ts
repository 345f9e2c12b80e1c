import * as v from 'valibot';
import { GroupIdSchema, MAX_CHALLENGE_CHARS } from './credential';
import type { ContextMethods } from './page-api-types';
import { hex32 } from './shapes';
import { visibleText } from './text';

export type { ContextAnswer, ContextGrant, ContextMethods, ContextPayload, SealedContext } from './page-api-types';

/** Where an app's server names its key. */
export const APP_KEY_PATH = '/.well-known/context-wallet.json';
export const MAX_APP_KEY_BYTES = 4_096;

/** Words of a site, on one line and without what is read but not seen. */
const words = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.transform((text) => visibleText(text).replace(/\s+/g, ' ').trim()),
    v.minLength(1),
  );

const groups = v.pipe(v.array(GroupIdSchema), v.minLength(1), v.maxLength(20));
const none = v.optional(v.union([v.strictObject({}), v.strictTuple([])]));

export const APP_METHODS = {
  context_request: v.strictObject({
    scopes: v.pipe(v.array(words(40)), v.minLength(1), v.maxLength(20)),
    purpose: words(300),
    retention: words(200),
    nonce: hex32,
    query: v.optional(v.pipe(v.string(), v.maxLength(4_000)), ''),
    ask: v.optional(v.boolean(), false),
  }),
  context_grants: none,
  context_revoke: v.strictObject({ grant: hex32 }),
  context_propose: v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(4_000)) }),
  credential_present: v.union([
    v.strictObject({ groups, challenge: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CHALLENGE_CHARS)) }),
    v.strictObject({ groups, grant: hex32 }),
  ]),
} satisfies Record<keyof ContextMethods, v.GenericSchema>;

export type CredentialAsk = v.InferOutput<typeof APP_METHODS.credential_present>;
export type AppRequest = v.InferOutput<typeof APP_METHODS.context_request>;

/** 32 bytes in their one base64 spelling. */
const key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/));

/** `/.well-known/context-wallet.json`; members that are not known here are ignored. */
export const AppKeyFileSchema = v.object({ version: v.literal(1), key });
