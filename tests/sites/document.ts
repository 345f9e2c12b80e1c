import type { Page } from '@playwright/test';

/** The editor's whole document as its own model writes it, structure and mentions included. */
export function documentOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    type Editor = HTMLElement & {
      pmViewDesc?: { node: { toJSON(): unknown } };
      __lexicalEditor?: { getEditorState(): { toJSON(): unknown } };
      __quill?: { getContents(): unknown };
      value?: string;
    };
    const slot = document.querySelector('main .editor-slot');
    const editor = slot?.querySelector<Editor>('[contenteditable="true"], textarea');
    const model =
      editor?.pmViewDesc?.node.toJSON() ??
      editor?.__lexicalEditor?.getEditorState().toJSON() ??
      editor?.closest<Editor>('.ql-container')?.__quill?.getContents() ??
      editor?.value;
    if (model === undefined) throw new Error('no document to read');
    return JSON.stringify(model);
  });
}

/** How many mentions stand in the editor, as things of their own or, in a plain field, as text. */
export function mentionsIn(page: Page): Promise<number> {
  return page.evaluate(() => {
    const slot = document.querySelector('main .editor-slot');
    const field = slot?.querySelector('textarea');
    return field ? field.value.split('@rota.pdf').length - 1 : (slot?.querySelectorAll('.mention').length ?? 0);
  });
}
