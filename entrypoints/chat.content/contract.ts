import type { InsertAnswer, InsertionPlan } from '#lib/protocol/chat';
import type { ErrorCode } from '#lib/protocol/errors';
import type { EditClock } from '#lib/sites/editor/clock';
import type { PageSite } from '#lib/sites/record';

/** What the tools need of the sentinel, which found the composer and drew the button. */
export interface Scene {
  /** What is known of the site, as its page looks now. */
  site(): PageSite | undefined;
  /** The closed shadow root in which the button stands. */
  shadow: ShadowRoot;
  /** The composer that is on the page now. */
  composer(): HTMLElement | null;
  /** The edit clock of that composer. */
  clock(composer: HTMLElement): EditClock;
  /** The button, for the chip to stand beside. */
  button: HTMLElement;
  /** Whether there is something to say, and so to be seen. */
  speak(isSpeaking: boolean): void;
  /** Everything goes away with it. */
  signal: AbortSignal;
}

/** What is brought in on first use: the chip, and the editors' drivers. */
export interface Tools {
  /** Says what an answer means; carries out its plan. */
  answer(answer: InsertAnswer): Promise<void>;
  deliver(plan: InsertionPlan): Promise<void>;
  /** Says again what stands in the composer already. @returns whether something does */
  remind(): boolean;
  waiting(): void;
  rejected(): void;
  failed(code: ErrorCode): void;
  unlocked(): void;
  /** The keyboard's own way to the button and what the chip offers. */
  enter(): void;
  /** Another persona holds now; which one, no page is told. */
  switched(): void;
}

export type CreateTools = (scene: Scene) => Tools;

/** Where `chat-tools.js` leaves its maker in this isolated world, which the page cannot see. */
export const TOOLS_KEY = Symbol.for('satchel.tools');

export interface ToolsGlobal {
  [TOOLS_KEY]?: CreateTools;
}
