import { browser } from 'wxt/browser';
import type { ToContent } from '#lib/protocol/chat';
import { MAX_DRAFT_CHARS } from '#lib/protocol/limits';
import { call } from '#lib/rpc/client';
import { isToContent } from '#lib/rpc/guards';
import { hasKeyboard } from '#lib/sites/composer/frames';
import { isTemporary, mayPrefill } from '#lib/sites/composer/new-chat';
import { isEmpty, readText } from '#lib/sites/editor/text';
import { siteHere } from '#lib/sites/here';
import { Button } from './button';
import { type Scene, TOOLS_KEY, type Tools, type ToolsGlobal } from './contract';
import { Pointer } from './pointer';
import { isFocusedWithin, Presence } from './presence';

/** A busy page is not waited for longer than this. */
const DRAWN_MS = 100;

/**
 * What is on every enabled page: a quiet button, a listener for the first focus of a new chat, and nothing else.
 * Everything that happens on use is brought in then.
 */
export class Sentinel {
  readonly #button: Button;
  readonly #presence: Presence;
  readonly #pointer: Pointer;
  #tools: Promise<Tools> | null = null;
  /** Raised by every navigation: one prefill a chat. */
  #chat = 0;
  #prefilled = -1;
  #isInserting = false;

  constructor(private readonly signal: AbortSignal) {
    this.#button = new Button(signal, () => void this.#insert(!this.#button.isSeen));
    this.#presence = new Presence(signal, (composer) => {
      this.#button.standBy(composer);
      // The page may have focused its composer before we were there.
      if (composer && isFocusedWithin(composer)) void this.#prefill();
    });
    this.#pointer = new Pointer(signal);
    document.addEventListener('focusin', () => this.#onFocus(), { passive: true, signal });
    const { navigation } = window as { navigation?: EventTarget };
    navigation?.addEventListener('currententrychange', () => this.#onNavigation(), { signal });
  }

  /** A message from the background. */
  receive(message: unknown): void {
    if (isToContent(message)) void this.#obey(message);
  }

  async #obey(message: ToContent): Promise<void> {
    // The shortcut is a key press that the browser itself vouches for.
    if (message.satchel === 'trigger') return isForUs() ? this.#insert(false) : undefined;
    if (message.satchel === 'enter' && !isForUs()) return;
    const tools = await this.#load();
    if (message.satchel === 'enter') return tools.enter();
    if (message.satchel === 'plan') return tools.deliver(message.plan);
    if (message.satchel === 'rejected') return tools.rejected();
    if (message.satchel === 'failed') return tools.failed(message.code);
    if (message.satchel === 'switched') return tools.switched();
    tools.unlocked();
    this.#prefilled = -1;
    await this.#prefill();
  }

  /** @param ask a click that may be unseen never uses a standing grant: the person is asked in our own window. */
  async #insert(ask: boolean): Promise<void> {
    // A double click is one wish.
    if (this.#isInserting) return;
    const composer = this.#presence.look();
    const draft = composer ? readText(composer).slice(0, MAX_DRAFT_CHARS) : '';
    this.#isInserting = true;
    try {
      const tools = await this.#load();
      // What stands there already is not put there twice.
      if (tools.remind()) return;
      tools.waiting();
      await this.#answering(tools, call('chat.insert', { draft, ask }));
    } catch (error) {
      // Without tools there is no chip to say it with. An extension that was reloaded leaves the page for good.
      if (!browser.runtime?.id) this.#button.host.remove();
      else console.error(error);
    } finally {
      this.#isInserting = false;
    }
  }

  /** Once the page has drawn what it was about to: a page that hydrates focuses its editor in the middle of it. */
  #onFocus(): void {
    requestIdleCallback(() => this.#pointer.whenUp(() => void this.#prefill()), { timeout: DRAWN_MS });
  }

  async #prefill(): Promise<void> {
    const composer = this.#presence.lookForFocused();
    const site = siteHere();
    if (!composer || !site || this.#prefilled === this.#chat) return;
    if (!document.hasFocus() || !isFocusedWithin(composer) || !mayPrefill(site, composer, location)) return;
    const chat = this.#chat;
    this.#prefilled = chat;
    const asked = { empty: isEmpty(composer), temporary: isTemporary(site, location) };
    const answer = await call('chat.prefill', asked).catch(() => null);
    // Nothing was released: a consent given meanwhile may still fill this chat. The offer to unlock is made once.
    if (answer?.kind !== 'plan' && answer?.kind !== 'locked') this.#prefilled = -1;
    if (answer === null || answer.kind === 'none') return;
    await (await this.#load()).answer(answer);
  }

  async #answering(tools: Tools, asked: Promise<Parameters<Tools['answer']>[0]>): Promise<void> {
    const answer = await asked.catch(() => null);
    if (answer) await tools.answer(answer);
    else tools.failed('interrupted');
  }

  #load(): Promise<Tools> {
    if (!this.#tools) {
      const loading = this.#bringIn();
      this.#tools = loading;
      loading.catch(() => {
        this.#tools = null;
      });
    }
    return this.#tools;
  }

  async #bringIn(): Promise<Tools> {
    await call('chat.load', {});
    const create = (globalThis as ToolsGlobal)[TOOLS_KEY];
    if (!create) throw new Error('the tools did not load');
    const scene: Scene = {
      site: siteHere,
      shadow: this.#button.shadow,
      composer: () => this.#presence.look(),
      clock: (composer) => this.#presence.clock(composer),
      button: this.#button.element,
      speak: (isSpeaking) => this.#button.speak(isSpeaking),
      signal: this.signal,
    };
    return create(scene);
  }

  #onNavigation(): void {
    this.#chat++;
    this.#presence.look();
    this.#button.follow();
  }
}

/** The shortcut reaches every frame of a tab: it is meant for the one with the keyboard, else for the page itself. */
function isForUs(): boolean {
  return hasKeyboard() || (window === top && !document.hasFocus());
}
