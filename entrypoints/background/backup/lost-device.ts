import { randomBytes, toHex } from '#lib/crypto/bytes';
import { newSiteBranch } from '#lib/keyring/index';
import { type Auth, WalletError } from '#lib/protocol/index';
import { LOG_KEY } from '#lib/vault/merge/index';
import type { Host } from '../host';

/**
 * A device is gone: whoever opens it has what was on it. From here on this wallet signs with keys that are not there:
 * a random branch of site keys, a log with a random key. Every consent ends.
 *
 * @returns how many consents ended
 * @throws WalletError `wrong-password`, `wrong-passkey`, `too-many-attempts`
 */
export async function loseDevice(host: Host, auth: Auth): Promise<{ revoked: number }> {
  const { root, entropy } = await host.authenticate(auth);
  root.fill(0);
  entropy.fill(0);
  const { vault, grants } = await host.services();
  const active = (await grants.list()).filter(({ state }) => state === 'active' || state === 'elsewhere');
  await vault.change(async (draft) => {
    const sites = await vault.get('keys', 'sites');
    if (!sites) throw new WalletError('vault-corrupt', 'a derived key is missing');
    const generation = (sites.value.generation ?? 0) + 1;
    const secret = newSiteBranch();
    const old = draft.logId;
    const size = draft.state.logs[old] ?? 0;
    draft.logId = crypto.randomUUID();
    const seed = toHex(randomBytes(32));
    const entry = { kind: 'continuation', body: { log: old, size, reason: 'new-key' } };
    draft.put('keys', `${LOG_KEY}${draft.logId}`, { secret: seed }, { keyClass: 'sensitive', entry, keepLeaves: true });
    draft.put('keys', 'sites', { secret, generation }, { keyClass: 'sensitive' });
    await grants.stageRevocations(
      draft,
      active.map(({ uid }) => uid),
    );
  });
  grants.clear();
  return { revoked: active.length };
}
