/** How long a secret may stay on the clipboard; the words beside the button say so. */
const SECRET_ON_CLIPBOARD_MS = 30_000;

/** Empties the clipboard now, or when this page next has the focus: a page without it may not. */
async function emptyClipboard(): Promise<void> {
  try {
    await navigator.clipboard.writeText('');
  } catch {
    window.addEventListener('focus', () => void emptyClipboard(), { once: true });
  }
}

/** Copies a secret and empties the clipboard later, for as long as this page is open. */
export async function copySecret(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  setTimeout(() => void emptyClipboard(), SECRET_ON_CLIPBOARD_MS);
}
