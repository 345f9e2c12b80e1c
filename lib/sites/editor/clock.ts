/** When an editor was last changed, and whether an input method is at work in it. Times are of `performance.now()`. */
export interface EditClock {
  lastEdit: number;
  composing: boolean;
}

/**
 * Watches one editor's edits, so that a write can wait until the editor has closed its undo step.
 * Watches the editor alone: mutations for editing hosts, `input` for fields.
 */
export function watchEdits(element: HTMLElement, signal: AbortSignal): EditClock {
  const clock: EditClock = { lastEdit: performance.now(), composing: false };
  const edited = () => {
    clock.lastEdit = performance.now();
  };
  const observer = new MutationObserver(edited);
  observer.observe(element, { childList: true, characterData: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  const on = (type: string, listener: () => void) =>
    element.addEventListener(type, listener, { passive: true, signal });
  on('input', edited);
  on('compositionstart', () => {
    clock.composing = true;
  });
  on('compositionend', () => {
    clock.composing = false;
    edited();
  });
  return clock;
}
