import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { createRpc } from '#lib/anchor/rpc';
import { WalletError } from '#lib/protocol/errors';
import { bench, type Call, fakeNode, rootOf } from './support';

const EAS = '0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512';
const BLOCK = { number: '0x10', timestamp: '0x64', baseFeePerGas: '0x1' };

/** What an honest node would say. */
const HONEST: Record<string, unknown> = {
  eth_chainId: '0x7a69',
  eth_call: rootOf(0),
  eth_getBalance: '0xde0b6b3a7640000',
  eth_getBlockByNumber: BLOCK,
  eth_maxPriorityFeePerGas: '0x1',
  eth_estimateGas: '0xc350',
  eth_getTransactionCount: '0x0',
  eth_sendRawTransaction: rootOf(2),
  eth_getTransactionReceipt: null,
  eth_getTransactionByHash: {},
  eth_getLogs: [],
};

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function node(answer: (request: Call & { id: number }, response: ServerResponse) => void) {
  const { url, close } = await fakeNode(answer);
  closers.push(close);
  return { network: 'local', chainId: 31337, rpcUrl: url, eas: EAS };
}

/** An honest node but for some methods. */
const lying = (lies: Record<string, unknown>) =>
  node(({ id, method }, response) => {
    const result = method in lies ? lies[method] : HONEST[method];
    response.end(JSON.stringify({ jsonrpc: '2.0', id, result }));
  });

async function stepOnce(config: Awaited<ReturnType<typeof node>>, fetchFn?: typeof fetch) {
  const b = bench(config, fetchFn ? { fetchFn } : {});
  await b.outbox.enqueue({ root: rootOf(7), size: 1 });
  await b.outbox.step();
  return b;
}

/** A server that answers 100 MB if it is let. */
function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(1 << 20, ' ');
  let left = 100;
  const more = () => {
    while (left-- > 0 && response.write(chunk));
    if (left > 0) response.once('drain', more);
    else response.end();
  };
  more();
}

describe('a node that is of no use', () => {
  test.each<[string, (id: number, response: ServerResponse) => void]>([
    ['an empty answer', (_, response) => response.end()],
    ['no JSON', (_, response) => response.end('<html>')],
    ['bytes that are not UTF-8', (_, response) => response.end(Buffer.of(0xff, 0xfe))],
    ['an answer to another call', (id, response) => response.end(JSON.stringify({ id: id + 1, result: '0x7a69' }))],
    ['an array', (_, response) => response.end('[]')],
    ['no result', (id, response) => response.end(JSON.stringify({ id }))],
    ['a redirect', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['a cut connection', (_, response) => response.destroy()],
    ['100 MB', (_, response) => flood(response)],
  ])('error: chain-unreachable on %s', async (_, answer) => {
    const b = await stepOnce(await node(({ id }, response) => answer(id, response)));
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-unreachable', attempts: 1, rawTx: null }]);
    expect(b.wishes).toEqual([b.time + 5_000]);
  });

  test('error: chain-unreachable where nobody listens', async () => {
    const b = await stepOnce({ network: 'local', chainId: 31337, rpcUrl: 'http://127.0.0.1:1', eas: EAS });
    expect(b.rows()).toMatchObject([{ waiting: 'chain-unreachable' }]);
  });

  test('error: chain-unreachable on an answer that never comes, or never ends', async () => {
    for (const hang of [() => undefined, (response: ServerResponse) => void response.write('{')]) {
      const { rpcUrl } = await node((_, response) => hang(response));
      await expect(createRpc(rpcUrl, fetch, 50)('eth_chainId', [])).rejects.toMatchObject({
        code: 'chain-unreachable',
      });
    }
  });

  test('error: chain-unreachable on an endless answer, of which no more than the cap is read', async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 100_000;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const rpc = createRpc('http://x.invalid', async () => new Response(endless), 2_000);
    await expect(rpc('eth_chainId', [])).rejects.toMatchObject({ code: 'chain-unreachable' });
    expect(read).toBeLessThan(2_000_000);
  });

  test('error: chain-rejected in the words of the node, cut short', async () => {
    const b = await stepOnce(
      await node(({ id }, response) =>
        response.end(JSON.stringify({ id, error: { code: -32_000, message: 'no'.repeat(10_000) } })),
      ),
    );
    expect(b.rows()).toMatchObject([{ waiting: 'chain-rejected', detail: 'no'.repeat(100) }]);
  });

  test('behavior: retries wait longer each time, 15 minutes at most, and not before their time', async () => {
    const b = bench({ network: 'local', chainId: 31337, rpcUrl: 'http://127.0.0.1:1', eas: EAS });
    await b.outbox.enqueue({ root: rootOf(7), size: 1 });
    const waits: number[] = [];
    for (let i = 0; i < 10; i++) {
      await b.outbox.step();
      const at = b.wishes.at(-1) ?? 0;
      waits.push((at - b.time) / 1_000);
      b.time = at - 1;
      const before = b.calls.length;
      await b.outbox.step();
      expect(b.calls).toHaveLength(before);
      b.time = at;
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 900, 900]);
  });
});

