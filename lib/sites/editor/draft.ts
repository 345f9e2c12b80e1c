import { isElement, isField } from '../composer/dom';
import type { Edge } from './caret';

/** One top-level node of a draft, without what editors add for the caret's sake. */
interface Piece {
  kind: string;
  text: string;
  /** Mentions, attachments and pictures. */
  atoms: string[];
}

/** What must still be there, in order, once a block stands below or above it. */
export type Draft = readonly Piece[];

const ATOMS = '[contenteditable="false"], img:not(.ProseMirror-separator), video, audio, hr';
/** Editors change these on a node without changing what it is: a selected mention, say. */
const PASSING = new Set(['class', 'style', 'draggable']);

export function draftOf(element: HTMLElement): Draft {
  if (isField(element)) return [{ kind: 'field', text: element.value, atoms: [] }];
  return [...element.childNodes].map(pieceOf);
}

/**
 * The draft stands untouched beside what was written at one edge of it. Only the piece at that edge may have grown,
 * and only there.
 */
export function isIntact(element: HTMLElement, draft: Draft, edge: Edge): boolean {
  const now = draftOf(element);
  const offset = edge === 'end' ? 0 : now.length - draft.length;
  const grown = edge === 'end' ? draft.length - 1 : 0;
  return draft.every((piece, index) => {
    const other = now[index + offset];
    if (!other) return piece.kind === 'BR';
    if (index !== grown) return isSame(piece, other) && other.text === piece.text;
    if (piece.text === '' && piece.atoms.length === 0) return true;
    const keeps = edge === 'end' ? other.text.startsWith(piece.text) : other.text.endsWith(piece.text);
    return keeps && (edge === 'start' || isSame(piece, other)) && holdsAtoms(piece, other, edge);
  });
}

const isSame = (piece: Piece, other: Piece) => other.kind === piece.kind && holdsAtoms(piece, other, 'end');

function holdsAtoms({ atoms }: Piece, other: Piece, edge: Edge): boolean {
  const offset = edge === 'end' ? 0 : other.atoms.length - atoms.length;
  return atoms.every((atom, position) => other.atoms[position + offset] === atom);
}

function pieceOf(node: ChildNode): Piece {
  const text = (node.textContent ?? '').replace(/\u00a0/g, ' ').replace(/[\u200b\ufeff]/g, '');
  if (!isElement(node)) return { kind: node.nodeName, text: text.trimEnd(), atoms: [] };
  const self = node.matches(ATOMS) ? [node] : [];
  const atoms = [...self, ...node.querySelectorAll(ATOMS)].map(nameOf);
  return { kind: node.nodeName, text: text.trimEnd(), atoms };
}

function nameOf(atom: Element): string {
  const attributes = [...atom.attributes].filter(({ name }) => !PASSING.has(name));
  return JSON.stringify([atom.tagName, atom.textContent, attributes.map(({ name, value }) => [name, value])]);
}
