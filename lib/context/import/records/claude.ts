import type { Piece } from '../candidate';
import { field, has, isObject, type Json, listField, textField, timeOf } from '../fields';
import { notesIn } from '../notes';

/**
 * Claude's data export: `conversations.json` (lists of `{ name, chat_messages: [{ sender, text, content }] }`),
 * `users.json`, `projects.json` and `memories.json`. Attachments are not the person's words.
 */
const APP = 'Claude';

export const isClaudeConversation = (value: unknown): value is Json => has(value, 'chat_messages');

/** @returns `null` when it is not built as such a conversation is */
export function readClaudeConversation(conversation: Json): Piece[] | null {
  if (!Array.isArray(conversation.chat_messages)) return null;
  const where = textField(conversation, 'name');
  const started = timeOf(conversation.created_at);
  return conversation.chat_messages.flatMap((message) => readClaudeMessage(message, where, started));
}

export const isClaudeMessage = (value: unknown): value is Json => has(value, 'sender') && has(value, 'text');

export function readClaudeMessage(message: unknown, where = '', started: number | null = null): Piece[] {
  if (textField(message, 'sender') !== 'human') return [];
  const source = { app: APP, when: timeOf(field(message, 'created_at')) ?? started, where };
  const blocks = listField(message, 'content')
    .filter((block) => textField(block, 'type') === 'text')
    .map((block) => textField(block, 'text'))
    .filter((text) => text !== '');
  const texts = blocks.length > 0 ? blocks : [textField(message, 'text')].filter((text) => text !== '');
  return texts.map((text): Piece => ({ how: 'said', text, source }));
}

export const isClaudeMemory = (value: unknown): value is Json =>
  has(value, 'conversations_memory') || has(value, 'project_memories');

export function readClaudeMemory(memory: Json): Piece[] {
  const projects = memory.project_memories;
  const texts = [textField(memory, 'conversations_memory')];
  if (isObject(projects)) texts.push(...Object.keys(projects).map((id) => textField(projects, id)));
  return texts.flatMap((text) => notesIn(text, { app: APP, when: null, where: '' }));
}

export const isClaudeProject = (value: unknown): value is Json => has(value, 'prompt_template') && has(value, 'name');

/** What a project is about, and what the person told the assistant to do in it; not its documents. */
export function readClaudeProject(project: Json): Piece[] {
  if (project.is_starter_project === true) return [];
  const name = textField(project, 'name');
  const source = { app: APP, when: timeOf(project.created_at), where: name };
  const about = textField(project, 'description');
  const text = [name, about].filter((part) => part !== '').join(': ');
  const own: Piece[] = about === '' ? [] : [{ how: 'kept', text, source, kind: 'project' }];
  return [...own, ...notesIn(textField(project, 'prompt_template'), source, 'instruction')];
}

export const isClaudeUser = (value: unknown): value is Json => has(value, 'full_name') && has(value, 'email_address');

/** The name alone: address and telephone are of no use to an assistant. */
export function readClaudeUser(user: Json): Piece[] {
  const name = textField(user, 'full_name');
  const source = { app: APP, when: null, where: '' };
  return name === '' ? [] : [{ how: 'kept', text: name, source, category: 'About me', kind: 'profile' }];
}
