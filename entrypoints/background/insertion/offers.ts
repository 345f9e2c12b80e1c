import type { ApprovalQueue, Pending } from '#lib/consent/index';
import { type Offered, offer } from '#lib/context/index';
import { type ActivePersona, allowedCategories } from '#lib/protocol/index';
import type { Services } from '../services';

/** Lines that the consent window offers, those that it ticks among them; to an app, which asks for categories, more. */
const MAX_OFFERED = 12;
const MAX_OFFERED_TO_APP = 24;

type Asked = Pick<Pending, 'draft' | 'form' | 'tokenBudget' | 'app'>;
type Needed = Pick<Services, 'index' | 'personas'>;

/** What a consent window offers: of what was asked for, that which lies in the persona. */
export async function candidatesFor(
  { index }: Pick<Needed, 'index'>,
  { draft, form, tokenBudget, app }: Asked,
  persona: ActivePersona,
): Promise<Offered[]> {
  const allowed = allowedCategories(persona);
  const within = app && allowed ? app.scopes.filter((scope) => allowed.includes(scope)) : (app?.scopes ?? allowed);
  const scope = { categories: null, tokenBudget, form, ...(within && { within }) };
  return offer(await index.searchable(), draft, scope, app ? MAX_OFFERED_TO_APP : MAX_OFFERED);
}

/**
 * A question as it stands under the persona that is active now: where that changed since, its lines are chosen anew and
 * nothing that a window showed before can be approved.
 *
 * @throws WalletError `approval-gone`, `locked`
 */
export async function underPersona(services: Needed, queue: ApprovalQueue, pending: Pending): Promise<Pending> {
  // Who asks for membership alone is offered no lines.
  if (pending.credential) return pending;
  const persona = await services.personas.active(pending.origin);
  if (JSON.stringify(persona) === JSON.stringify(pending.persona)) return pending;
  const candidates = await candidatesFor(services, pending, persona);
  return queue.update(pending.id, () => ({ persona, candidates, prepared: [] }));
}
