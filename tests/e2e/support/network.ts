import { readFileSync } from 'node:fs';
import http, { IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import { ROOT } from './root';

/** One request that left the browser. `at` is Unix milliseconds. */
export interface SeenRequest {
  url: string;
  method: string;
  headers: http.IncomingHttpHeaders;
  body: string;
  at: number;
}

export type SiteHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Network {
  /** The one loopback port to which the browser maps every host and port. */
  port: number;
  requests: SeenRequest[];
  close(): Promise<void>;
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);
const FIRST_BYTE_OF_TLS = 0x16;
const tls = (file: string) => readFileSync(join(ROOT, 'tests/fixtures/tls', file));

/**
 * The whole network as the browser sees it: one port that speaks TLS and plain HTTP, records every request,
 * answers for the named sites, passes loopback addresses (the chain's RPC) on, and knows nothing else (404).
 */
export async function startNetwork(sites: ReadonlyMap<string, SiteHandler>): Promise<Network> {
  const requests: SeenRequest[] = [];
  const answerOver = (scheme: 'http' | 'https') => async (request: IncomingMessage, response: ServerResponse) => {
    const host = request.headers.host ?? '';
    const url = new URL(request.url ?? '/', `${scheme}://${host}`);
    const at = Date.now();
    const body = await readBody(request);
    requests.push({
      url: url.href,
      method: request.method ?? 'GET',
      headers: request.headers,
      body: body.toString('utf8'),
      at,
    });
    const site = sites.get(url.hostname);
    if (site) site(replay(request, body), response);
    else if (LOOPBACK.has(url.hostname)) passOn(url, request, body, response);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('no such site in this test');
  };

  const plain = http.createServer(answerOver('http'));
  const secure = https.createServer({ key: tls('key.pem'), cert: tls('cert.pem') }, answerOver('https'));
  const sockets = new Set<net.Socket>();
  const door = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      (first[0] === FIRST_BYTE_OF_TLS ? secure : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));

  return {
    port: (door.address() as net.AddressInfo).port,
    requests,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => door.close(() => resolve()));
    },
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  if (!hasBody(request)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const hasBody = ({ headers }: IncomingMessage) =>
  Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined;

/** The same request with its body unread, for a handler that wants to read it. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  if (!hasBody(request)) return request;
  const { method, url, headers, rawHeaders, httpVersion } = request;
  const again = Object.assign(new IncomingMessage(request.socket), { method, url, httpVersion, rawHeaders });
  Object.assign(again.headers, headers);
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}

/** Hands a request for a loopback server on. A server that is down looks down: the connection breaks. */
function passOn(url: URL, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const client = url.protocol === 'https:' ? https : http;
  const { method, headers } = request;
  const onward = client.request(url, { method, headers, rejectUnauthorized: false, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => request.socket.destroy());
  response.on('close', () => onward.destroy());
  onward.end(body);
}
