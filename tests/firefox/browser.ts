import { readFileSync } from 'node:fs';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser, type ElementHandle, type Page } from 'puppeteer-core';
import { findFirefox } from '../../scripts/setup/firefox.mjs';
import { testBuild } from '../../scripts/test-build.mjs';
import { sites } from '../fixtures/sites/index.mjs';

const ROOT = new URL('../..', import.meta.url).pathname;
/** Fixed, so that the extension's pages have an address that a test can name. */
const UUID = '11111111-2222-4333-8444-555555555555';
const EXTENSION_ID = 'satchel@satchel.invalid';
const WAIT_MS = 20_000;

export interface Firefox {
  browser: Browser;
  /** A practice site in a tab. */
  open(url: string): Promise<Page>;
  /** One of the extension's pages in a tab. */
  openOwn(path: string): Promise<Page>;
  /** The page that the extension itself opened, such as the consent window. */
  opened(path: string): Promise<Page>;
  /**
   * Clicks Satchel's button. It stands in a closed shadow root, which BiDi does not look into: its host is the last
   * element of the page.
   */
  clickBeside(page: Page): Promise<void>;
  close(): Promise<void>;
}

/** Firefox ESR over WebDriver BiDi, with the test build and practice sites under their own names. */
export async function startFirefox(): Promise<Firefox> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('no Firefox was found; `npm run test:firefox` installs one');
  const [extension, server] = await Promise.all([testBuild(ROOT, 'firefox'), serve()]);
  const { port } = server.address() as AddressInfo;
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: true,
    // Without it BiDi does not go to an extension's pages.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.dns.localDomains': Object.keys(sites).join(),
      'network.socket.forcePort': `443=${port}`,
      'extensions.webextensions.uuids': JSON.stringify({ [EXTENSION_ID]: UUID }),
    },
  });
  await browser.installExtension(extension);
  const own = (path: string) => `moz-extension://${UUID}/${path}`;
  const go = async (url: string) => {
    const page = await browser.newPage();
    page.setDefaultTimeout(WAIT_MS);
    // The extension's pages never report that they loaded, so what they show is waited for instead.
    void page.goto(url).catch(() => undefined);
    await page.waitForFunction((start) => location.href.startsWith(start), {}, url.split('?')[0] ?? url);
    return page;
  };
  return {
    browser,
    open: go,
    openOwn: (path) => go(own(path)),
    async opened(path) {
      const deadline = Date.now() + WAIT_MS;
      for (;;) {
        for (const page of await browser.pages()) {
          const href = await page.evaluate(() => location.href).catch(() => '');
          if (href.startsWith(own(path))) return page;
        }
        if (Date.now() > deadline) throw new Error(`the extension did not open ${path}`);
        await sleep(100);
      }
    },
    async clickBeside(page) {
      const host = await page.waitForSelector('html > div:last-child', { visible: true });
      // It has to have stood a moment before it takes a click.
      await sleep(500);
      await host?.click();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function serve(): Promise<https.Server> {
  const tls = (file: string) => readFileSync(new URL(`../fixtures/tls/${file}`, import.meta.url));
  const server = https.createServer({ key: tls('key.pem'), cert: tls('cert.pem') }, (request, response) => {
    const handler = sites[(request.headers.host ?? '') as keyof typeof sites];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const CSS = {
  button: 'button',
  checkbox: 'input[type="checkbox"]',
  heading: 'h1, h2',
  radio: 'input[type="radio"]',
  textbox: 'input, textarea',
};

/** The control of a kind and name, as a person reads it; waits until it is there. */
export async function named(page: Page, kind: keyof typeof CSS, name: string): Promise<ElementHandle<HTMLElement>> {
  const find = (css: string, wanted: string) => {
    const nameOf = (element: Element) => {
      const labels = [...((element as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
      return element.getAttribute('aria-label') ?? (labels.length > 0 ? labels.join(' ') : element.textContent);
    };
    const found = [...document.querySelectorAll(css)].find((element) => nameOf(element)?.trim() === wanted);
    return found?.getAttribute('aria-disabled') === 'true' ? undefined : found;
  };
  const shown = () => page.evaluate(() => document.body.innerText).catch(() => '');
  const handle = await page.waitForFunction(find, { polling: 100 }, CSS[kind], name).catch(async (error) => {
    throw new Error(`no ${kind} '${name}' among:\n${await shown()}`, { cause: error });
  });
  return handle as ElementHandle<HTMLElement>;
}
