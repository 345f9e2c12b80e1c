import type { InsertDetail } from '#lib/protocol/chat';
import type { Where } from '#lib/protocol/in-page';
import { collapseTo, type Edge, isFocused, rememberCaret, rememberScroll, settle, watchHands } from './caret';
import type { EditClock } from './clock';
import { draftOf, isIntact } from './draft';
import { type Engine, engineOf, groupingMs } from './engine';
import { revert } from './history';
import { isEmpty, readText, squash } from './text';
import { until, wait } from './wait';
import { write } from './write';

const COMMIT_MS = 300;
const FOCUS_MS = 60;
/** Somebody who types without a pause for this long is not interrupted. */
const PATIENCE_MS = 8_000;

/** A block that stands in an editor, and what it takes to take it out again. */
export interface Inserted {
  block: string;
  /** Text before and after, without white space. */
  before: string;
  after: string;
  edge: Edge;
}

export type InsertResult =
  | { ok: true; inserted: Inserted }
  /** `draftIntact` is false only where an editor lost something and its own undo did not bring it back. */
  | { ok: false; detail: InsertDetail; draftIntact: boolean };

export interface InsertOptions {
  clock: EditClock;
  /** Asked right before the write, which may come seconds after the call: the page may be another by then. */
  mayWrite?: () => boolean;
  /** Insert only while the editor is empty. */
  onlyIfEmpty?: boolean;
  /** Beside what of the draft; below it unless said otherwise. */
  where?: Where;
}

let working = false;

/**
 * Puts a block below or above the draft in an editor, through the editor's own input path, as one undo step.
 * The draft, the caret in it and the scroll positions stay. In an empty editor the caret is left where the draft goes.
 * Writes once and never again; whatever is not exactly as it should be is undone.
 */
export async function insertBlock(element: HTMLElement, text: string, options: InsertOptions): Promise<InsertResult> {
  if (working) return { ok: false, detail: 'busy', draftIntact: true };
  working = true;
  try {
    return await insertNow(element, text.replace(/\r\n?/g, '\n'), options);
  } finally {
    working = false;
  }
}

async function insertNow(element: HTMLElement, block: string, options: InsertOptions): Promise<InsertResult> {
  const { clock } = options;
  const engine = engineOf(element);
  const edge = edgeFor(engine, options.where);
  const busy: InsertResult = { ok: false, detail: 'busy', draftIntact: true };
  const restoreScroll = rememberScroll(element);
  await endComposition(element, clock);
  let restoreCaret = isFocused(element) ? rememberCaret(element, edge) : null;
  await focus(element);

  if (!(await placeAtQuietEdge(element, clock, edge, engine))) return busy;
  const empty = isEmpty(element);
  if (options.onlyIfEmpty && !empty) return busy;
  restoreCaret ??= rememberCaret(element, edge);

  // A page that hydrates puts another editor in its place: what is written now would land there unseen.
  if (!element.isConnected || !isFocused(element)) return busy;
  if (options.mayWrite?.() === false) return { ok: false, detail: 'moved', draftIntact: true };
  const before = squash(readText(element));
  const after = edge === 'end' ? before + squash(block) : squash(block) + before;
  const draft = draftOf(element);
  const hands = watchHands(element);
  write(element, engine, edge === 'end' ? `\n\n${block}` : `${block}\n\n`, edge);
  await wait(0);
  await until(() => squash(readText(element)) !== before, COMMIT_MS);

  if (!element.isConnected || squash(readText(element)) !== after || !(empty || isIntact(element, draft, edge))) {
    hands.end();
    const draftIntact = await revert(element, before);
    return { ok: false, detail: 'mismatch', draftIntact };
  }
  const toDraft = () => collapseTo(element, edge === 'end' ? 'start' : 'end');
  await settle(element, empty ? toDraft : (restoreCaret ?? (() => undefined)), hands);
  if (!hands.moved) restoreScroll();
  hands.end();
  return { ok: true, inserted: { block, before, after, edge } };
}

/**
 * Draft.js keeps a selection of its own after a paste at its start, and loses letters to it: always below there.
 */
function edgeFor(engine: Engine, where: Where | undefined): Edge {
  return where === undefined || where === 'after' || engine === 'draft' ? 'end' : 'start';
}

/** Writing into a live composition corrupts the text: leaving the editor commits it, whatever the input method. */
async function endComposition(element: HTMLElement, clock: EditClock): Promise<void> {
  if (!clock.composing) return;
  element.blur();
  await wait(FOCUS_MS);
  await focus(element);
}

/** ProseMirror applies its own selection some 20 ms after it gets the focus. */
async function focus(element: HTMLElement): Promise<void> {
  if (isFocused(element)) return;
  element.focus({ preventScroll: true });
  await wait(FOCUS_MS);
}

/**
 * Caret at one edge of the draft, with the editor's last undo step closed, so that one undo takes out the block and
 * nothing else.
 *
 * @returns false where the person kept typing.
 */
async function placeAtQuietEdge(element: HTMLElement, clock: EditClock, edge: Edge, engine: Engine): Promise<boolean> {
  const isQuiet = () => performance.now() - clock.lastEdit >= groupingMs(engine);
  const deadline = performance.now() + PATIENCE_MS;
  do {
    if (!(await until(isQuiet, deadline - performance.now()))) return false;
    await settle(element, () => collapseTo(element, edge));
  } while (!isQuiet());
  return true;
}
