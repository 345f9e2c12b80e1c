import style from './button.css?inline';
import { buttonName } from './button-names';
import { watchMovement } from './movement';
import { cornerOfWindow, type Point, placeBeside } from './place';

const MARK =
  'M2.75 4.75V11A2.25 2.25 0 0 0 5 13.25h6A2.25 2.25 0 0 0 13.25 11V4.75M1.75 2.75h12.5V5A4 4 0 0 1 10.25 9h-4.5A4 4 0 0 1 1.75 5zM8 7.25v3.5';
/** While a page moves, the button follows at most this often. */
const FOLLOW_MS = 80;
const VISIBILITY_DELAY_MS = 100;
const STANDING_MS = 150;
/** What hides an element from the eye and not from the observer below, and what each is where nobody set it. */
const VEILS = [
  ['mask-image', 'none'],
  ['-webkit-mask-box-image-source', 'none'],
  ['clip-path', 'none'],
  ['filter', 'none'],
  ['opacity', '1'],
  ['mix-blend-mode', 'normal'],
] as const;

/** The quiet button beside the composer, in a closed shadow root outside the page's layout. */
export class Button {
  readonly host = document.createElement('div');
  readonly shadow = this.host.attachShadow({ mode: 'closed' });
  readonly element = document.createElement('button');
  #composer: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resizes = new ResizeObserver(() => this.#onResize());
  /** An observer's first word is of the size that is known. */
  #isMeasured = false;
  #stopWatching = () => {};
  #isSeen = false;
  #isSpeaking = false;
  #place: Point = { left: 0, top: 0 };
  #placedAt = 0;

  constructor(
    private readonly signal: AbortSignal,
    onClick: () => void,
  ) {
    this.#draw();
    this.element.addEventListener('click', (event) => event.isTrusted && onClick(), { signal });
    // The editor keeps its focus and selection.
    this.element.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
    this.element.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    addEventListener('resize', () => this.#followSoon(), { passive: true, signal });
    addEventListener('scroll', (event) => this.#onScroll(event), { passive: true, capture: true, signal });
    this.#watchVisibility();
    signal.addEventListener('abort', () => this.#remove());
  }

  /**
   * Nothing lies over the button, and nothing makes it fainter or masks it, as far as the browser can tell (Chromium
   * only), and it has stood where it stands: a page that moves it under the pointer gets no click out of it.
   */
  get isSeen(): boolean {
    const { left, top } = this.host.getBoundingClientRect();
    const stands = Math.abs(left - this.#place.left) < 1 && Math.abs(top - this.#place.top) < 1;
    const unveiled = [this.host, document.documentElement].every(isUnveiled);
    return this.#isSeen && stands && unveiled && performance.now() - this.#placedAt >= STANDING_MS;
  }

  standBy(composer: HTMLElement | null): void {
    this.#composer = composer;
    this.#resizes.disconnect();
    this.#isMeasured = false;
    this.#stopWatching();
    this.#stopWatching = composer ? watchMovement(composer, () => this.#followSoon()) : () => {};
    if (composer) {
      this.#resizes.observe(composer);
      this.#resizes.observe(document.documentElement);
    }
    this.follow();
  }

  /** While the chip has something to say it is seen, also where the composer is gone. */
  speak(isSpeaking: boolean): void {
    this.#isSpeaking = isSpeaking;
    this.follow();
  }

  /** Puts the button where the composer is now. */
  follow(): void {
    // Out of the way first, so that it does not find itself in its place.
    this.host.style.display = 'none';
    const beside = this.#composer?.isConnected ? placeBeside(this.#composer) : null;
    const place = beside ?? (this.#isSpeaking ? cornerOfWindow() : null);
    if (!place) return;
    if (!this.host.isConnected) document.documentElement.append(this.host);
    if (place.left !== this.#place.left || place.top !== this.#place.top) this.#placedAt = performance.now();
    this.#place = place;
    this.host.style.left = `${place.left}px`;
    this.host.style.top = `${place.top}px`;
    this.host.style.display = 'block';
  }

  #draw(): void {
    const plain = [...VEILS, ['transition', 'none'], ['animation', 'none']]
      .map(([name, value]) => `${name}: ${value} !important`)
      .join(';');
    // A page's own `!important` rules yield to those of the element itself.
    this.host.style.cssText = `all: initial; position: fixed; display: none; z-index: 2147483647; ${plain}`;
    const sheet = document.createElement('style');
    sheet.textContent = style;
    this.element.type = 'button';
    this.element.tabIndex = -1;
    this.element.title = buttonName();
    this.element.setAttribute('aria-label', this.element.title);
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', MARK);
    svg.append(path);
    this.element.append(svg);
    this.shadow.append(sheet, this.element);
  }

  /** Scrolling that cannot move the composer is none of our business: an answer that streams scrolls all the time. */
  #onScroll({ target }: Event): void {
    if (target instanceof Node && this.#composer && target.contains(this.#composer)) this.#followSoon();
  }

  #onResize(): void {
    if (this.#isMeasured) this.#followSoon();
    this.#isMeasured = true;
  }

  #followSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.follow();
    }, FOLLOW_MS);
  }

  /** IntersectionObserver v2; `trackVisibility` is not in TypeScript's own types. */
  #watchVisibility(): void {
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      threshold: 1,
      trackVisibility: true,
      delay: VISIBILITY_DELAY_MS,
    };
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      this.#isSeen = last?.isVisible === true && last.intersectionRatio === 1;
    }, options);
    observer.observe(this.element);
    this.signal.addEventListener('abort', () => observer.disconnect());
  }

  #remove(): void {
    clearTimeout(this.#timer);
    this.#resizes.disconnect();
    this.#stopWatching();
    this.host.remove();
  }
}

function isUnveiled(element: Element): boolean {
  const style = getComputedStyle(element);
  // A browser that does not know a property cannot draw it either.
  return VEILS.every(([name, plain]) => ['', plain].includes(style.getPropertyValue(name)));
}
