import { browser } from 'wxt/browser';

type Word =
  | 'chip_add'
  | 'chip_again'
  | 'chip_asking'
  | 'chip_at_send'
  | 'chip_clipboard'
  | 'chip_copied'
  | 'chip_copy'
  | 'chip_draft_touched'
  | 'chip_error'
  | 'chip_going'
  | 'chip_interrupted'
  | 'chip_keep'
  | 'chip_kept'
  | 'chip_line'
  | 'chip_lines'
  | 'chip_locked'
  | 'chip_missed'
  | 'chip_moved'
  | 'chip_no_composer'
  | 'chip_none'
  | 'chip_none_add'
  | 'chip_not_here'
  | 'chip_not_in_chat'
  | 'chip_off'
  | 'chip_orphan'
  | 'chip_persona'
  | 'chip_persona_see'
  | 'chip_rejected'
  | 'chip_send_without'
  | 'chip_switched'
  | 'chip_throttled'
  | 'chip_typing'
  | 'chip_undo'
  | 'chip_undo_yourself'
  | 'chip_undone'
  | 'chip_unlock'
  | 'chip_unlock_send'
  | 'chip_working';

// WXT's types know the messages of `public/_locales` only; ours come from `locales/`.
const getMessage = browser.i18n.getMessage as (name: string, values: string[]) => string;

/** A message in the person's language. The browser's own lookup: the i18n library would be most of the bundle. */
export function say(word: Word, ...values: string[]): string {
  return getMessage(word, values);
}
