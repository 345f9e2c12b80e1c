import * as v from 'valibot';
import { vectors } from '../log/support';

const text = v.string();
const chain = v.strictObject({
  chainId: v.number(),
  eas: text,
  root: text,
  time: v.number(),
  txHash: text,
  block: v.number(),
});

export const file = vectors(
  'files',
  v.strictObject({
    source: text,
    chain,
    bitcoin: v.strictObject({
      time: v.number(),
      blocks: v.array(v.strictObject({ height: v.number(), hash: text, header: text })),
    }),
    vectors: v.array(v.strictObject({ name: text, proof: v.unknown(), failing: v.record(text, text) })),
  }),
  'proof',
);

/** Where the vectors' servers are; nobody reaches them. */
export const RPC_URL = 'https://node.invalid';
export const HEADERS = 'https://blocks.invalid/api';

/** A node of the vectors' chain, which knows one anchored root, a server of its blocks of Bitcoin, and nothing else. */
export const node: typeof fetch = async (url, init) => {
  if (String(url).startsWith(HEADERS)) return blocks(String(url).slice(HEADERS.length));
  const { id, method, params } = JSON.parse(String(init?.body));
  return Response.json({ jsonrpc: '2.0', id, result: answer(method, params) });
};

function answer(method: string, [first]: [{ to: string; data: string; topics: string[]; fromBlock: string }]): unknown {
  const { chainId, root, time, txHash, block } = file.chain;
  const quantity = (value: number) => `0x${value.toString(16)}`;
  if (method === 'eth_chainId') return quantity(chainId);
  if (method === 'eth_call') {
    const isKnown = first.data.endsWith(root.slice(2));
    return `0x${(isKnown ? time : 0).toString(16).padStart(64, '0')}`;
  }
  if (method === 'eth_getLogs') {
    const isThere = first.topics[1] === root && first.fromBlock === quantity(block);
    return isThere ? [{ transactionHash: txHash, blockNumber: quantity(block) }] : [];
  }
  throw new Error(`the verifier has no need of ${method}`);
}

function blocks(path: string): Response {
  const found = file.bitcoin.blocks.flatMap(({ height, hash, header }) => {
    if (path === `/block-height/${height}`) return hash;
    return path === `/block/${hash}/header` ? header : [];
  });
  return new Response(found[0] ?? 'not found', { status: found.length > 0 ? 200 : 404 });
}
