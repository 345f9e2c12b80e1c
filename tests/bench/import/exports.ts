import { type Dice, own, prose } from './words';

/** One conversation of an app's export, as JSON. */
export type MakeConversation = (dice: Dice, at: number) => string;

const STARTED = 1_680_000_000;
const MODELS = ['gpt-4', 'gpt-4o', 'o3', 'gpt-5'];

/** Most conversations are short, a few are very long. */
const turnsOf = (dice: Dice): number => 1 + Math.floor(2 ** (dice.roll(600) / 100));
/** Answers are some five times as long as what was asked. */
const answer = (dice: Dice): string => prose(dice, 200 + dice.roll(3_200));

/** ChatGPT: a tree of nodes, with what the app writes of each message around it. */
export const chatGptConversation: MakeConversation = (dice, at) => {
  const begun = STARTED + at * 3_600;
  const mapping: Record<string, object> = {};
  let parent: string | null = null;
  const add = (message: ReturnType<typeof chatGptMessage> | null) => {
    const id = message?.id ?? dice.uuid();
    if (parent) (mapping[parent] as { children: string[] }).children.push(id);
    mapping[id] = { id, message, parent, children: [] };
    parent = id;
  };
  add(null);
  add(chatGptMessage(dice, 'system', '', null));
  for (let turn = 0; turn < turnsOf(dice); turn++) {
    add(chatGptMessage(dice, 'user', own(dice), begun + turn * 60));
    add(chatGptMessage(dice, 'assistant', answer(dice), begun + turn * 60 + 20));
  }
  return JSON.stringify({
    title: prose(dice, 20).slice(0, 30),
    create_time: begun,
    update_time: begun + 600,
    mapping,
    moderation_results: [],
    current_node: parent,
    plugin_ids: null,
    conversation_id: dice.uuid(),
    gizmo_id: null,
    is_archived: false,
    default_model_slug: dice.pick(MODELS),
    id: dice.uuid(),
  });
};

function chatGptMessage(dice: Dice, role: 'system' | 'user' | 'assistant', text: string, time: number | null) {
  const metadata = {
    system: { is_visually_hidden_from_conversation: true },
    user: { request_id: dice.uuid(), timestamp_: 'absolute', message_type: null },
    assistant: {
      finish_details: { type: 'stop', stop_tokens: [200_002] },
      citations: [],
      content_references: [],
      model_slug: dice.pick(MODELS),
      parent_id: dice.uuid(),
      request_id: dice.uuid(),
      is_complete: true,
    },
  }[role];
  return {
    id: dice.uuid(),
    author: { role, name: null, metadata: {} },
    create_time: time,
    update_time: null,
    content: { content_type: 'text', parts: [text] },
    status: 'finished_successfully',
    end_turn: true,
    weight: 1,
    metadata,
    recipient: 'all',
    channel: null,
  };
}

/** Claude: a list of messages, each with its text and, again, as blocks. */
export const claudeConversation: MakeConversation = (dice, at) => {
  const timeOf = (turn: number) => new Date((STARTED + at * 3_600 + turn * 60) * 1_000).toISOString();
  const message = (sender: 'human' | 'assistant', text: string, turn: number) => ({
    uuid: dice.uuid(),
    text,
    content: [{ start_timestamp: timeOf(turn), stop_timestamp: timeOf(turn), type: 'text', text, citations: [] }],
    sender,
    created_at: timeOf(turn),
    updated_at: timeOf(turn),
    attachments: [],
    files: [],
  });
  const turns = Array.from({ length: turnsOf(dice) }, (_, turn) => [
    message('human', own(dice), turn),
    message('assistant', answer(dice), turn),
  ]);
  return JSON.stringify({
    uuid: dice.uuid(),
    name: prose(dice, 20).slice(0, 30),
    summary: '',
    created_at: timeOf(0),
    updated_at: timeOf(9),
    account: { uuid: dice.uuid() },
    chat_messages: turns.flat(),
  });
};
