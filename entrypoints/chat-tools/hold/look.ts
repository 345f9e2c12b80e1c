import { say } from '../../chat.content/words';
import type { Chip } from '../chip';

const TICK_MS = 1_000;

type Choice = 'go' | 'keep' | 'not-here' | 'gone';

/** The moment in which a message that is held can be looked at: Enter sends it now, Escape or writing on keeps it. */
export class Look {
  #choose: ((choice: Choice) => void) | null = null;

  constructor(private readonly chip: Chip) {}

  get isOpen(): boolean {
    return this.#choose !== null;
  }

  async open(ms: number): Promise<Choice> {
    const end = performance.now() + ms;
    const keep = { label: say('chip_keep'), run: () => this.#choose?.('keep') };
    const notHere = { label: say('chip_not_here'), run: () => this.#choose?.('not-here') };
    const show = () => {
      const seconds = Math.ceil((end - performance.now()) / TICK_MS);
      this.chip.tell(say('chip_going', String(Math.max(1, seconds))), { stays: true, actions: [keep, notHere] });
    };
    const ticks = setInterval(show, TICK_MS);
    show();
    try {
      return await new Promise<Choice>((resolve) => {
        this.#choose = resolve;
        setTimeout(resolve, ms, 'go');
      });
    } finally {
      clearInterval(ticks);
      this.#choose = null;
      this.chip.hide();
    }
  }

  /** @returns true: the gesture that said so is not the page's business. */
  go(): boolean {
    this.#choose?.('go');
    return true;
  }

  /** The page went somewhere else. */
  leave(): void {
    this.#choose?.('gone');
  }

  /** @returns whether the key was ours. */
  onKey({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const writes = key.length === 1 || key === 'Backspace' || key === 'Delete' || key === 'Enter';
    if (key === 'Escape' || (writes && !ctrlKey && !metaKey)) this.#choose?.('keep');
    return key === 'Escape';
  }
}
