import type { Method, WireError } from '#lib/protocol/index';

/** A call as it crosses contexts; `satchel` tells it from other libraries' messages. */
export interface Request {
  satchel: 1;
  method: Method;
  params: unknown;
}

export type Response<T> = { ok: true; result: T } | { ok: false; error: WireError };

/** Key in `storage.session` that the background raises after every change, so that open pages look again. */
export const CHANGES_KEY = 'changes';
