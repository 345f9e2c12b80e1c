import { isField } from '../composer/dom';

export type Engine = 'field' | 'prosemirror' | 'quill' | 'lexical' | 'slate' | 'plain';

/** Which editor runs an element. TipTap is ProseMirror; `plain` is any editing host that nothing is known of. */
export function engineOf(element: HTMLElement): Engine {
  if (isField(element)) return 'field';
  if (element.closest('[data-lexical-editor="true"]')) return 'lexical';
  if (element.closest('[data-slate-editor="true"]')) return 'slate';
  if (element.classList.contains('ProseMirror')) return 'prosemirror';
  if (element.classList.contains('ql-editor')) return 'quill';
  return 'plain';
}

/**
 * For how long after an edit the editor would join another one to it, in milliseconds, with a margin:
 * ProseMirror's `newGroupDelay` is 500, Quill's `history.delay` and Lexical's plugin 1,000.
 * Native fields and hosts group by caret moves instead, Slate by adjacency of single letters.
 */
export const GROUPING_MS: Record<Engine, number> = {
  prosemirror: 650,
  quill: 1_150,
  lexical: 1_150,
  slate: 0,
  field: 0,
  plain: 0,
};
