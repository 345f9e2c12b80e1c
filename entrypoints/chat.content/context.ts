import { browser } from 'wxt/browser';

/**
 * Stands in for WXT's class of this name (`resolve.alias` in wxt.config.ts), which every page that loads would
 * compile for the one thing that is used of it: a signal that aborts when a newer sentinel starts in the document,
 * as one does after the extension was updated.
 */
export class ContentScriptContext {
  readonly #end = new AbortController();
  readonly signal = this.#end.signal;

  constructor(name: string) {
    // The older one may run in a world of its own: only the document is shared.
    const started = `${browser.runtime.id}:${name}:started`;
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => this.#end.abort(), { once: true });
  }
}
