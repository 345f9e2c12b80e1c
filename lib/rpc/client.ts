import { browser } from 'wxt/browser';
import { isErrorCode, WalletError } from '#lib/protocol/errors';
import type { Method, Params, Results } from '#lib/protocol/methods';
import type { Request, Response } from './wire';

/** A worker that dies takes its answers with it; asking wakes the next one: at once, or once the old one is gone. */
const WAKE_AFTER_MS = [0, 150];

/** Asking these twice is asking once. */
const REPEATABLE = /\.(status|get|list|ways|preview|load)$/;

/**
 * Calls the background from one of our pages or content scripts.
 *
 * @throws WalletError with the background's code; `internal` when the background gave no answer.
 */
export async function call<M extends Method>(method: M, params: Params<M>): Promise<Results[M]> {
  let response = await send<M>(method, params);
  for (const pause of REPEATABLE.test(method) ? WAKE_AFTER_MS : []) {
    if (response !== null) break;
    await new Promise((resolve) => setTimeout(resolve, pause));
    response = await send<M>(method, params);
  }
  if (response === null) throw new WalletError('internal', 'the background did not answer');
  if (response.ok) return response.result;
  const { code, message, data } = response.error;
  throw new WalletError(isErrorCode(code) ? code : 'internal', message, data ? { data } : {});
}

async function send<M extends Method>(method: M, params: Params<M>): Promise<Response<Results[M]> | null> {
  const request: Request = { satchel: 1, method, params };
  const answer: Response<Results[M]> | undefined = await browser.runtime.sendMessage(request).catch(() => undefined);
  return answer ?? null;
}
