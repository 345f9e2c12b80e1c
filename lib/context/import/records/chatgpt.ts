import type { Piece } from '../candidate';
import { field, has, isObject, type Json, listField, textField, timeOf } from '../fields';

/**
 * ChatGPT's data export: `conversations.json`, a list of `{ title, create_time, mapping }`; `mapping` is a tree of
 * `{ message: { author: { role }, content: { content_type, parts }, create_time, metadata } }`.
 */
const APP = 'ChatGPT';

export const isChatGptConversation = (value: unknown): value is Json => has(value, 'mapping');

/** @returns `null` when it is not built as such a conversation is */
export function readChatGptConversation(conversation: Json): Piece[] | null {
  const mapping = conversation.mapping;
  if (mapping === null) return [];
  if (!isObject(mapping)) return null;
  const where = textField(conversation, 'title');
  const started = timeOf(conversation.create_time);
  const messages = Object.values(mapping)
    .map((node) => field(node, 'message'))
    .filter(isObject);
  const pieces = messages.flatMap((message) => {
    const source = { app: APP, when: timeOf(message.create_time) ?? started, where };
    return [
      ...ownWords(message).map((text): Piece => ({ how: 'said', text, source })),
      ...instructionsOf(message, source),
    ];
  });
  return pieces.sort((a, b) => (a.source.when ?? 0) - (b.source.when ?? 0));
}

/** What the person typed; neither the assistant, nor tools, nor what the app puts in unseen. */
function ownWords(message: Json): string[] {
  if (textField(field(message, 'author'), 'role') !== 'user') return [];
  if (field(message.metadata, 'is_visually_hidden_from_conversation') === true) return [];
  const type = textField(message.content, 'content_type');
  if (type !== 'text' && type !== 'multimodal_text') return [];
  return listField(message.content, 'parts').filter(
    (part) => typeof part === 'string' && part.trim() !== '',
  ) as string[];
}

/** Custom instructions stand in a hidden message of every conversation that had them. */
function instructionsOf(message: Json, source: Piece['source']): Piece[] {
  const data = field(message.metadata, 'user_context_message_data');
  if (has(data, 'about_user_message') || has(data, 'about_model_message')) return customInstructions(data, source);
  if (textField(message.content, 'content_type') !== 'user_editable_context') return [];
  const about = fenced(textField(message.content, 'user_profile'));
  const style = fenced(textField(message.content, 'user_instructions'));
  return customInstructions({ about_user_message: about, about_model_message: style }, source);
}

/** The app wraps what the person wrote in words of its own and a code fence. */
const fenced = (text: string) => /```\n?([\s\S]*?)```/.exec(text)?.[1]?.trim() ?? '';

export const isCustomInstructions = (value: unknown): value is Json =>
  has(value, 'about_user_message') || has(value, 'about_model_message');

export function customInstructions(
  value: Json,
  source: Piece['source'] = { app: APP, when: null, where: '' },
): Piece[] {
  const about = linesOf(textField(value, 'about_user_message'));
  const style = linesOf(textField(value, 'about_model_message'));
  return [
    ...about.map((text): Piece => ({ how: 'kept', text, source })),
    ...style.map((text): Piece => ({ how: 'kept', text, source, category: 'Style', kind: 'instruction' })),
  ];
}

const linesOf = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*[-*•]\s+/, '').trim())
    .filter((line) => line !== '');
