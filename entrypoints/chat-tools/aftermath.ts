import type { Outcome } from '#lib/protocol/chat';
import { urlKind } from '#lib/sites/composer/new-chat';
import type { Inserted } from '#lib/sites/editor/insert';
import { readText, squash } from '#lib/sites/editor/text';
import type { Scene } from '../chat.content/contract';

/** How often it is asked whether the composer was edited: a number is compared, the page is not touched. */
const LOOK_MS = 400;
/** A composer may be emptied this long after the gesture that sent. */
const SENT_WITHIN_MS = 15_000;
/** Shorter lines than this prove nothing by standing somewhere in a message. */
const TELLING = 8;

/** The person's turns that are shown, and what the address is. */
export interface Mark {
  turns: number;
  kind: string;
}

type Fate = Pick<Outcome, 'outcome' | 'detail'>;

/**
 * Finds out what became of a block that stands in a composer: sent word for word, sent changed, or taken out, which
 * the editor's own undo does too. Compares what the composer held at the moment of sending; keeps none of it.
 */
export class Aftermath {
  #end = new AbortController();
  #note: () => void = () => {};

  constructor(private readonly scene: Scene) {}

  /** How the chat stands. Taken before a block is put in: it may be sent before the putting is over. */
  mark(): Mark {
    return { turns: this.#turns(), kind: this.#kind() };
  }

  /** Follows one block; the one before it is nobody's any more. */
  follow(composer: HTMLElement, { block }: Inserted, start: Mark, onFate: (fate: Fate) => void): void {
    this.stop();
    const { signal } = this.#end;
    const whole = squash(block);
    const lines = block
      .split('\n')
      .map(squash)
      .filter((line) => line.length >= TELLING);
    const holds = (text: string) => text.includes(whole) || lines.slice(1, -1).some((line) => text.includes(line));
    let seen = -1;
    let standing = true;
    let sentAt = Number.NEGATIVE_INFINITY;
    let atSend = whole;

    const here = () => (composer.isConnected ? composer : this.scene.composer());
    const note = () => {
      const now = here();
      const text = now ? squash(readText(now)) : '';
      if (!holds(text)) return;
      sentAt = performance.now();
      atSend = text;
    };
    const look = () => {
      const now = here();
      const edited = now ? this.scene.clock(now).lastEdit : 0;
      if (edited === seen) return;
      seen = edited;
      const text = now ? squash(readText(now)) : '';
      if (holds(text)) {
        standing = true;
        return;
      }
      const left = performance.now() - sentAt < SENT_WITHIN_MS || this.#hasTurned(start);
      if (left && standing) {
        this.stop();
        onFate({ outcome: 'sent', detail: atSend.includes(whole) ? null : 'edited' });
      } else if (standing) {
        standing = false;
        onFate({ outcome: 'undone', detail: null });
      } else if (left) this.stop();
    };

    this.#note = note;
    const view = composer.ownerDocument.defaultView;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) note();
      // Whatever is done by key after that was not the sending.
      else if (event.key.length === 1 || event.key === 'Backspace' || event.key === 'Delete')
        sentAt = Number.NEGATIVE_INFINITY;
    };
    const options = { capture: true, passive: true, signal };
    view?.addEventListener('keydown', onKey, options);
    for (const type of ['pointerdown', 'submit']) view?.addEventListener(type, note, options);
    const timer = setInterval(look, LOOK_MS);
    const end = () => this.stop();
    this.scene.signal.addEventListener('abort', end, { signal });
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** The message is being sent by us. */
  sending(): void {
    this.#note();
  }

  stop(): void {
    this.#end.abort();
    this.#end = new AbortController();
    this.#note = () => {};
  }

  #hasTurned({ turns, kind }: Mark): boolean {
    return this.#turns() > turns || (kind === 'new' && this.#kind() === 'conversation');
  }

  #turns(): number {
    const user = this.scene.site()?.user;
    return user ? document.querySelectorAll(user).length : 0;
  }

  #kind(): string {
    const site = this.scene.site();
    return site ? urlKind(site, location) : 'other';
  }
}