describe('a node that lies', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another chain', { eth_chainId: '0x1' }],
    ['no contract at the address', { eth_call: '0x' }],
    ['a contract that is not EAS', { eth_call: `0x${'f'.repeat(64)}` }],
    ['a time for the root without a transaction', { eth_call: rootOf(100) }],
    [
      'a time that no block has',
      { eth_call: rootOf(99), eth_getLogs: [{ transactionHash: rootOf(3), blockNumber: '0x10' }] },
    ],
    ['a chain without base fee', { eth_getBlockByNumber: { ...BLOCK, baseFeePerGas: undefined } }],
    ['a balance in words', { eth_getBalance: 'plenty' }],
  ])('error: chain-mismatch and nothing signed on %s', async (_, lies) => {
    const b = await stepOnce(await lying(lies));
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-mismatch', rawTx: null }]);
    expect(b.sent()).toHaveLength(0);
  });

  test('error: chain-fee-cap on fees that would empty the account', async () => {
    const b = await stepOnce(await lying({ eth_getBlockByNumber: { ...BLOCK, baseFeePerGas: '0xe8d4a51000' } }));
    expect(b.rows()).toMatchObject([{ waiting: 'chain-fee-cap', rawTx: null }]);
  });

  test('error: chain-mismatch on a receipt whose root the contract does not have', async () => {
    const config = await node(({ id, method, params }, response) => {
      const receipt = { transactionHash: params[0], status: '0x1', blockNumber: '0x10' };
      const result = method === 'eth_getTransactionReceipt' ? receipt : HONEST[method];
      response.end(JSON.stringify({ id, result }));
    });
    const b = await stepOnce(config);
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: 'chain-mismatch', block: null }]);
  });

  test('error: chain-mismatch on a receipt of another transaction', async () => {
    const receipt = { transactionHash: rootOf(5), status: '0x1', blockNumber: '0x10' };
    const b = await stepOnce(await lying({ eth_getTransactionReceipt: receipt }));
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: 'chain-mismatch' }]);
  });

  test('behavior: a transaction that failed is given up, and not sent again before its time', async () => {
    const config = await node(({ id, method, params }, response) => {
      const receipt = { transactionHash: params[0], status: '0x0', blockNumber: '0x10' };
      const result = method === 'eth_getTransactionReceipt' ? receipt : HONEST[method];
      response.end(JSON.stringify({ id, result }));
    });
    const b = await stepOnce(config);
    expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'chain-rejected', rawTx: null, attempts: 1 }]);
    await b.outbox.step();
    expect(b.sent()).toHaveLength(1);
  });

  test.each([
    ['already known', { state: 'sent', waiting: null }],
    ['nonce too low', { state: 'sent', waiting: null }],
    ['insufficient funds for gas * price + value', { state: 'queued', waiting: 'chain-no-funds' }],
    ['max fee per gas less than block base fee', { state: 'queued', waiting: 'chain-rejected', nonce: 5, nonces: [5] }],
    ['no', { state: 'queued', waiting: 'chain-rejected', nonce: 5, nonces: [5] }],
  ])('behavior: the node answers "%s" to the transaction', async (message, row) => {
    const nonce = { eth_getTransactionCount: '0x5' };
    const config = await node(({ id, method }, response) => {
      const answers: Record<string, unknown> = { ...HONEST, ...nonce };
      const answer =
        method === 'eth_sendRawTransaction' ? { error: { code: -32_000, message } } : { result: answers[method] };
      response.end(JSON.stringify({ id, ...answer }));
    });
    expect((await stepOnce(config)).rows()).toMatchObject([row]);
  });

  test('property: any answers at all leave a row that waits, and never throw', async () => {
    const answers = fc.dictionary(
      fc.constantFrom(...Object.keys(HONEST)),
      fc.oneof(fc.jsonValue(), fc.constantFrom('0x', '0x0', '0x1', rootOf(1), `0x${'f'.repeat(64)}`, [{}], {})),
    );
    await fc.assert(
      fc.asyncProperty(answers, async (lies) => {
        const said = { ...HONEST, ...lies };
        const fetchFn: typeof fetch = async (_, init) => {
          const { id, method } = JSON.parse(String(init?.body));
          return Response.json({ id, result: said[method] });
        };
        const b = bench({ network: 'local', chainId: 31337, rpcUrl: 'http://x.invalid', eas: EAS }, { fetchFn });
        await b.outbox.enqueue({ root: rootOf(7), size: 1 });
        await b.outbox.step();
        const [row] = b.rows();
        expect(row?.state === 'confirmed' || b.wishes.length === 1).toBe(true);
        expect(row?.waiting).not.toBe('internal');
      }),
      {
        numRuns: 500,
        examples: [[{ eth_estimateGas: '0x0', eth_maxPriorityFeePerGas: `0x${'f'.repeat(64)}` }]],
      },
    );
  });

  test('property: any bytes as an answer give a result or a WalletError', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const rpc = createRpc('http://x.invalid', async () => new Response(Uint8Array.from(bytes)));
        await expect(rpc('eth_chainId', [])).rejects.toBeInstanceOf(WalletError);
      }),
    );
  });
});
