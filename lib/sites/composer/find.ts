import type { PageSite } from '../record';
import { isEditable, isVisible, within } from './dom';
import { boxInTop, documentsOf } from './frames';
import { bestGuess } from './guess';

/** Copies for measuring or for the next screen, and things that only look like a composer. */
const NEVER = '[aria-hidden="true"], [inert], [role="search"], dialog, [role="dialog"], [role="alertdialog"]';

/**
 * The composer that a person sees now: by the site's selectors, newest first, else by looks; also in frames that may
 * be read. Pages swap nodes when they hydrate or redesign, so ask again each time rather than keep the answer.
 */
export function findComposer(site: PageSite | undefined, root: Document = document): HTMLElement | null {
  const turns = site?.turn ?? '';
  const usable = (element: HTMLElement) =>
    isEditable(element) &&
    !within(element, NEVER) &&
    // An editor inside a turn edits an old message.
    !(turns && within(element, turns)) &&
    isVisible(element);
  const documents = documentsOf(root);
  for (const css of site?.composer ?? []) {
    const found = documents.flatMap((each) => [...each.querySelectorAll<HTMLElement>(css)]).filter(usable);
    if (found.length > 0) return lowest(found);
  }
  return bestGuess(documents, usable);
}

/** Whether an element is where the site's record expects the composer. */
export function isOnRecord({ composer }: PageSite, element: Element): boolean {
  return composer.some((css) => element.matches(css));
}

function lowest(elements: HTMLElement[]): HTMLElement | null {
  const bottom = (element: HTMLElement) => boxInTop(element).bottom;
  return elements.reduce((best, next) => (bottom(next) > bottom(best) ? next : best));
}
