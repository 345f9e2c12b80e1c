import type { Page } from '@playwright/test';

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface AxNode {
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  backendDOMNodeId?: number;
}

/** The box of a control in CSS pixels of the screen, closed shadow roots included; null while it is not drawn. */
export async function boxOf(page: Page, { role, name }: { role: string; name: string }): Promise<Box | null> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    const node = nodes.find((one) => !one.ignored && one.role?.value === role && one.name?.value === name);
    if (node?.backendDOMNodeId === undefined) return null;
    const box = await cdp.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId }).catch(() => null);
    if (!box || box.model.width === 0) return null;
    const [left = 0, top = 0, , , right = 0, bottom = 0] = box.model.border;
    return { left, top, right, bottom };
  } finally {
    await cdp.detach().catch(() => undefined);
  }
}
