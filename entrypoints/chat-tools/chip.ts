import type { Scene } from '../chat.content/contract';
import style from './chip.css?inline';

/** How long words stand before the chip goes back to its icon. */
const FADE_MS = 4_000;

interface Say {
  /** One button beside the words. */
  action?: { label: string; run: () => void };
  /** The exact text, shown while the pointer or the focus is on the chip. */
  preview?: string;
  /** Stands until something else is said. */
  stays?: boolean;
}

/** A few words beside the button, one thing to do, and the exact text on demand. */
export class Chip {
  #pill = document.createElement('div');
  #words = document.createElement('span');
  #action = document.createElement('button');
  #preview = document.createElement('pre');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run: () => void = () => {};

  readonly #speak: Scene['speak'];

  constructor({ shadow, button, composer, speak, signal }: Scene) {
    this.#speak = speak;
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.#pill.className = 'chip';
    this.#pill.hidden = true;
    this.#words.setAttribute('role', 'status');
    this.#preview.className = 'preview';
    this.#action.type = 'button';
    this.#action.tabIndex = -1;
    this.#action.addEventListener('click', (event) => event.isTrusted && this.#run(), { signal });
    for (const type of ['pointerdown', 'mousedown'] as const) {
      this.#pill.addEventListener(type, (event) => event.preventDefault(), { signal });
    }
    this.#pill.addEventListener('pointerenter', () => clearTimeout(this.#timer), { signal });
    this.#pill.addEventListener('pointerleave', () => this.#fadeLater(), { signal });
    this.#pill.append(this.#words, this.#action, this.#preview);
    shadow.append(sheet, this.#pill);
    const field = composer();
    this.#pill.dir = field ? getComputedStyle(field).direction : 'ltr';
    button.addEventListener('pointerenter', () => this.#show(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  tell(words: string, { action, preview, stays = false }: Say = {}): void {
    this.#words.textContent = words;
    this.#action.hidden = !action;
    this.#action.textContent = action?.label ?? '';
    this.#run = action?.run ?? (() => {});
    this.#preview.hidden = preview === undefined;
    this.#preview.textContent = preview ?? '';
    this.#pill.dataset.stays = String(stays);
    this.#show();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#words.textContent = '';
    this.#fade();
  }

  #show(): void {
    if (this.#words.textContent === '') return;
    this.#pill.hidden = false;
    this.#speak(true);
    this.#fadeLater();
  }

  #fadeLater(): void {
    clearTimeout(this.#timer);
    if (this.#pill.dataset.stays === 'true') return;
    this.#timer = setTimeout(() => this.#fade(), FADE_MS);
  }

  #fade(): void {
    this.#pill.hidden = true;
    this.#speak(false);
  }
}
