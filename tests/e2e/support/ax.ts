import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Frame, Page } from '@playwright/test';

/** What the accessibility tree tells of one control; `name` may be a pattern. */
export interface Control {
  role: string;
  name: string | RegExp;
}

interface AxNode {
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  backendDOMNodeId?: number;
  properties?: { name: string; value: { value?: unknown } }[];
}

/**
 * Finds a control as assistive technology does, also inside closed shadow roots, which selectors cannot reach.
 *
 * @returns the middle of its box in CSS pixels, or null while it is absent or has no box.
 */
export async function locate(page: Page, control: Control): Promise<{ x: number; y: number } | null> {
  for (const frame of page.frames()) {
    const found = await locateIn(page, frame, control);
    if (found) return found;
  }
  return null;
}

/** Frames of other origins are targets of their own, with coordinates of their own. */
async function locateIn(page: Page, frame: Frame, control: Control): Promise<{ x: number; y: number } | null> {
  const cdp = await page
    .context()
    .newCDPSession(frame === page.mainFrame() ? page : frame)
    .catch(() => null);
  if (!cdp) return null;
  try {
    const element = frame.parentFrame() ? await frame.frameElement() : null;
    const origin = (await element?.boundingBox()) ?? { x: 0, y: 0 };
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    for (const node of nodes) {
      if (!matches(node, control) || node.backendDOMNodeId === undefined) continue;
      const box = await cdp.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId }).catch(() => null);
      if (!box || box.model.width === 0) continue;
      const [left = 0, top = 0, , , right = 0, bottom = 0] = box.model.border;
      return { x: origin.x + (left + right) / 2, y: origin.y + (top + bottom) / 2 };
    }
    return null;
  } finally {
    await cdp.detach().catch(() => undefined);
  }
}

/** Waits for a control that keeps its place for a quarter of a second, as a person does, and clicks it with the mouse. */
export async function clickControl(page: Page, control: Control, timeout = 15_000): Promise<void> {
  const deadline = Date.now() + timeout;
  for (;;) {
    const first = await locate(page, control);
    if (first) {
      await sleep(250);
      const second = await locate(page, control);
      if (second && second.x === first.x && second.y === first.y) {
        await page.mouse.click(second.x, second.y);
        return;
      }
    }
    if (Date.now() > deadline) {
      throw new Error(`no ${control.role} '${control.name}' on ${page.url()}; there are: ${await controls(page)}`);
    }
    await sleep(50);
  }
}

/** Names of everything of a role on the page, closed shadow roots included. */
export async function namesOf(page: Page, role: string): Promise<string[]> {
  return withCdp(page, async (cdp) => {
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    return nodes
      .filter((node) => !node.ignored && node.role?.value === role)
      .map((node) => String(node.name?.value ?? ''));
  });
}

/** Name of the control that has the focus, closed shadow roots included; null where none has it. */
export async function focusedName(page: Page): Promise<string | null> {
  return withCdp(page, async (cdp) => {
    const { nodes } = (await cdp.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
    const isFocused = ({ ignored, role, properties = [] }: AxNode) =>
      !ignored &&
      role?.value !== 'RootWebArea' &&
      properties.some(({ name, value }) => name === 'focused' && value.value === true);
    const focused = nodes.find(isFocused);
    return focused ? String(focused.name?.value ?? '') : null;
  });
}

async function controls(page: Page): Promise<string> {
  const names = await namesOf(page, 'button');
  return names.map((name) => `'${name}'`).join(', ') || 'no buttons';
}

function matches(node: AxNode, { role, name }: Control): boolean {
  if (node.ignored || node.role?.value !== role) return false;
  const actual = String(node.name?.value ?? '');
  return typeof name === 'string' ? actual === name : name.test(actual);
}

async function withCdp<T>(page: Page, work: (cdp: CDPSession) => Promise<T>): Promise<T> {
  const cdp = await page.context().newCDPSession(page);
  try {
    return await work(cdp);
  } finally {
    await cdp.detach().catch(() => undefined);
  }
}
