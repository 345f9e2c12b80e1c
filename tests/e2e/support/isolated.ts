import type { CDPSession, Page } from '@playwright/test';

/** How many objects of each kind our world of a page keeps, and listeners on its window and document. */
export type Kept = Record<string, number>;

const KINDS = ['Object', 'Array', 'Function', 'Map', 'Promise', 'HTMLElement', 'AbortController', 'AbortSignal'];
const OBSERVERS = ['MutationObserver', 'ResizeObserver', 'IntersectionObserver'];

/** Opens a way to count what our content scripts' world of a page keeps after the garbage is out. */
export async function keeper(page: Page, extensionId: string): Promise<() => Promise<Kept>> {
  const cdp = await page.context().newCDPSession(page);
  const world = new Promise<number>((resolve) => {
    cdp.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin === `chrome-extension://${extensionId}`) resolve(context.id);
    });
  });
  await cdp.send('Runtime.enable');
  const contextId = await world;
  return async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const kept: Kept = {};
    for (const kind of [...KINDS, ...OBSERVERS]) kept[kind] = await instances(cdp, contextId, `${kind}.prototype`);
    for (const target of ['window', 'document']) kept[target] = await listeners(cdp, contextId, target);
    await cdp.send('Runtime.releaseObjectGroup', { objectGroup: 'kept' });
    return kept;
  };
}

async function evaluate(cdp: CDPSession, contextId: number, expression: string): Promise<string> {
  const { result } = await cdp.send('Runtime.evaluate', { contextId, expression, objectGroup: 'kept' });
  if (!result.objectId) throw new Error(`${expression} is no object`);
  return result.objectId;
}

async function instances(cdp: CDPSession, contextId: number, prototype: string): Promise<number> {
  const prototypeObjectId = await evaluate(cdp, contextId, prototype);
  const { objects } = await cdp.send('Runtime.queryObjects', { prototypeObjectId, objectGroup: 'kept' });
  const { result } = await cdp.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration: 'function () { return this.length; }',
    returnByValue: true,
  });
  return result.value;
}

async function listeners(cdp: CDPSession, contextId: number, target: string): Promise<number> {
  const objectId = await evaluate(cdp, contextId, target);
  return (await cdp.send('DOMDebugger.getEventListeners', { objectId })).listeners.length;
}
