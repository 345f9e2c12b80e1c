import { isField } from '../composer/dom';

export type Engine =
  | 'field'
  | 'blocknote'
  | 'prosemirror'
  | 'quill'
  | 'lexical'
  | 'slate'
  | 'draft'
  | 'trix'
  | 'codemirror'
  | 'ckeditor'
  | 'tinymce'
  | 'plain';

/** What each editor itself puts on its editable element; all but the first three check by their behaviour as well. */
const MARKS: readonly (readonly [Engine, string])[] = [
  ['blocknote', '.bn-editor'],
  ['prosemirror', '.ProseMirror'],
  ['quill', '.ql-editor'],
  ['lexical', '[data-lexical-editor="true"]'],
  ['slate', '[data-slate-editor="true"]'],
  ['draft', '.public-DraftEditor-content'],
  ['trix', 'trix-editor'],
  ['codemirror', '.cm-content'],
  ['ckeditor', '.ck-editor__editable'],
  ['tinymce', '.mce-content-body'],
];

/**
 * Which editor runs an element. TipTap and Milkdown are ProseMirror, and so is BlockNote, whose blocks take no newline;
 * `plain` is any host that nothing is known of.
 */
export function engineOf(element: HTMLElement): Engine {
  if (isField(element)) return 'field';
  return MARKS.find(([, css]) => element.matches(css))?.[0] ?? 'plain';
}

/**
 * For how long after an edit the editor would join another one to it, in milliseconds, with a margin:
 * ProseMirror's `newGroupDelay` is 500, Quill's `history.delay` and Lexical's plugin 1,000.
 * Native fields and hosts group by caret moves, Slate by adjacency of single letters; a paste is always a step.
 */
const GROUPING_MS: Partial<Record<Engine, number>> = { blocknote: 650, prosemirror: 650, quill: 1_150, lexical: 1_150 };

export const groupingMs = (engine: Engine): number => GROUPING_MS[engine] ?? 0;
