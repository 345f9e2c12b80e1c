import type { ToContent } from '#lib/protocol/chat';

const KINDS: readonly string[] = [
  'plan',
  'rejected',
  'failed',
  'trigger',
  'enter',
  'unlocked',
  'switched',
] satisfies ToContent['satchel'][];

/**
 * Whether a message is one of the background's to a content script. Only the background can send there, so this
 * tells versions apart rather than friend from foe; a schema library would cost more than the sentinel itself.
 */
export function isToContent(message: unknown): message is ToContent {
  if (typeof message !== 'object' || message === null) return false;
  const { satchel, plan, code } = message as Record<string, unknown>;
  if (typeof satchel !== 'string' || !KINDS.includes(satchel)) return false;
  if (satchel === 'plan') return isPlan(plan);
  return satchel !== 'failed' || typeof code === 'string';
}

function isPlan(plan: unknown): boolean {
  if (typeof plan !== 'object' || plan === null) return false;
  const { disclosureId, text, url, expires, lines, tokens, kind, where, lookMs, personas } = plan as Record<
    string,
    unknown
  >;
  return (
    [disclosureId, text, url, where].every((value) => typeof value === 'string') &&
    [expires, lines, tokens, lookMs].every((value) => typeof value === 'number') &&
    typeof personas === 'boolean' &&
    ['click', 'prefill', 'send'].includes(kind as string)
  );
}
