import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import type { SiteHandler } from './network';

/** What stands in for a site: a folder of files, or a handler. */
export type SiteSource = string | SiteHandler;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
};

/** Handlers by host name. A path without a file gets the folder's index.html, as in a single-page app. */
export function siteHandlers(sites: Record<string, SiteSource>): Map<string, SiteHandler> {
  return new Map(
    Object.entries(sites).map(([name, source]) => [
      new URL(name.includes('://') ? name : `https://${name}`).hostname,
      typeof source === 'string' ? folderHandler(resolve(source)) : source,
    ]),
  );
}

function folderHandler(folder: string): SiteHandler {
  return (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'https://site.example').pathname);
    void sendFile(folder, normalize(path), response);
  };
}

async function sendFile(folder: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = join(folder, path.endsWith(sep) ? `${path}index.html` : path);
  const inside = wanted.startsWith(folder + sep);
  for (const file of inside ? [wanted, `${wanted}.html`] : []) {
    const content = await readFile(file).catch(() => null);
    if (content) return void answer(response, file, content);
  }
  const index = extname(path) === '' || path.endsWith(sep) ? join(folder, 'index.html') : null;
  const content = index && (await readFile(index).catch(() => null));
  if (index && content) answer(response, index, content);
  else response.writeHead(404).end();
}

function answer(response: ServerResponse, file: string, content: Buffer): void {
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
}
