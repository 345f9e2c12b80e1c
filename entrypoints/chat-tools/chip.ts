import type { Scene } from '../chat.content/contract';
import style from './chip.css?inline';

/** How long words stand before the chip goes back to its icon. */
const FADE_MS = 4_000;

export interface Action {
  label: string;
  run: () => void;
}

interface Say {
  /** Buttons beside the words, two at most. */
  actions?: readonly Action[];
  /** The exact text, shown while the pointer or the focus is on the chip. */
  preview?: string;
  /** Stands until something else is said. */
  stays?: boolean;
}

/** A few words beside the button, one thing to do, and the exact text on demand. */
export class Chip {
  #pill = document.createElement('div');
  #words = document.createElement('span');
  #actions = document.createElement('span');
  #preview = document.createElement('pre');
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly scene: Scene) {
    const { shadow, button, composer, signal } = scene;
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.#pill.className = 'chip';
    this.#pill.hidden = true;
    this.#words.setAttribute('role', 'status');
    this.#preview.className = 'preview';
    this.#actions.className = 'actions';
    for (const type of ['pointerdown', 'mousedown'] as const) {
      this.#pill.addEventListener(type, (event) => event.preventDefault(), { signal });
    }
    this.#pill.addEventListener('pointerenter', () => clearTimeout(this.#timer), { signal });
    this.#pill.addEventListener('pointerleave', () => this.#fadeLater(), { signal });
    shadow.addEventListener('keydown', (event) => this.#onKey(event as KeyboardEvent), { signal });
    shadow.addEventListener('focusin', () => clearTimeout(this.#timer), { signal });
    shadow.addEventListener('focusout', () => this.#leave(), { signal });
    this.#pill.append(this.#words, this.#actions, this.#preview);
    shadow.append(sheet, this.#pill);
    const field = composer();
    this.#pill.dir = field ? getComputedStyle(field).direction : 'ltr';
    button.addEventListener('pointerenter', () => this.#show(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  tell(words: string, { actions = [], preview, stays = false }: Say = {}): void {
    const had = this.#actions.contains(this.scene.shadow.activeElement);
    this.#words.textContent = words;
    this.#actions.replaceChildren(...actions.map(buttonFor));
    this.#preview.hidden = preview === undefined;
    this.#preview.textContent = preview ?? '';
    this.#pill.dataset.stays = String(stays);
    this.#show();
    // What had the focus is gone: on to what takes its place, or back to the message.
    if (had && actions.length > 0) this.enter();
    else if (had) this.scene.composer()?.focus();
  }

  /** By its own shortcut: to the first thing to do, else the button. Tab goes on among them, Escape back to the message. */
  enter(): void {
    this.#show();
    const [button, action] = this.#stops();
    for (const stop of this.#stops()) stop.tabIndex = 0;
    (action ?? button)?.focus();
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#words.textContent = '';
    this.#fade();
  }

  #stops(): HTMLElement[] {
    const actions = this.#pill.hidden ? [] : this.#actions.querySelectorAll('button');
    return [this.scene.button, ...actions];
  }

  #onKey({ key }: KeyboardEvent): void {
    if (key === 'Escape') this.scene.composer()?.focus();
  }

  /** Out of the page's own Tab order again, once the focus is elsewhere. */
  #leave(): void {
    setTimeout(() => {
      if (this.scene.shadow.activeElement) return;
      for (const stop of this.#stops()) stop.tabIndex = -1;
      this.#fadeLater();
    });
  }

  #show(): void {
    if (this.#words.textContent === '') return;
    this.#pill.hidden = false;
    this.scene.speak(true);
    this.#fadeLater();
  }

  #fadeLater(): void {
    clearTimeout(this.#timer);
    if (this.#pill.dataset.stays === 'true' || this.scene.shadow.activeElement) return;
    this.#timer = setTimeout(() => this.#fade(), FADE_MS);
  }

  #fade(): void {
    this.#pill.hidden = true;
    this.scene.speak(false);
  }
}

function buttonFor({ label, run }: Action): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.textContent = label;
  button.onclick = (event) => event.isTrusted && run();
  return button;
}
