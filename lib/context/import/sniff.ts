import { encodingOf } from './source';

export type FileShape = 'zip' | 'json' | 'html' | 'text' | 'binary' | 'empty';

const ZIP_SIGNS = [0x0403_4b50, 0x0605_4b50];

/** What a file is, by how it begins; its name is not asked. @param head its first kilobytes */
export function shapeOf(head: Uint8Array): FileShape {
  if (head.length === 0) return 'empty';
  if (head.length >= 4 && ZIP_SIGNS.includes(new DataView(head.buffer, head.byteOffset).getUint32(0, true)))
    return 'zip';
  const text = new TextDecoder(encodingOf(head)).decode(head);
  const begin = text.trimStart();
  if (begin === '') return 'empty';
  if (/^(?:\{\s*["}]|\[\s*(?:[{["\]]|-?\d|null|true|false))|^[[{]\s*$/.test(begin) && !isMarkdownLink(begin))
    return 'json';
  if (/^<(?:!doctype html|html|head|body|div)\b/i.test(begin)) return 'html';
  return isText(text) ? 'text' : 'binary';
}

/** `[1]: https://…` and `["a"](b)` begin like lists. */
const isMarkdownLink = (text: string) => /^\[[^\]\n]*\](?:\(|:)/.test(text);

/** Text has no controls but white space (`\p{Cc}` without U+0009 to U+000D). */
const isText = (text: string) => !/[\p{Cc}--[\t\n\v\f\r\u0085]]/v.test(text);
