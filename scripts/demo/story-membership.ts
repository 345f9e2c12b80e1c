import * as screen from '../../tests/e2e/support/screens/credentials';
import { onScreen } from '../../tests/e2e/support/screens/open';
import type { Wallet } from '../../tests/e2e/support/wallet';
import type { Narrator } from './narrator';

const SITES = ['https://chatgpt.com', 'https://claude.ai'];

/** A demo group on the chain, entered through its gate, and shown to two sites that cannot tell it was the same person. */
export async function tellMembership(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('A demo group on the chain is entered through a gate that nobody owns');
  await onScreen(wallet, 'options.html#credentials', async (page) => {
    await screen.enterDemo(page, wallet.chain.rpcUrl);
    const badge = page.getByText('demo, not proof of personhood', { exact: true });
    tell.say({ group: 'Demo group', badge: await badge.first().innerText() });

    tell.step('Membership is shown to two sites: two pseudonyms');
    for (const site of SITES) {
      const { proof } = await screen.show(page, site, `asked by ${site}`);
      tell.say({ [site]: proof.nullifier });
    }
    await tell.picture(page, 'membership');
  });
}
