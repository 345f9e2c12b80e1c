/** Codes that people hand each other: an invitation to a group, and what a wallet answers it with. */
import * as v from 'valibot';
import { fromBase64, fromUtf8, toBase64, utf8 } from '#lib/crypto/bytes';
import { FieldSchema, GroupNameSchema, MAX_CODE_CHARS, PublicUrlSchema, WalletError } from '#lib/protocol/index';

const INVITATION = 'satchel-group:';
const MEMBER = 'satchel-member:';

const key = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
const InvitationSchema = v.strictObject({
  key,
  name: GroupNameSchema,
  url: v.nullable(PublicUrlSchema),
});
export type Invitation = v.InferOutput<typeof InvitationSchema>;

const MemberSchema = v.strictObject({ key, commitment: FieldSchema });
export type MemberCode = v.InferOutput<typeof MemberSchema>;

const write = (prefix: string, value: object) => prefix + toBase64(utf8(JSON.stringify(value)));

/** @throws WalletError `bad-code` */
function read<T>(prefix: string, schema: v.GenericSchema<unknown, T>, code: string): T {
  const text = code.replace(/\s+/g, '');
  try {
    if (text.length > MAX_CODE_CHARS || !text.startsWith(prefix)) throw new RangeError('another kind of code');
    return v.parse(schema, JSON.parse(fromUtf8(fromBase64(text.slice(prefix.length)))));
  } catch (cause) {
    throw new WalletError('bad-code', 'no such code', { cause });
  }
}

export const writeInvitation = ({ key, name, url }: Invitation): string => write(INVITATION, { key, name, url });
/** @throws WalletError `bad-code` */
export const readInvitation = (code: string): Invitation => read(INVITATION, InvitationSchema, code);

export const writeMember = ({ key, commitment }: MemberCode): string => write(MEMBER, { key, commitment });
/** @throws WalletError `bad-code` */
export const readMember = (code: string): MemberCode => read(MEMBER, MemberSchema, code);
