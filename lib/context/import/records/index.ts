/** What the records of known exports hold, told apart by their members and not by the names of files. */
import type { Piece } from '../candidate';
import { isObject } from '../fields';
import type { JsonRecord } from '../json-records';
import { customInstructions, isChatGptConversation, isCustomInstructions, readChatGptConversation } from './chatgpt';
import * as claude from './claude';
import { isActivity, readActivity } from './gemini';
import {
  isMem0,
  isOwnItem,
  isPlainEntry,
  isSupermemory,
  readMem0,
  readOwnItem,
  readPlainEntry,
  readSupermemory,
} from './memories';

/** Account data that says nothing worth keeping: `user.json` of ChatGPT. */
const isAccount = (value: unknown) => isObject(value) && Object.hasOwn(value, 'chatgpt_plus_user');

/** Members of our own readable export that are no items. */
const NOT_ITEMS = ['personas', 'consents', 'receipts'];

/**
 * @param plain whether lists of any app are taken; not in an archive, where they may be files that someone attached
 * @returns its pieces; `unknown` when it is of no known export, `broken` when it is of one but not built like it
 */
export function readRecord({ value, key, kind }: JsonRecord, plain: boolean): Piece[] | 'unknown' | 'broken' {
  if (isChatGptConversation(value)) return readChatGptConversation(value) ?? 'broken';
  if (claude.isClaudeConversation(value)) return claude.readClaudeConversation(value) ?? 'broken';
  if (claude.isClaudeMemory(value)) return claude.readClaudeMemory(value);
  if (claude.isClaudeProject(value)) return claude.readClaudeProject(value);
  if (claude.isClaudeUser(value)) return claude.readClaudeUser(value);
  if (key === 'chat_messages' && claude.isClaudeMessage(value)) return claude.readClaudeMessage(value);
  if (isActivity(value)) return readActivity(value);
  if (isCustomInstructions(value)) return customInstructions(value);
  if (isMem0(value)) return readMem0(value);
  if (isSupermemory(value)) return readSupermemory(value);
  if (isAccount(value)) return [];
  if (!plain || kind === 'root' || NOT_ITEMS.includes(key ?? '')) return 'unknown';
  if (key === 'items' && isOwnItem(value)) return readOwnItem(value) ?? 'broken';
  return isPlainEntry(value) ? readPlainEntry(value) : 'unknown';
}
