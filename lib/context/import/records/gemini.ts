import type { Piece } from '../candidate';
import { has, type Json, listField, textField, timeOf } from '../fields';

/**
 * Google Takeout, 'My Activity' of Gemini Apps as JSON: a list of `{ header, title, time, products, safeHtmlItem }`.
 * The title is the prompt behind a word in the account's language; `safeHtmlItem` and `subtitles` are the answer.
 */
export const GEMINI = 'Gemini';
export const isGeminiName = (name: string) => /\b(?:Gemini|Bard)\b/i.test(name);

/** What Takeout puts before a prompt. With another language the first sentence fits no rule, and is lost. */
const PROMPTED = /^(?:Prompted|Eingegebener Prompt:|Gav instruktionen|Said|Asked)[\s\u00a0]+/;

/** Any Takeout activity; other products than Gemini are read and left out. */
export const isActivity = (value: unknown): value is Json =>
  has(value, 'header') && has(value, 'title') && has(value, 'time');

export function readActivity(activity: Json): Piece[] {
  const names = [textField(activity, 'header'), ...listField(activity, 'products')];
  if (!names.some((name) => typeof name === 'string' && isGeminiName(name))) return [];
  const title = textField(activity, 'title');
  const isPrompt = PROMPTED.test(title) || has(activity, 'safeHtmlItem');
  return isPrompt ? [promptPiece(title, timeOf(activity.time))] : [];
}

export function promptPiece(title: string, when: number | null): Piece {
  return { how: 'said', text: title.replace(PROMPTED, ''), source: { app: GEMINI, when, where: '' } };
}

export const isPrompted = (text: string) => PROMPTED.test(text);
