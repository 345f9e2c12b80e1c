import type { InsertDetail, InsertionPlan, Outcome } from '#lib/protocol/chat';
import { call } from '#lib/rpc/client';
import { mayPrefill } from '#lib/sites/composer/new-chat';
import type { EditClock } from '#lib/sites/editor/clock';
import { type Inserted, insertBlock } from '#lib/sites/editor/insert';
import { isEmpty } from '#lib/sites/editor/text';
import { holdsBlock, removeBlock } from '#lib/sites/editor/undo';
import { until } from '#lib/sites/editor/wait';
import type { Scene } from '../chat.content/contract';
import { say } from '../chat.content/words';
import { Aftermath, type Mark } from './aftermath';
import type { Action, Chip } from './chip';

/** For this long after a prefill the page may still be loading, and put another editor in the place of the filled one. */
const HYDRATION_MS = 3_000;

/** Carries a plan out in this very document, says what came of it, and reports it. */
export class Delivery {
  #done = new Set<string>();
  /** Deliveries that the person took out again. */
  #undone = new Set<string>();
  #last: { inserted: Inserted; tell: () => void; undo: () => Promise<boolean> } | null = null;
  readonly #aftermath: Aftermath;

  constructor(
    private readonly scene: Scene,
    private readonly chip: Chip,
    /** Where the persona is named and switched: a place of ours. */
    private readonly openPersona: () => void,
  ) {
    this.#aftermath = new Aftermath(scene);
  }

