import { SITES } from '#lib/sites/index';
import { exactText } from '../e2e/support/screens/consent';
import type { Wallet } from '../e2e/support/wallet';
import { openChat } from './chat-page';
import type { Design } from './index';

/**
 * Consents on a site, as a person does in the extension's own window, and has the text held until sending: then
 * nothing is put in before a click or a message asks for it.
 *
 * @returns the exact text that the window showed.
 */
export async function consentOn(wallet: Wallet, { id, url }: Design): Promise<string> {
  const { origin } = new URL(url);
  // biome-ignore lint/correctness/useHookAtTopLevel: no hook of React's.
  if (!SITES.some((site) => site.id === id)) await wallet.useOn(url);
  const page = await openChat(wallet, url);
  await wallet.insert(page);
  const prompt = await wallet.consentWindow();
  const block = await exactText(prompt);
  await wallet.approve(prompt, { days: 30, delivery: 'auto' });
  await page.close();
  await wallet.autoWhen(origin, 'send');
  return block;
}
