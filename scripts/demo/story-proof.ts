import { inspect } from '../../tests/e2e/support/inspect';
import { onScreen } from '../../tests/e2e/support/screens/open';
import type { Wallet } from '../../tests/e2e/support/wallet';
import type { Narrator } from './narrator';

/** The 12 words, the anchor on the chain, and what a proof is worth. */
export async function tellProof(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('The 12 words are shown, written down and checked');
  const words = await wallet.keepPhrase();
  tell.say({ words: `${words.length}, not printed here` });

  tell.step("The log's root goes to the chain (EAS timestamp, on a local chain)");
  const { root, block, chainId } = await wallet.anchor();
  const { confirmed } = await inspect(wallet, 'anchor.status', {});
  tell.say({
    root,
    chain: chainId,
    block,
    time: new Date((confirmed?.chainTime ?? 0) * 1000).toISOString(),
    transaction: confirmed?.txHash ?? '',
  });

  tell.step('The proof of one receipt, checked against the chain');
  const [receipt] = await inspect(wallet, 'disclosures.list', { origin: 'https://chatgpt.com', limit: 1 });
  if (!receipt) throw new Error('there is no receipt to prove');
  await onScreen(wallet, `verify.html?uid=${receipt.id}`, async (page) => {
    const verdict = page.getByText(/^This proof holds/);
    await verdict.waitFor();
    console.log(`   ${await verdict.innerText()}`);
    await tell.picture(page, 'proof-holds');

    tell.step('One altered character fails it');
    const field = page.getByRole('textbox', { name: 'Proof', exact: true });
    await field.fill((await field.inputValue()).replace('nurse', 'nursf'));
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    const failure = page.getByText('This proof does not hold');
    await failure.waitFor();
    console.log(`   ${await failure.innerText()}`);
    await tell.picture(page, 'proof-fails');
  });
}
