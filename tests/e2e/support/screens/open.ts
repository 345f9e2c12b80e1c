import type { BrowserContext, Page } from '@playwright/test';
import type { Method, Params, Results } from '#lib/protocol/methods';
import { noteRequest } from '../entered';

/** How the driver's screens reach the extension's own pages. */
export interface Extension {
  context: BrowserContext;
  extensionId: string;
  /** Errors on the extension's consoles. */
  complaints: readonly string[];
}

/** Opens one of the extension's pages as a tab, does something there, and closes it. */
export async function onScreen<T>(extension: Extension, path: string, work: (page: Page) => Promise<T>): Promise<T> {
  const page = await extension.context.newPage();
  try {
    await page.goto(`chrome-extension://${extension.extensionId}/${path}`);
    return await work(page);
  } catch (error) {
    const said = extension.complaints.slice(-5).join('\n');
    throw new Error(`on ${path}, which shows:\n${await shown(page)}\n${said}`, { cause: error });
  } finally {
    await page.close();
  }
}

const shown = (page: Page) => page.innerText('body').catch(() => '(the page is gone)');

/**
 * Asks the background what one of our pages could ask. For waiting, for looking and for seeding: what a person
 * does, the driver does on the screens.
 */
export async function ask<M extends Method>(page: Page, method: M, params: Params<M>): Promise<Results[M]> {
  noteRequest(page.context(), params);
  const answer = await page.evaluate(
    (request) => (globalThis as unknown as ExtensionPage).chrome.runtime.sendMessage(request),
    { satchel: 1, method, params },
  );
  if (!answer?.ok) throw new Error(`${method}: ${answer?.error.code ?? 'no answer'}`);
  return answer.result as Results[M];
}

interface ExtensionPage {
  chrome: {
    runtime: {
      sendMessage(request: object): Promise<{ ok: boolean; result: unknown; error: { code: string } } | undefined>;
    };
  };
}
