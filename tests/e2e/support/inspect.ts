import type { Method, Params, Results } from '#lib/protocol/methods';
import { ask, onScreen } from './screens/open';
import type { Wallet } from './wallet';

/** What the background would answer to one of our pages: for looking at outcomes in tests. */
export function inspect<M extends Method>(wallet: Wallet, method: M, params: Params<M>): Promise<Results[M]> {
  return onScreen(wallet, 'popup.html', (page) => ask(page, method, params));
}

/** States of the newest disclosures, newest first. */
export async function receiptStates(wallet: Wallet): Promise<string[]> {
  const receipts = await inspect(wallet, 'disclosures.list', { origin: null, limit: 50 });
  return receipts.map(({ state }) => state);
}
