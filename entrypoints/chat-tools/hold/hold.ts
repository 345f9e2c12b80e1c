import type { InsertAnswer, InsertionPlan } from '#lib/protocol/chat';
import { MAX_DRAFT_CHARS } from '#lib/protocol/limits';
import { call } from '#lib/rpc/client';
import { isNewChat, isTemporary, mayPrefill, urlKind } from '#lib/sites/composer/new-chat';
import { readText, squash } from '#lib/sites/editor/text';
import { until, wait } from '#lib/sites/editor/wait';
import type { Scene } from '../../chat.content/contract';
import { say } from '../../chat.content/words';
import type { Chip } from '../chip';
import type { Delivery } from '../delivery';
import { Gestures, type Manner } from './gestures';
import { Line } from './line';
import { Look } from './look';
import { sendAgain } from './replay';

/** A message is held for so long at most; later than this nothing is written any more. */
const HOLD_MS = 500;
const ARMED_WITHIN_MS = 2_000;
/** A page that takes a message shows it within this. */
const TAKEN_MS = 1_000;
/** An unlocking that comes later than this is for something else. */
const ASKING_MS = 60_000;
/** Not at every key: finding the composer makes the page lay itself out. */
const TOUCH_MS = 10_000;

/** Of the Navigation API: the entry that was left. */
interface EntryChange extends Event {
  from: { url: string | null };
}

/** `asking`: whether to unlock first; the next Enter sends as typed. */
type Phase = 'idle' | 'asking' | 'holding' | 'sending';

/**
 * Holds the first message of a new chat for a moment, so that the block goes with it: block in, message out, as the
 * person sent it, once. On any doubt the draft is as it was, and the person is told to press Enter again.
 */
export class Hold {
  readonly #line: Line;
  readonly #look: Look;
  #phase: Phase = 'idle';
  /** One try a chat. */
  #done = false;
  /** Where Enter turned out to write a new line, it is left alone. */
  #enterSends = true;
  #announced = false;
  #touched = 0;
  #unlocked: () => void = () => {};
  #watched = new WeakSet<Window>();

  constructor(
    private readonly scene: Scene,
    private readonly chip: Chip,
    private readonly delivery: Delivery,
  ) {
    this.#line = new Line(scene.signal, (state) => state === 'armed' && this.#announce());
    this.#look = new Look(chip);
    const { navigation } = window as { navigation?: EventTarget };
    const onChange = (event: Event) => this.#onNavigation((event as EntryChange).from.url);
    navigation?.addEventListener('currententrychange', onChange, { signal: scene.signal });
  }

