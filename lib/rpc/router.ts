import * as v from 'valibot';
import {
  CONTENT_METHODS,
  type ContentMethod,
  type ErrorCode,
  type Method,
  PAGE_METHODS,
  type PageMethod,
  type ParsedParams,
  type Results,
  toWireError,
} from '#lib/protocol/index';
import { type Caller, callerOf, type Sender } from './callers';
import type { Response } from './wire';

type ContentCaller = Extract<Caller, { kind: 'content' }>;

/** One table a kind of caller: what a page of ours may call, a content script cannot even name. */
export type PageHandlers = { [M in PageMethod]: (params: ParsedParams<M>) => Promise<Results[M]> };
export type ContentHandlers = {
  [M in ContentMethod]: (params: ParsedParams<M>, caller: ContentCaller) => Promise<Results[M]>;
};

export interface Router {
  /** Answers a message, or says `null`: not ours to answer, or not fit to be answered. Never throws. */
  handle(message: unknown, sender: Sender): Promise<Response<unknown>> | null;
  /** Messages that no caller, method or schema fitted. */
  dropped(): number;
}

/** Told of every answer: the method, how long it took in milliseconds, and the error's code where it failed. */
export type Observe = (method: Method, ms: number, error: ErrorCode | null) => void;

const RequestSchema = v.strictObject({ satchel: v.literal(1), method: v.string(), params: v.unknown() });
const has = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

export function createRouter(
  self: { id: string; origin: string },
  page: PageHandlers,
  content: ContentHandlers,
  observe: Observe = () => {},
): Router {
  let dropped = 0;

  function prepare(message: unknown, sender: Sender): { method: Method; run: () => Promise<unknown> } | null {
    const caller = callerOf(sender, self);
    const request = v.safeParse(RequestSchema, message);
    if (!caller || !request.success) return null;
    const { method, params } = request.output;
    if (caller.kind === 'page') {
      if (!has(PAGE_METHODS, method)) return null;
      const parsed = v.safeParse<v.GenericSchema>(PAGE_METHODS[method], params);
      const handler = page[method] as (params: unknown) => Promise<Results[Method]>;
      return parsed.success ? { method, run: () => handler(parsed.output) } : null;
    }
    if (!has(CONTENT_METHODS, method)) return null;
    const parsed = v.safeParse<v.GenericSchema>(CONTENT_METHODS[method], params);
    const handler = content[method] as (params: unknown, caller: ContentCaller) => Promise<Results[Method]>;
    return parsed.success ? { method, run: () => handler(parsed.output, caller) } : null;
  }

  return {
    dropped: () => dropped,
    handle(message, sender) {
      const prepared = prepare(message, sender);
      if (!prepared) {
        dropped++;
        return null;
      }
      const started = performance.now();
      const seen = (error: ErrorCode | null) => observe(prepared.method, performance.now() - started, error);
      return Promise.resolve()
        .then(prepared.run)
        .then(
          (result) => {
            seen(null);
            return { ok: true as const, result };
          },
          (error: unknown) => {
            if (!(error instanceof Error && error.name === 'WalletError')) console.error(error);
            const wire = toWireError(error);
            seen(wire.code);
            return { ok: false as const, error: wire };
          },
        );
    },
  };
}
