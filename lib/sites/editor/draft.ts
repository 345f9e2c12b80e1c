import { isField } from '../composer/dom';

/** One top-level node of a draft, without what editors add for the caret's sake. */
interface Piece {
  kind: string;
  text: string;
  /** Mentions, attachments and pictures. */
  atoms: string[];
}

/** What must still be there, at the front and in order, once a block stands below it. */
export type Draft = readonly Piece[];

const ATOMS = '[contenteditable="false"], img:not(.ProseMirror-separator), video, audio, hr';
/** Editors change these on a node without changing what it is: a selected mention, say. */
const PASSING = new Set(['class', 'style', 'draggable']);

export function draftOf(element: HTMLElement): Draft {
  if (isField(element)) return [{ kind: 'field', text: element.value, atoms: [] }];
  return [...element.childNodes].map(pieceOf);
}

/** The draft stands untouched in front of whatever follows. Only the last piece may have grown, and only at its end. */
export function isIntact(element: HTMLElement, draft: Draft): boolean {
  const now = draftOf(element);
  return draft.every((piece, index) => {
    const other = now[index];
    if (!other) return piece.kind === 'BR';
    const last = index === draft.length - 1;
    if (last && piece.text === '' && piece.atoms.length === 0) return true;
    return (
      other.kind === piece.kind &&
      (last ? other.text.startsWith(piece.text) : other.text === piece.text) &&
      piece.atoms.every((atom, position) => other.atoms[position] === atom)
    );
  });
}

function pieceOf(node: ChildNode): Piece {
  const text = (node.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');
  if (!(node instanceof HTMLElement)) return { kind: node.nodeName, text: text.trimEnd(), atoms: [] };
  const self = node.matches(ATOMS) ? [node] : [];
  const atoms = [...self, ...node.querySelectorAll(ATOMS)].map(nameOf);
  return { kind: node.nodeName, text: text.trimEnd(), atoms };
}

function nameOf(atom: Element): string {
  const attributes = [...atom.attributes].filter(({ name }) => !PASSING.has(name));
  return JSON.stringify([atom.tagName, atom.textContent, attributes.map(({ name, value }) => [name, value])]);
}