  async run(plan: InsertionPlan): Promise<void> {
    // A plan is carried out once, however often it comes.
    if (this.#done.has(plan.disclosureId)) return;
    this.#done.add(plan.disclosureId);
    if (plan.url !== location.href) return this.#fail(plan, 'moved', say('chip_moved'));
    if (Date.now() > plan.expires) return this.#fail(plan, 'expired', say('chip_moved'));
    const composer = this.scene.composer();
    if (!composer) return this.#fall(plan, 'no-composer', say('chip_no_composer'));
    if (plan.kind === 'prefill' && !this.#mayPrefill(composer)) return this.#quit(plan, 'moved');
    await this.#insert(plan, composer);
  }

  /**
   * Into a message that is held: on any doubt the draft is as it was.
   *
   * @param inTime asked right before the write
   * @returns `said`: it failed in a way that the person was told of
   */
  async place(plan: InsertionPlan, composer: HTMLElement, inTime: () => boolean): Promise<'placed' | 'not' | 'said'> {
    this.#done.add(plan.disclosureId);
    // What was typed last may share its undo step: nobody waits for the editor to close it.
    const clock: EditClock = { lastEdit: 0, composing: this.scene.clock(composer).composing };
    const mayWrite = () => plan.url === location.href && inTime();
    const start = this.#aftermath.mark();
    const result = await insertBlock(composer, plan.text, { clock, mayWrite, where: plan.where });
    if (result.ok) {
      this.#keep(plan, composer, result.inserted, start);
      return 'placed';
    }
    if (!result.draftIntact) {
      await this.#fall(plan, result.detail, say('chip_draft_touched'));
      return 'said';
    }
    this.#quit(plan, result.detail);
    return 'not';
  }

  /** It came too late to be put in. */
  refuse(plan: InsertionPlan): void {
    this.#done.add(plan.disclosureId);
    this.#quit(plan, 'expired');
  }

  /** What was put in last goes out again. */
  async takeOut(): Promise<boolean> {
    return (await this.#last?.undo()) ?? false;
  }

  /** The message that holds the block is being sent by us. */
  sending(): void {
    this.#aftermath.sending();
  }

  async #insert(plan: InsertionPlan, composer: HTMLElement): Promise<void> {
    const clock = this.scene.clock(composer);
    const start = this.#aftermath.mark();
    try {
      const mayWrite = () => plan.url === location.href && Date.now() <= plan.expires;
      const options = { clock, mayWrite, onlyIfEmpty: plan.kind === 'prefill', where: plan.where };
      const result = await insertBlock(composer, plan.text, options);
      const now = this.scene.composer();
      // Nothing was written, and the page has another editor there by now.
      if (!result.ok && result.detail === 'busy' && now && now !== composer) return this.#insert(plan, now);
      if (result.ok) return this.#succeed(plan, composer, result.inserted, start);
      if (plan.kind === 'prefill') return this.#quit(plan, result.detail);
      if (result.detail === 'busy') return this.#fail(plan, 'busy', say('chip_typing'));
      if (result.detail === 'moved') return this.#fail(plan, 'moved', say('chip_moved'));
      return this.#fall(plan, result.detail, say(result.draftIntact ? 'chip_clipboard' : 'chip_draft_touched'));
    } catch {
      return this.#fall(plan, 'error', say('chip_clipboard'));
    }
  }

  #succeed(plan: InsertionPlan, composer: HTMLElement, inserted: Inserted, start: Mark): void {
    this.#keep(plan, composer, inserted, start);
    this.#last?.tell();
    if (plan.kind === 'prefill') void this.#carryOver(plan, composer);
  }

  /** It stands: from here on it can be taken out, and what becomes of it is followed. */
  #keep(plan: InsertionPlan, composer: HTMLElement, inserted: Inserted, start: Mark): void {
    const { disclosureId, text, lines, tokens, personas } = plan;
    const undo = async () => {
      this.#aftermath.stop();
      const removed = await removeBlock(this.scene.composer() ?? composer, inserted);
      if (!removed) return false;
      this.#undone.add(disclosureId);
      this.#report({ disclosureId, outcome: 'undone', detail: null });
      return true;
    };
    // An undo of the editor's own may have been first; another one would take out what the person wrote.
    const click = async () =>
      this.chip.tell(say(!this.stands() || (await undo()) ? 'chip_undone' : 'chip_undo_yourself'));
    const tell = () => {
      const words = lines === 1 ? say('chip_line', String(tokens)) : say('chip_lines', String(lines), String(tokens));
      const actions: Action[] = [{ label: say('chip_undo'), run: () => void click() }];
      if (personas) actions.push({ label: say('chip_persona'), run: this.openPersona });
      this.chip.tell(words, { actions, preview: text });
    };
    this.#last = { inserted, tell, undo };
    this.#report({ disclosureId, outcome: 'inserted', detail: null });
    this.#aftermath.follow(composer, inserted, start, (fate) => {
      if (fate.outcome === 'undone') {
        this.#undone.add(disclosureId);
        this.chip.tell(say('chip_undone'));
      }
      if (fate.outcome === 'sent') this.#last = null;
      this.#report({ disclosureId, ...fate });
    });
  }

  /** Whether the last block still stands in the composer. */
  stands(): boolean {
    const composer = this.scene.composer();
    return composer !== null && this.#last !== null && holdsBlock(composer, this.#last.inserted);
  }

  /** Says again what stands in the composer, with its undo. @returns whether something does */
  remind(): boolean {
    if (!this.stands()) return false;
    this.#last?.tell();
    return true;
  }

  /** Where the page replaces the filled editor with an empty one of the same chat, the same text goes there. */
  async #carryOver(plan: InsertionPlan, composer: HTMLElement): Promise<void> {
    const next = () => (composer.isConnected ? null : this.scene.composer());
    await until(() => next() !== null, HYDRATION_MS);
    const replacement = next();
    const isDue = plan.url === location.href && Date.now() <= plan.expires && !this.#undone.has(plan.disclosureId);
    if (replacement && isDue && this.#mayPrefill(replacement) && isEmpty(replacement))
      await this.#insert(plan, replacement);
  }

  #mayPrefill(composer: HTMLElement): boolean {
    const site = this.scene.site();
    return site !== undefined && mayPrefill(site, composer, location);
  }

  /** The text did not go in: it is on the clipboard, or one click away from it. */
  async #fall(plan: InsertionPlan, detail: InsertDetail, words: string): Promise<void> {
    this.#report({ disclosureId: plan.disclosureId, outcome: 'failed', detail });
    const copy = async () => {
      const copied = await navigator.clipboard.writeText(plan.text).then(
        () => true,
        () => false,
      );
      if (copied) this.chip.tell(words, { stays: true, preview: plan.text });
      return copied;
    };
    if (await copy()) return;
    // Without the focus a page may not write to the clipboard; a click gives it.
    this.chip.tell(say('chip_copied'), {
      stays: true,
      preview: plan.text,
      actions: [{ label: say('chip_copy'), run: () => void copy() }],
    });
  }

  #fail(plan: InsertionPlan, detail: InsertDetail, words: string): void {
    this.#quit(plan, detail);
    this.chip.tell(words);
  }

  /** A prefill that came too late is nobody's business: the person is already typing. */
  #quit(plan: InsertionPlan, detail: InsertDetail): void {
    this.#report({ disclosureId: plan.disclosureId, outcome: 'failed', detail });
  }

  /** Without an answer the receipt stays at 'unknown', which is what it then is. */
  #report(outcome: Outcome): void {
    call('chat.outcome', outcome).catch(() => undefined);
  }
}
