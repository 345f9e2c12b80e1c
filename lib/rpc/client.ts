import { browser } from 'wxt/browser';
import { isErrorCode, WalletError } from '#lib/protocol/errors';
import type { Method, Params, Results } from '#lib/protocol/methods';
import type { Request, Response } from './wire';

/**
 * Calls the background from one of our pages or content scripts.
 *
 * @throws WalletError with the background's code; `internal` when the background gave no answer.
 */
export async function call<M extends Method>(method: M, params: Params<M>): Promise<Results[M]> {
  const request: Request = { satchel: 1, method, params };
  const response = (await browser.runtime.sendMessage(request)) as Response<Results[M]> | undefined;
  if (response === undefined) throw new WalletError('internal', 'the background did not answer');
  if (response.ok) return response.result;
  const { code, message, data } = response.error;
  throw new WalletError(isErrorCode(code) ? code : 'internal', message, data ? { data } : {});
}
