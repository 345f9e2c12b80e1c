import type { Page } from '@playwright/test';
import type { ContextMethods, ContextWalletDetail } from '#lib/protocol/page-api-types';

/** What a call of the page API came to. */
export type Outcome<M extends keyof ContextMethods> =
  | { result: ContextMethods[M]['result'] }
  | { error: { code: number; reason: string | undefined; message: string } };

/** Calls the page API as a page's own script does. */
export function request<M extends keyof ContextMethods>(
  page: Page,
  method: M | string,
  params?: unknown,
): Promise<Outcome<M>> {
  return page.evaluate(
    async ([name, given]) => {
      const detail = await new Promise<ContextWalletDetail>((resolve, reject) => {
        window.addEventListener('context-wallet:announce', (event) => resolve((event as CustomEvent).detail), {
          once: true,
        });
        window.dispatchEvent(new Event('context-wallet:request'));
        setTimeout(() => reject(new Error('no wallet')), 2_000);
      });
      try {
        return { result: await detail.provider.request({ method: name, params: given } as never) };
      } catch (error) {
        const { code, message, data } = error as { code: number; message: string; data?: { reason: string } };
        return { error: { code, message, reason: data?.reason } };
      }
    },
    [method, params] as const,
  ) as Promise<Outcome<M>>;
}

/** Whether a wallet announces itself to the page. */
export function isAnnounced(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    let announced = false;
    const note = () => {
      announced = true;
    };
    window.addEventListener('context-wallet:announce', note);
    window.dispatchEvent(new Event('context-wallet:request'));
    window.removeEventListener('context-wallet:announce', note);
    return announced;
  });
}
