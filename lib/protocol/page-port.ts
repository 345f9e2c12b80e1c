/** How provider and relay find each other in a page, and what goes over their port. Any script there can do the same. */

/** What the provider posts to its window, with a port. */
export const PORT_GREETING = 'context-wallet:port';

export interface PortCall {
  id: number;
  method: unknown;
  params: unknown;
}

export type PortAnswer =
  | { id: number; result: unknown }
  | { id: number; error: { code: number; message: string; data?: { reason: string } } }
  /** The relay is going: nothing more will be answered over this port. */
  | { gone: true };
