/** After a release editors still place their caret by where it was. */
const SETTLE_MS = 60;

/** Knows whether a mouse button or finger is down: text that comes under a press gets the caret put into it. */
export class Pointer {
  #isDown = false;
  #released: () => void = () => {};

  constructor(signal: AbortSignal) {
    const options = { passive: true, capture: true, signal };
    document.addEventListener('pointerdown', () => this.#set(true), options);
    for (const type of ['pointerup', 'pointercancel']) document.addEventListener(type, () => this.#set(false), options);
  }

  /** Does something when nothing is pressed and editors had time to follow: at once, or after the release. */
  whenUp(act: () => void): void {
    if (this.#isDown) this.#released = () => setTimeout(act, SETTLE_MS);
    else act();
  }

  #set(isDown: boolean): void {
    this.#isDown = isDown;
    if (isDown) return;
    this.#released();
    this.#released = () => {};
  }
}
