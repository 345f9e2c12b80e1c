import type { AnswerRead } from '#lib/protocol/harvest';
import { MAX_ANSWER_CHARS } from '#lib/protocol/limits';
import { siteHere } from '../here';

/** The last answer on this page, as a person reads it; where it holds code blocks, with their fences. */
export function readAnswer(root: Document = document): AnswerRead {
  const site = siteHere(root);
  if (!site?.assistant) return { kind: 'unknown' };
  if (site.stop && [...root.querySelectorAll(site.stop)].some((stop) => stop.checkVisibility()))
    return { kind: 'answering' };
  const parts = [...root.querySelectorAll<HTMLElement>(site.assistant)].reverse();
  const last = parts.find((part) => (part.textContent ?? '').trim() !== '');
  if (!last) return { kind: 'none' };
  return { kind: 'answer', text: textOf(wholeTurn(last, site.assistant)).slice(0, MAX_ANSWER_CHARS) };
}

/** The outermost of nested elements that the record calls an answer. */
function wholeTurn(part: HTMLElement, css: string): HTMLElement {
  const around = part.parentElement?.closest<HTMLElement>(css);
  return around ? wholeTurn(around, css) : part;
}

/** Drawn, a code block has lost its fences, and gained a head with the language and a button. */
function textOf(answer: HTMLElement): string {
  const blocks = [...answer.querySelectorAll<HTMLElement>('pre')]
    .map((block) => (block.querySelector<HTMLElement>('code') ?? block).innerText)
    .filter((text) => text.trim() !== '');
  if (blocks.length === 0) return answer.innerText;
  return blocks.map((text) => `\`\`\`\n${text.trimEnd()}\n\`\`\``).join('\n');
}
