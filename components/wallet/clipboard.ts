/** How long a secret may stay on the clipboard; the words beside the button say so. */
const SECRET_ON_CLIPBOARD_MS = 60_000;

/** Empties the clipboard now, or when this page next has the focus: a page without it may not. */
async function emptyClipboard(secret: string): Promise<void> {
  try {
    if (await mayStillHold(secret)) await navigator.clipboard.writeText('');
  } catch {
    window.addEventListener('focus', () => void emptyClipboard(secret), { once: true });
  }
}

/** Without leave to read the clipboard it may: asking for it would be a question that nobody expects. */
async function mayStillHold(secret: string): Promise<boolean> {
  const leave = await navigator.permissions.query({ name: 'clipboard-read' as PermissionName }).catch(() => null);
  return leave?.state !== 'granted' || (await navigator.clipboard.readText()) === secret;
}

/**
 * Copies a secret and empties the clipboard later, for as long as this page is open. Something else that is
 * copied on this page meanwhile stays.
 */
export async function copySecret(secret: string): Promise<void> {
  await navigator.clipboard.writeText(secret);
  const timer = setTimeout(() => void emptyClipboard(secret), SECRET_ON_CLIPBOARD_MS);
  document.addEventListener('copy', () => clearTimeout(timer), { once: true });
}
