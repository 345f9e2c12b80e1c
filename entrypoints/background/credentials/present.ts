import type { AskedCredential } from '#lib/consent/index';
import { type ApprovalView, type ToBridge, WalletError } from '#lib/protocol/index';
import type { Host } from '../host';
import type { ConsentWindows } from '../insertion/consent-windows';
import { sendTo } from '../insertion/delivery';

/** What the person holds of what a site accepts. */
export async function presentable(
  host: Host,
  { groups, bound }: AskedCredential,
): Promise<NonNullable<ApprovalView['credential']>> {
  const all = await (await host.services()).credentials.list();
  const held = all.filter(({ state, group }) => state === 'member' && groups.includes(group));
  return { bound, held: held.map(({ id, name, size, kind }) => ({ id, name, size: size ?? 0, kind })) };
}

/**
 * The person's yes to a site that asks for membership: proves, and only then takes the question, notes the showing, and
 * hands the proof over. Whoever says no while it is proved has shown nothing.
 *
 * @throws WalletError `approval-gone`, `not-a-member`, `page-gone`, or what the prover throws
 */
export async function present(
  { host, windows }: { host: Host; windows: ConsentWindows },
  id: string,
  { credential, standing }: { credential: string; standing: boolean },
): Promise<void> {
  const { origin, credential: asked } = await windows.standing(id);
  if (!asked) throw new WalletError('approval-gone');
  const { held, bound } = await presentable(host, asked);
  if (!held.some((each) => each.id === credential)) throw new WalletError('not-a-member');
  const { showings, grants } = await host.services();
  const presentation = await showings.prove({ credential, origin, bound });
  const pending = await host.queue.take(id, 'approved');
  if (standing && bound.kind === 'grant') await grants.setShows(bound.value, credential);
  await showings.note(credential, presentation);
  const message: ToBridge = { satchel: 'app', id: asked.callId, answer: { kind: 'result', result: presentation } };
  const arrived = await sendTo(pending.target, message);
  await windows.finish(pending);
  if (!arrived) throw new WalletError('page-gone');
}
