import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOutbox, type OutboxOptions } from '#lib/anchor/outbox';
import type { AnchorRow } from '#lib/anchor/row';
import type { ChainConfig } from '#lib/protocol/views';

/** A key that pays nothing but local test coins. */
export const KEY = `0x${'5a'.repeat(32)}`;
export const rootOf = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

export type Call = { method: string; params: unknown[] };
type Meddle = (call: Call, pass: () => Promise<Response>) => Promise<Response>;

/** An outbox over memory with a clock of its own; `restart` is a worker that was killed and woke up. */
export function bench(config: ChainConfig, options: Partial<OutboxOptions> = {}) {
  const rows = new Map<string, AnchorRow>();
  const calls: Call[] = [];
  const state = {
    config,
    rows: () => structuredClone([...rows.values()]),
    calls,
    time: 1_700_000_000_000,
    wishes: [] as number[],
    meddle: ((_, pass) => pass()) as Meddle,
    sent: () => calls.filter(({ method }) => method === 'eth_sendRawTransaction'),
    outbox: null as unknown as ReturnType<typeof createOutbox>,
    restart() {
      state.outbox = createOutbox({
        store: {
          list: async () => state.rows(),
          put: async (row) => {
            rows.set(row.id, structuredClone(row));
          },
        },
        key: async () => KEY,
        config: async () => state.config,
        now: () => state.time,
        schedule: (at) => state.wishes.push(at),
        fetchFn: (url, init) => {
          const call = JSON.parse(String(init?.body)) as Call;
          calls.push(call);
          return state.meddle(call, () => fetch(url, init));
        },
        ...options,
      });
    },
    /** Steps until the outbox asks for nothing more, with its own clock set to each wish. */
    async settle(most = 20) {
      for (let i = 0; i < most; i++) {
        const before = state.wishes.length;
        await state.outbox.step();
        if (state.wishes.length === before) return;
        state.time = Math.max(state.time, state.wishes.at(-1) ?? 0);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
  };
  state.restart();
  return state;
}

/** A node on loopback that answers as it likes. */
export async function fakeNode(answer: (request: Call & { id: number }, response: ServerResponse) => void) {
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    answer(JSON.parse(Buffer.concat(chunks).toString()), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
