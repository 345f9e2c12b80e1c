import { type BrowserContext, chromium, type Worker } from '@playwright/test';
import { findBrowser } from '../../../scripts/setup/find-browser.mjs';

export interface BrowserOptions {
  extension: string;
  profileDir: string;
  /** The loopback port that stands for the whole network. */
  port: number;
  headless: boolean;
  /** Folders of other extensions in the same profile. */
  companions?: readonly string[];
}

export interface Launched {
  context: BrowserContext;
  extensionId: string;
  /** Errors that extension contexts wrote to their consoles. */
  complaints: string[];
}

/** Hosts that Chromium calls of its own accord: these calls never leave, so that only the extension's and the pages' do. */
const CHATTER = ['*.googleapis.com', 'accounts.google.com', 'clients*.google.com', '*.gvt1.com', 'mtalk.google.com'];

const WORKER_START_MS = 15_000;
const ACTION_MS = 20_000;

/**
 * Chromium with the extension, and no way to any network but ours. Loopback addresses are mapped too
 * (the recorder passes them on), so that calls to the local chain are seen as well.
 */
export async function launchBrowser(options: BrowserOptions): Promise<Launched> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('no Chromium was found; `npm test` and `npm run demo` install one');
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath,
    headless: options.headless,
    ignoreHTTPSErrors: true,
    acceptDownloads: true,
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: argumentsFor(options),
  });
  context.setDefaultTimeout(ACTION_MS);
  const complaints = collectComplaints(context);
  try {
    const worker = await startedWorker(context);
    return { context, extensionId: new URL(worker.url()).hostname, complaints };
  } catch (error) {
    await context.close();
    const said = complaints.length > 0 ? complaints.join('\n') : '(no console errors)';
    throw new Error(`the extension's worker did not start within ${WORKER_START_MS / 1000} s\n${said}`, {
      cause: error,
    });
  }
}

function argumentsFor({ extension, port, companions = [] }: BrowserOptions): string[] {
  const extensions = [extension, ...companions].join(',');
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
    `--host-resolver-rules=${[...CHATTER.map((host) => `MAP ${host} ~NOTFOUND`), `MAP * 127.0.0.1:${port}`].join(',')}`,
    // A headless screen is smaller than the window otherwise, and other windows find no place beside it.
    '--screen-info={1600x1000}',
    '--no-proxy-server',
    '--ignore-certificate-errors',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-first-run',
    // The driver goes by what the screens say.
    '--lang=en-US',
    '--no-pings',
  ];
}

function collectComplaints(context: BrowserContext): string[] {
  const complaints: string[] = [];
  const listen = (worker: Worker) =>
    worker.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`worker: ${message.text()}`);
    });
  for (const worker of context.serviceWorkers()) listen(worker);
  context.on('serviceworker', listen);
  context.on('weberror', (error) => complaints.push(`page: ${error.error().message}`));
  return complaints;
}

async function startedWorker(context: BrowserContext): Promise<Worker> {
  const ours = (worker: Worker) => worker.url().startsWith('chrome-extension://');
  const running = context.serviceWorkers().find(ours);
  return running ?? (await context.waitForEvent('serviceworker', { predicate: ours, timeout: WORKER_START_MS }));
}
