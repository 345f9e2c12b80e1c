/**
 * Drives the extension in a real browser by what a person sees. End-to-end tests, the demo, the benchmarks and
 * checks outside the project use it, so its surface stays as it is.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { SignedGrant } from '#lib/protocol/grants';
import type { ItemDraft } from '#lib/protocol/items';
import type { ProofFile } from '#lib/protocol/proof';
import { testBuild } from '../../../scripts/test-build.mjs';
import { clickControl } from './ax';
import { launchBrowser } from './browser';
import { type Chain, startTestChain } from './chain';
import { composerText } from './composer';
import { type Entered, nothingEntered, watchEntered } from './entered';
import { type Network, type SeenRequest, startNetwork } from './network';
import { killProcesses, stopWorker } from './processes';
import { mustBeUnreadable } from './profile';
import { ROOT } from './root';
import * as consent from './screens/consent';
import * as gate from './screens/gate';
import { createWallet } from './screens/onboarding';
import { onScreen } from './screens/open';
import { useLocalChain } from './screens/options';
import { type AutoChoice, chooseAuto } from './screens/popup';
import { type Anchored, proveNow, shownProof } from './screens/proof';
import { addItem, downloadGrants, importItems } from './screens/sidepanel';
import { switchOn } from './screens/use-on-site';
import { keepWords, keepWordsButton } from './screens/words';
import { type SiteSource, siteHandlers } from './site';
import { siteNames } from './site-names';

export interface LaunchOptions {
  /** By host name: a folder of files or a request handler, served over TLS under that very name. */
  sites?: Record<string, SiteSource>;
  /** A local chain with EAS on it; the anchoring address is funded when the wallet is created. */
  chain?: boolean;
  /** False opens a window that a person can watch. */
  headless?: boolean;
  /** Folders of other extensions in the same profile; none of them may have a worker. */
  companions?: string[];
}

/** The button that Satchel puts beside a composer. */
const IN_PAGE_BUTTON = { role: 'button', name: 'Add my context' };
const FUNDS_WEI = 10n ** 18n;

/** The onboarding that the extension opens when it is installed. */
export async function openedByItself(context: BrowserContext): Promise<Page> {
  const isOnboarding = (page: Page) => page.url().endsWith('/onboarding.html');
  return context.pages().find(isOnboarding) ?? (await context.waitForEvent('page', { predicate: isOnboarding }));
}

/** It comes a moment after the start, and would take the foreground, and with it the frames, from the first screen. */
async function closeOnboarding(context: BrowserContext): Promise<void> {
  const page = await openedByItself(context);
  // A page that is closed while it loads leaves the next one without its words.
  await page.getByRole('heading').first().waitFor();
  await page.close();
}

export class Wallet {
  #password = '';
  #closed = false;

  private constructor(
    private readonly options: { hosts: string[]; extension: string; headless: boolean; companions: string[] },
    private readonly network: Network,
    private readonly localChain: Chain | null,
    /** The browser's profile on disk; `close()` keeps it. */
    readonly profileDir: string,
    private browser: Awaited<ReturnType<typeof launchBrowser>>,
    private readonly entered: Entered,
  ) {}

  /** Starts Chromium with the test build and a fresh profile. */
  static async launch({
    sites = {},
    chain = false,
    headless = true,
    companions = [],
  }: LaunchOptions = {}): Promise<Wallet> {
    const build = await testBuild(ROOT);
    const handlers = siteHandlers(sites);
    const network = await startNetwork(handlers);
    const localChain = chain ? await startTestChain() : null;
    const profileDir = await mkdtemp(join(tmpdir(), 'satchel-profile-'));
    // A copy, because a build that is replaced while a browser runs from it breaks that browser.
    const extension = `${profileDir}-extension`;
    await cp(build, extension, { recursive: true });
    try {
      const browser = await launchBrowser({ extension, profileDir, port: network.port, headless, companions });
      if (headless) await closeOnboarding(browser.context);
      const options = { hosts: [...handlers.keys()], extension, headless, companions };
      const entered = nothingEntered();
      await watchEntered(browser.context, entered);
      return new Wallet(options, network, localChain, profileDir, browser, entered);
    } catch (error) {
      await network.close();
      await localChain?.stop();
      throw error;
    }
  }

  /** Playwright's context, for what the driver has no word for. */
  get context(): BrowserContext {
    return this.browser.context;
  }

  get extensionId(): string {
    return this.browser.extensionId;
  }

  /** Errors that the extension's contexts wrote to their consoles. */
  get complaints(): readonly string[] {
    return this.browser.complaints;
  }

  /** The local chain's addresses. @throws Error when launched without `chain`. */
  get chain(): Chain {
    if (!this.localChain) throw new Error('launched without a chain');
    return this.localChain;
  }

