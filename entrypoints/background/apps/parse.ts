import * as v from 'valibot';
import { APP_ERROR, APP_METHODS, type AppError, type ContextMethods, WalletError } from '#lib/protocol/index';

type Schemas = typeof APP_METHODS;
export type AppCall = {
  [M in keyof ContextMethods]: { method: M; params: v.InferOutput<Schemas[M]> };
}[keyof ContextMethods];

/** Why a method is not answered, if it is not. */
export function unsupported(method: string): AppError | null {
  if (Object.hasOwn(APP_METHODS, method)) return null;
  return { code: APP_ERROR.unsupported, message: 'There is no such method.', data: { reason: 'unknown-method' } };
}

/**
 * A page's call, from anyone's script.
 *
 * @param method for which `unsupported` says nothing
 * @param json its parameters
 * @throws WalletError `bad-request`, which says where
 */
export function parseCall(method: string, json: string): AppCall {
  const name = method as keyof ContextMethods;
  const parsed = v.safeParse<v.GenericSchema>(APP_METHODS[name], readJson(json), { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new WalletError('bad-request', `${v.getDotPath(issue) ?? 'params'}: ${issue.message}`.slice(0, 200));
  }
  return { method: name, params: parsed.output } as AppCall;
}

function readJson(json: string): unknown {
  try {
    return json === '' ? undefined : JSON.parse(json);
  } catch {
    throw new WalletError('bad-request', 'this is not JSON');
  }
}
