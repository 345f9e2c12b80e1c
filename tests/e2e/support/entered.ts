import type { BrowserContext } from '@playwright/test';

/** Shorter texts are in a profile by chance. */
const LEAST_CHARS = 12;
const SIGN = 'satchel-entered';

/** What a run entered through the wallet's own pages: afterwards the profile must not hold it. */
export interface Entered {
  /** Passwords and the 12 words: nothing but the wallet's own pages ever gets them. */
  secrets: Set<string>;
  /** Items' texts: a page gets those that a consent covers. */
  texts: Set<string>;
}

type Kind = keyof Entered;

const byContext = new WeakMap<BrowserContext, Entered>();

export const nothingEntered = (): Entered => ({ secrets: new Set(), texts: new Set() });

/** Notes what is typed into fields for passwords and for texts, on the extension's pages alone. */
export async function watchEntered(context: BrowserContext, into: Entered): Promise<void> {
  byContext.set(context, into);
  context.on('console', (message) => {
    const [sign, kind, text] = message.type() === 'debug' ? message.text().split('\n', 3) : [];
    if (sign === SIGN && text !== undefined) note(context, kind === 'secrets' ? 'secrets' : 'texts', text);
  });
  await context.addInitScript((mark) => {
    if (location.protocol !== 'chrome-extension:') return;
    document.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLTextAreaElement) console.debug(`${mark}\ntexts\n${target.value}`);
      else if (target instanceof HTMLInputElement && target.type === 'password')
        console.debug(`${mark}\nsecrets\n${target.value}`);
    });
  }, SIGN);
}

/** Notes what does not go through such a field. */
export function note(context: BrowserContext, kind: Kind, text: string): void {
  const [line = ''] = text.trim().split('\n', 1);
  if (line.length >= LEAST_CHARS) byContext.get(context)?.[kind].add(line);
}

/** Notes the texts of items in what the background is asked to do. */
export function noteRequest(context: BrowserContext, params: unknown): void {
  if (typeof params !== 'object' || params === null) return;
  for (const [name, value] of Object.entries(params)) {
    if (name === 'text' && typeof value === 'string') note(context, 'texts', value);
    else noteRequest(context, value);
  }
}