  /** The composer of a new chat has the focus. */
  arm(): void {
    const view = this.scene.composer()?.ownerDocument.defaultView;
    if (view && !this.#watched.has(view)) {
      this.#watched.add(view);
      new Gestures(this, view, this.scene.signal);
    }
    this.#forgetOldChat();
    this.#line.use();
    if (this.#line.state === 'armed') this.#announce();
  }

  unlocked(): void {
    this.#unlocked();
  }

  composer(): HTMLElement | null {
    return this.scene.composer();
  }

  site() {
    return this.scene.site();
  }

  wouldHold(): boolean {
    return this.#phase === 'holding' || this.#phase === 'sending' || this.#isDue();
  }

  sent(manner: Manner): boolean {
    // Sending again submits forms too.
    if (this.#phase === 'sending') return manner !== 'submit';
    if (this.#look.isOpen) return this.#look.go();
    if (this.#phase === 'holding') return true;
    if (this.#phase === 'asking') return this.#giveUp();
    if (!this.#isDue() || (manner === 'enter' && !this.#enterSends)) return false;
    void this.#hold(manner);
    return true;
  }

  missed(): void {
    if (this.#phase === 'idle' && this.#announced && !this.#done) void this.#tellMissed();
  }

  other(event: KeyboardEvent): boolean {
    if (this.#look.isOpen) return this.#look.onKey(event);
    if (isWriting(event)) this.#forgetAsking();
    const now = performance.now();
    if (now - this.#touched > TOUCH_MS) {
      this.#touched = now;
      if (this.#isNew()) this.#line.use();
    }
    return false;
  }

  #isNew(): boolean {
    const composer = this.composer();
    const site = this.site();
    return composer !== null && site !== undefined && mayPrefill(site, composer, location);
  }

  #isDue(): boolean {
    this.#forgetOldChat();
    const composer = this.composer();
    if (this.#done || this.#line.state === 'off' || !composer || !this.#isNew()) return false;
    return squash(readText(composer)) !== '' && !this.scene.clock(composer).composing && !this.delivery.stands();
  }

  /** A chat in which something was said is behind us: the next new one is another. */
  #forgetOldChat(): void {
    const site = this.site();
    if (this.#phase === 'idle' && site && !isNewChat(site, document, location)) this.#startAnew();
  }

  /** The page went to another chat by itself: it may have taken the old turns away before it changed its address. */
  #onNavigation(from: string | null): void {
    const site = this.site();
    const left = site && from !== null && urlKind(site, new URL(from)) === 'conversation';
    // What was held or asked about belongs to the chat that was there.
    this.#look.leave();
    this.#forgetAsking();
    if (left && this.#phase === 'idle') this.#startAnew();
    else this.#forgetOldChat();
  }

  #startAnew(): void {
    this.#done = false;
    this.#announced = false;
  }

  #announce(): void {
    if (this.#announced || this.#done || !this.#isNew()) return;
    this.#announced = true;
    this.chip.tell(say('chip_at_send'), { actions: [{ label: say('chip_not_here'), run: () => this.#notHere() }] });
  }

  /** Where the page listens before us, and sent: the person is not left to think that their context went along. */
  async #tellMissed(): Promise<void> {
    const draft = this.#draft();
    const isGone = () => !this.#isNew() || this.#draft() !== draft;
    if (squash(draft ?? '') !== '' && !(await until(isGone, TAKEN_MS))) return;
    this.#done = true;
    this.chip.tell(say('chip_missed'));
  }

  #notHere(): void {
    this.#done = true;
    this.chip.tell(say('chip_not_in_chat'));
  }

  async #hold(manner: Manner): Promise<void> {
    const composer = this.composer();
    if (!composer) return;
    this.#done = true;
    if (this.#line.state === 'locked') return this.#ask(manner);
    this.#phase = 'holding';
    const { href } = location;
    try {
      const deadline = performance.now() + HOLD_MS;
      const answer = await this.#plan(composer, deadline);
      // It was meant for the chat that was there.
      if (location.href !== href && answer?.kind !== 'plan') return this.#again();
      if (answer?.kind === 'none') return await this.#send(composer, manner, readText(composer));
      if (answer?.kind !== 'plan') return this.#again();
      await this.#deliver(answer.plan, composer, manner, deadline);
    } catch (error) {
      console.error(error);
      this.#again();
    } finally {
      this.#phase = 'idle';
    }
  }

  /** The block to go with the message; null where it did not come in time. */
  async #plan(composer: HTMLElement, deadline: number): Promise<InsertAnswer | null> {
    const site = this.site();
    const draft = readText(composer).slice(0, MAX_DRAFT_CHARS);
    const temporary = site !== undefined && isTemporary(site, location);
    const asked = call('chat.send', { draft, temporary }).catch(() => null);
    const answer = await Promise.race([asked, wait(deadline - performance.now()).then(() => undefined)]);
    if (answer !== undefined) return answer;
    void asked.then((late) => late?.kind === 'plan' && this.delivery.refuse(late.plan));
    return null;
  }

  async #deliver(plan: InsertionPlan, composer: HTMLElement, manner: Manner, deadline: number): Promise<void> {
    const placed = await this.delivery.place(plan, composer, () => performance.now() < deadline);
    if (placed === 'said') return;
    if (placed === 'not') return this.#again();
    const choice = plan.lookMs > 0 ? await this.#look.open(plan.lookMs) : 'go';
    if (choice === 'gone' || location.href !== plan.url) {
      await this.delivery.takeOut();
      this.chip.tell(say('chip_moved'));
    } else if (choice === 'go') await this.#send(composer, manner, plan.text);
    else if (choice === 'not-here') await this.delivery.takeOut();
    else this.chip.tell(say('chip_kept'));
  }

  /** @param text what is gone from the composer once the message left */
  async #send(composer: HTMLElement, manner: Manner, text: string): Promise<void> {
    this.#phase = 'sending';
    const needle = squash(text);
    const hasLeft = () => {
      const now = composer.isConnected ? composer : this.composer();
      return now === null || !squash(readText(now)).includes(needle);
    };
    this.delivery.sending();
    if (await sendAgain({ composer, site: this.site(), manner, hasLeft })) {
      // What was said of this message is of no use for the next.
      this.chip.hide();
      return;
    }
    if (manner === 'enter') this.#enterSends = false;
    await this.delivery.takeOut();
    this.#again();
  }

  #again(): void {
    this.chip.tell(say(this.#line.isOrphan ? 'chip_orphan' : 'chip_again'), { stays: true });
  }

  /** Locked, and the person wants to be asked. Nothing waits for the answer but this one message. */
  #ask(manner: Manner): void {
    this.#phase = 'asking';
    const asked = { at: Date.now(), href: location.href, draft: this.#draft() };
    const stands = () =>
      this.#phase === 'asking' &&
      Date.now() - asked.at < ASKING_MS &&
      location.href === asked.href &&
      this.#draft() === asked.draft;
    const unlock = async () => {
      const unlocked = new Promise<void>((resolve) => {
        this.#unlocked = resolve;
      });
      await call('chat.unlock', {});
      await unlocked;
      await until(() => this.#line.state === 'armed', ARMED_WITHIN_MS);
      if (!stands()) return this.#forgetAsking();
      this.#phase = 'idle';
      this.#done = false;
      if (this.#isDue()) await this.#hold(manner);
    };
    const without = async () => {
      const composer = this.composer();
      if (!composer || !stands()) return this.#forgetAsking();
      await this.#send(composer, manner, readText(composer));
      this.#phase = 'idle';
    };
    this.chip.tell(say('chip_locked'), {
      stays: true,
      actions: [
        { label: say('chip_unlock_send'), run: () => void unlock().catch(() => this.#again()) },
        { label: say('chip_send_without'), run: () => void without() },
      ],
    });
  }

  #draft(): string | null {
    const composer = this.composer();
    return composer && readText(composer);
  }

  /** Who goes on writing, or somewhere else, is not waiting for this message any more. */
  #forgetAsking(): void {
    if (this.#phase !== 'asking') return;
    this.#phase = 'idle';
    this.#done = false;
    this.chip.hide();
  }

  /** The second Enter: it goes as typed, by the person's own key. */
  #giveUp(): boolean {
    this.#phase = 'idle';
    this.chip.hide();
    return false;
  }
}

const isWriting = ({ key, ctrlKey, metaKey }: KeyboardEvent) =>
  !ctrlKey && !metaKey && (key.length === 1 || key === 'Backspace' || key === 'Delete');