  /** Every request that left the browser, oldest first. */
  get requests(): readonly SeenRequest[] {
    return this.network.requests;
  }

  /** Through onboarding, with every listed site that Satchel knows; with a chain, the anchoring address is funded. */
  async create({ password }: { password: string }): Promise<void> {
    this.#password = password;
    await this.screen('onboarding.html', (page) => createWallet(page, password, siteNames(this.options.hosts)));
    if (!this.localChain) return;
    const { rpcUrl, eas, fund } = this.localChain;
    const address = await this.screen('options.html#proof', (page) => useLocalChain(page, rpcUrl, eas));
    await fund(address, FUNDS_WEI);
  }

  /** Shows, reads and confirms the 12 words. */
  async keepPhrase(): Promise<string[]> {
    return this.screen('sidepanel.html', async (page) => {
      await keepWordsButton(page).click();
      return keepWords(page, this.#password);
    });
  }

  /** Proves the log's state on the chain now and waits until it is confirmed. */
  async anchor(): Promise<Anchored> {
    return this.screen('sidepanel.html#proof', (page) => proveNow(page, this.#password));
  }

  /** @throws Error with the screen's words when the password is refused. */
  async unlock(password: string): Promise<void> {
    const refusal = await this.screen('popup.html', (page) => gate.unlock(page, password));
    if (refusal) throw new Error(refusal);
    this.#password = password;
  }

  async lock(): Promise<void> {
    await this.screen('popup.html', gate.lock);
  }

  async add(item: ItemDraft): Promise<void> {
    await this.screen('sidepanel.html', (page) => addItem(page, item));
  }

  /** Puts many items in at once, as they are given. */
  async seed(items: readonly ItemDraft[]): Promise<void> {
    await this.screen('sidepanel.html', (page) => importItems(page, items));
  }

  async open(url: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(url);
    return page;
  }

  /** Clicks Satchel's button in the page. What follows depends on the grant: the text, or a consent window. */
  async insert(page: Page): Promise<void> {
    await page.bringToFront();
    await clickControl(page, IN_PAGE_BUTTON);
  }

  /** What 'automatically' means on a site that has such a consent: the popup's own choice. */
  async autoWhen(origin: string, when: AutoChoice): Promise<void> {
    await this.screen(`popup.html?origin=${encodeURIComponent(origin)}`, (page) => chooseAuto(page, when));
  }

  /** The consent window, ready to be read. */
  async consentWindow(): Promise<Page> {
    return consent.waitForConsent(this.context);
  }

  async approve(prompt: Page, choice: consent.Consent = {}): Promise<void> {
    await consent.approve(prompt, choice);
  }

  async reject(prompt: Page): Promise<void> {
    await consent.reject(prompt);
  }

  /** What the page's editor holds, from its own document model. */
  async composerText(page: Page): Promise<string> {
    return composerText(page);
  }

  /** Every signed grant, as EAS's SDK takes them. */
  async grants(): Promise<SignedGrant[]> {
    return this.screen('sidepanel.html#shared', downloadGrants);
  }

  /** The proof file of a grant or disclosure. */
  async proof(uid: string): Promise<ProofFile> {
    return this.screen(`verify.html?uid=${encodeURIComponent(uid)}`, shownProof);
  }

  /** 'Use on this site' in the toolbar's popup, for the site of this address. */
  async useOn(url: string): Promise<void> {
    const { origin } = new URL(url);
    await this.screen(`popup.html?origin=${encodeURIComponent(origin)}`, (page) => switchOn(page, origin));
  }

  /** Ends the worker; the next event starts a new one. */
  async killWorker(): Promise<void> {
    await stopWorker(this.context);
  }

  /** Ends the browser at once, as a crash would. */
  async killBrowser(): Promise<void> {
    await killProcesses(this.context);
  }

  /** Starts the browser again with the same profile, network and chain. */
  async relaunch(): Promise<void> {
    await this.context.close();
    const { extension, headless, companions } = this.options;
    const { profileDir, network } = this;
    this.browser = await launchBrowser({ extension, headless, companions, profileDir, port: network.port });
    await watchEntered(this.context, this.entered);
  }

  /**
   * May be called twice; keeps the profile.
   *
   * @throws Error when something that was entered through the wallet lies readable in the closed profile.
   */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.context.close();
    await this.network.close();
    await this.localChain?.stop();
    await rm(this.options.extension, { recursive: true, force: true });
    mustBeUnreadable(this.profileDir, this.entered);
  }

  private screen<T>(path: string, work: (page: Page) => Promise<T>): Promise<T> {
    return onScreen(this, path, work);
  }
}
