import * as v from 'valibot';
import { type Bytes, fromUtf8, randomBytes, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import { tick } from './clock';
import { Contents } from './contents';
import { BUCKETS } from './epochs/bucket';
import type { VaultState } from './records';

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const bytes = v.instance(Uint8Array);
const id = v.pipe(v.string(), v.uuid());

/** The state as it lies in the database, twice. */
const StateRowSchema = v.strictObject({
  generation: count,
  deviceId: id,
  logId: id,
  logs: v.record(v.string(), count),
  clock: v.strictObject({ t: count, c: count }),
  dirty: v.pipe(v.array(v.pipe(count, v.maxValue(BUCKETS - 1))), v.maxLength(BUCKETS)),
  /** What the vault holds, sealed; authenticates all that stands above. */
  seal: v.strictObject({ iv: bytes, body: bytes }),
});
export type StateRow = v.InferOutput<typeof StateRowSchema>;

/** The seal's key belongs to no bucket: its salt is fixed, and it is never forgotten. */
export const STATE_EPOCH: Bytes = sha256(utf8('satchel/state'));

/** Null when it is damaged or none. */
export function parseStateRow(value: unknown): StateRow | null {
  const parsed = v.safeParse(StateRowSchema, value);
  return parsed.success ? parsed.output : null;
}

/** A new vault's bookkeeping. */
export function newState(now: number): VaultState {
  const logId = crypto.randomUUID();
  const clock = tick({ t: 0, c: 0 }, now);
  return { generation: 0, deviceId: crypto.randomUUID(), logId, logs: { [logId]: 0 }, clock, dirty: [] };
}

/** @param key of the ordinary class in `STATE_EPOCH` */
export async function sealState(
  key: CryptoKey,
  vaultId: string,
  state: VaultState,
  contents: Contents,
): Promise<StateRow> {
  const iv = randomBytes(12);
  const params = { name: 'AES-GCM', iv, additionalData: additionalData(vaultId, state) };
  const body = await crypto.subtle.encrypt(params, key, utf8(JSON.stringify(contents)));
  return { ...state, seal: { iv, body: new Uint8Array(body) } };
}

/** Null when the state is not as it was sealed. */
export async function openState(
  key: CryptoKey,
  vaultId: string,
  { seal, ...state }: StateRow,
): Promise<{ state: VaultState; contents: Contents } | null> {
  const params = { name: 'AES-GCM', iv: seal.iv as Bytes, additionalData: additionalData(vaultId, state) };
  try {
    const plaintext = new Uint8Array(await crypto.subtle.decrypt(params, key, seal.body as Bytes));
    return { state, contents: Contents.parse(JSON.parse(fromUtf8(plaintext))) };
  } catch {
    return null;
  }
}

const additionalData = (vaultId: string, state: VaultState) =>
  utf8(canonicalJson(['satchel-state-v2', vaultId, { ...state }]));
