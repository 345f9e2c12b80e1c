import type { AskOutcome } from '#lib/protocol/harvest';
import { findComposer } from '../composer/find';
import { watchEdits } from '../editor/clock';
import { insertBlock } from '../editor/insert';
import { isEmpty, readText, squash } from '../editor/text';
import { siteHere } from '../here';

/**
 * Puts a request into the message box of this page, as context is put in: below the draft, through the editor's own
 * input path, verified, one undo step. It is not sent, and what stands there already is not put there twice.
 */
export async function askHere(text: string): Promise<AskOutcome> {
  const composer = findComposer(siteHere());
  if (!composer) return 'no-composer';
  if (squash(readText(composer)).includes(squash(text))) return 'asked';
  const hasDraft = !isEmpty(composer);
  const { href } = location;
  const end = new AbortController();
  try {
    // Nobody watched the editor before: its last undo step counts as open from now.
    const clock = watchEdits(composer, end.signal);
    const result = await insertBlock(composer, text, { clock, mayWrite: () => location.href === href });
    if (result.ok) return hasDraft ? 'asked-below' : 'asked';
    if (!result.draftIntact) return 'touched';
    return result.detail === 'busy' || result.detail === 'moved' ? result.detail : 'refused';
  } finally {
    end.abort();
  }
}
