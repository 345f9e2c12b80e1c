import type { SiteRecord } from '../record';
import { anyOf } from '../record';
import { isEditable, isVisible, within } from './dom';
import { bestGuess } from './guess';

/** Copies for measuring or for the next screen, and things that only look like a composer. */
const NEVER = '[aria-hidden="true"], [inert], [role="search"], dialog, [role="dialog"], [role="alertdialog"]';

/**
 * The composer that a person sees now: by the site's selectors, newest first, else by looks.
 * Pages swap nodes when they hydrate or redesign, so ask again each time rather than keep the answer.
 */
export function findComposer(site: SiteRecord | undefined, root: Document = document): HTMLElement | null {
  const turns = site ? anyOf([...site.turn, ...site.user]) : '';
  const usable = (element: HTMLElement) =>
    isEditable(element) &&
    !within(element, NEVER) &&
    // An editor inside a turn edits an old message.
    !(turns && within(element, turns)) &&
    isVisible(element);
  for (const { css } of site?.composer ?? []) {
    const found = [...root.querySelectorAll<HTMLElement>(css)].filter(usable);
    if (found.length > 0) return lowest(found);
  }
  return bestGuess(root, usable);
}

function lowest(elements: HTMLElement[]): HTMLElement | null {
  const bottom = (element: HTMLElement) => element.getBoundingClientRect().bottom;
  return elements.reduce((best, next) => (bottom(next) > bottom(best) ? next : best));
}
