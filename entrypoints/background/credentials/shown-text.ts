import { signAnswer } from '#lib/consent/index';
import { lineOf } from '#lib/credential/line';
import { siteKey } from '#lib/crypto/slip13';
import { type ShownText, WalletError } from '#lib/protocol/index';
import type { Services } from '../services';

/** A text in a chat answers no app's request. */
const NO_NONCE = `0x${'00'.repeat(32)}`;

/**
 * All that shows what a receipt's text says of a membership: the proof names the consent, the consent the site's key,
 * and the key signs the text.
 *
 * @param id of the receipt
 * @throws WalletError `not-found` when the text says nothing of one, or is not there any more; `no-grant`, `locked`
 */
export async function shownText({ vault, secret }: Services, id: string): Promise<ShownText> {
  const disclosure = (await vault.get('disclosures', id))?.value;
  const grant = disclosure && (await vault.get('grants', disclosure.grantUid))?.value;
  const lines = disclosure?.text.split('\n') ?? [];
  const shown = (await vault.all('presentations')).findLast(
    ({ value: { presentation, name, bound, at } }) =>
      bound.value === disclosure?.grantUid && at <= disclosure.releasedAt && lines.includes(lineOf(presentation, name)),
  );
  if (!disclosure || !grant || !shown) throw new WalletError('not-found');
  const key = siteKey(await secret('sites'), disclosure.origin);
  const context = await signAnswer(grant, disclosure, disclosure.nonce ?? NO_NONCE, key);
  return { format: 'satchel-shown-text', version: 1, presentation: shown.value.presentation, context };
}
