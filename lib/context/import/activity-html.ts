import type { Piece } from './candidate';
import { importFault } from './faults';
import { MAX_RECORD_BYTES } from './limits';
import { isGeminiName, isPrompted, promptPiece } from './records/gemini';

/** Takeout's 'My Activity' page: one of these a prompt and its answer. */
const CARD = /<div class="outer-cell\b/g;
const CELL = /<div class="content-cell[^"]{0,200}mdl-typography--body-1(?![^"]{0,200}text-right)[^"]{0,200}">/;
/** Ends the prompt: '19 May 2026, 19:07:02 CEST' in any language. */
const DATE_LINE = /^(?=.*\b(?:19|20)\d\d\b|.*\b(?:19|20)\d\d年).{8,60}\d{1,2}[:.]\d{2}[:.]\d{2}/;
const MAX_DATE_CHARS = 90;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', emsp: ' ' };

/** What such a page holds within its first kilobytes. */
export const isActivityPage = (head: string) => /My ?Activity|mdl-typography|outer-cell|content-cell/i.test(head);

/**
 * Prompts of a Gemini activity page, one card at a time.
 *
 * @throws WalletError from `importFault`: `record-too-large`; `truncated` when the page does not end
 */
export async function* activityCards(
  texts: AsyncIterable<string>,
  file: string,
  onBuffered: (chars: number) => void = () => undefined,
): AsyncGenerator<{ pieces: Piece[]; record: number }> {
  let rest = '';
  let record = 0;
  let searched = 0;
  for await (const text of texts) {
    rest += text;
    for (let next = cardStart(rest, searched); next !== -1; next = cardStart(rest, 1)) {
      if (record > 0) yield { pieces: piecesOfCard(rest.slice(0, next)), record };
      record++;
      rest = rest.slice(next);
      searched = 1;
    }
    searched = Math.max(1, rest.length - 40);
    onBuffered(rest.length);
    if (rest.length > MAX_RECORD_BYTES) throw importFault('record-too-large', { file, record: record + 1 });
  }
  if (record === 0) return;
  if (!/<\/html>|<\/body>/i.test(rest)) throw importFault('truncated', { file, record });
  yield { pieces: piecesOfCard(rest), record };
}

/** @returns where the next card begins, or -1 */
function cardStart(text: string, from: number): number {
  CARD.lastIndex = from;
  return CARD.exec(text)?.index ?? -1;
}

/** The prompt is all before the date; the answer behind it may hold anything. */
function piecesOfCard(card: string): Piece[] {
  const cell = CELL.exec(card);
  if (!cell) return [];
  const body = card.slice(cell.index + cell[0].length);
  const lines = body.split(/<br\s*\/?>/i, 400).map(textOfHtml);
  const end = lines.findIndex((line) => line.length < MAX_DATE_CHARS && DATE_LINE.test(line));
  if (end < 1 || !isGeminiName(textOfHtml(card.slice(0, cell.index)) + captionOf(card))) return [];
  const prompt = lines
    .slice(0, end)
    .filter((line) => !/^- |^Attached \d+ /.test(line))
    .join('\n');
  return isPrompted(prompt) ? [promptPiece(prompt, dateOf(lines[end] ?? ''))] : [];
}

/** Names the product, behind the answer. */
const captionOf = (card: string) =>
  textOfHtml(card.slice(card.lastIndexOf('mdl-typography--caption') + 1).slice(0, 2_000));

/** Only what JavaScript reads by itself: other languages' dates stay unknown. */
function dateOf(line: string): number | null {
  const ms = Date.parse(line.replace(/\u202f/g, ' '));
  return Number.isFinite(ms) ? ms : null;
}

function textOfHtml(html: string): string {
  const bare = html.replace(/<[^<>]{0,2000}>/g, ' ');
  return bare
    .replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => entity(name) ?? whole)
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
