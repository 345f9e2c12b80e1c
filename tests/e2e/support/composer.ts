import type { Page } from '@playwright/test';

/**
 * The text of the page's composer, from the editor's own document model where it has one: blocks and hard breaks
 * as newlines, mentions and other inline atoms by their text. Of several composers, the lowest visible one.
 *
 * @throws Error when the page shows no composer.
 */
export async function composerText(page: Page): Promise<string> {
  const text = await page.evaluate(readComposer);
  if (text === null) throw new Error(`no composer is visible on ${page.url()}`);
  return text;
}

/** Runs in the page's main world, and so must be self-contained. */
function readComposer(): string | null {
  // biome-ignore format: shapes of editors' internals, no more than is read
  interface PmNode { isText: boolean; text?: string; isTextblock: boolean; isInline: boolean; isLeaf: boolean; childCount: number;
    type: { name: string; spec: { leafText?: (node: PmNode) => string; toText?: (at: { node: PmNode }) => string } };
    descendants(visit: (node: PmNode, pos: number) => boolean): void }
  // biome-ignore format: as above
  interface LexicalNode { getChildren?: () => LexicalNode[]; getTextContent(): string }
  // biome-ignore format: as above
  interface LexicalState { _nodeMap: Map<string, LexicalNode>; read<T>(work: () => T): T }
  type QuillEditor = { getContents(): { ops: { insert: string | Record<string, unknown> }[] } };
  // biome-ignore format: as above
  type Editor = HTMLElement & {
    editor?: { state?: { doc: PmNode } };
    pmViewDesc?: { node: PmNode; domAfterPos(pos: number): Node | null };
    __lexicalEditor?: { getEditorState(): LexicalState };
    __quill?: QuillEditor;
  };

  const EDITABLE = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';
  const search = (root: Document | ShadowRoot): Editor[] => [
    ...(root.querySelectorAll(EDITABLE) as NodeListOf<Editor>),
    ...[...root.querySelectorAll('*')].flatMap((el) => (el.shadowRoot ? search(el.shadowRoot) : [])),
  ];
  const visible = (el: Editor) =>
    el.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    el.getBoundingClientRect().width > 20 &&
    el.getBoundingClientRect().height > 8 &&
    el.closest('[aria-hidden="true"], [inert]') === null;
  const outermost = (el: Editor) => el.parentElement?.closest('[contenteditable="true"]') == null;
  const bottom = (el: Editor) => el.getBoundingClientRect().bottom;

  const proseMirror = (doc: PmNode, el: Editor) => {
    let text = '';
    let first = true;
    doc.descendants((node, pos) => {
      if (node.isTextblock) {
        text += first ? '' : '\n';
        first = false;
      }
      if (node.isText) text += node.text;
      else if (node.isInline && node.isLeaf) {
        const { spec, name } = node.type;
        const shown = () => el.pmViewDesc?.domAfterPos(pos)?.textContent ?? '';
        const isBreak = /^(hard_?break|br)$/i.test(name);
        text += isBreak ? '\n' : (spec.leafText?.(node) ?? spec.toText?.({ node }) ?? shown());
      }
      return true;
    });
    return text;
  };
  const lexical = (state: LexicalState) =>
    state.read(() => {
      const blocks = state._nodeMap.get('root')?.getChildren?.() ?? [];
      return blocks.map((block) => block.getTextContent()).join('\n');
    });
  /** The ops of the whole document; an embed stands for its text. */
  const quill = (el: Editor) => {
    const library = (globalThis as { Quill?: { find(node: Node): QuillEditor | null } }).Quill;
    const container = el.closest<Editor>('.ql-container');
    const instance = container?.__quill ?? (container ? library?.find(container) : null);
    const shown = (embed: Record<string, unknown>) => {
      const [value] = Object.values(embed);
      return typeof value === 'string' ? value : Object.values(value ?? {}).join(' ');
    };
    const ops = instance
      ?.getContents?.()
      .ops.map(({ insert }) => (typeof insert === 'string' ? insert : shown(insert)));
    return ops?.join('').replace(/\n$/, '');
  };
  /** Where an editor keeps its document to itself: its blocks, a line each. */
  const blocks = (el: Editor) => [...el.children].map((block) => block.textContent).join('\n');
  const slate = (el: Editor) =>
    [...el.querySelectorAll('[data-slate-node="element"]')]
      .map((block) => [...block.querySelectorAll('[data-slate-string]')].map((leaf) => leaf.textContent).join(''))
      .join('\n');
  const plain = (el: Editor) =>
    el.innerText
      .replace(/\u00a0/g, ' ')
      .replace(/[\u200b\ufeff]/g, '')
      .replace(/\n$/, '');

  const read = (el: Editor): string => {
    if (el instanceof HTMLTextAreaElement) return el.value;
    const doc = el.pmViewDesc?.node ?? el.editor?.state?.doc;
    if (doc) return proseMirror(doc, el);
    if (el.__lexicalEditor) return lexical(el.__lexicalEditor.getEditorState());
    if (el.matches('[data-slate-editor="true"]')) return slate(el);
    if (el.matches('.ql-editor')) return quill(el) ?? blocks(el);
    return plain(el);
  };
  const composer = search(document)
    .filter((el) => visible(el) && outermost(el))
    .sort((a, b) => bottom(b) - bottom(a))[0];
  return composer ? read(composer) : null;
}
