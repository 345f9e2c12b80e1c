import { openedByItself, type Wallet } from '../../tests/e2e/support/wallet';

const FUNDS_WEI = 10n ** 18n;

/** Leaves the browser to the person until they close it; whoever asks the local chain for a balance gets one. */
export async function stayOpen(wallet: Wallet): Promise<void> {
  await showOnboarding(wallet);
  console.log(invitation(wallet));
  const funding = setInterval(() => void fundWhoAsks(wallet), 500);
  await wallet.context.waitForEvent('close', { timeout: 0 });
  clearInterval(funding);
}

/** In front, without the browser's own empty tab. */
async function showOnboarding({ context }: Wallet): Promise<void> {
  const page = await openedByItself(context);
  await page.bringToFront();
  for (const other of context.pages()) if (other.url() === 'about:blank') await other.close();
}

function invitation({ chain }: Wallet): string {
  return `
The browser is open, with Satchel in it and practice sites in place of the real ones.

  1. Choose a password, tick ChatGPT and Claude, and create the wallet.
  2. Add a few lines about yourself.
  3. Open https://chatgpt.com, type a message, and click Satchel's button beside the message box.
  4. Read the consent window. Share, then press Ctrl+Z in the message box: the text is gone again.
  5. Open https://claude.ai/new and choose 'automatically': the next new chat is filled for you.
  6. Open https://parley.example, an app that asks by itself: 'Connect this site' in Satchel's toolbar menu,
     then ask it how to loop over a map.
  7. For proofs: Settings, Proof, 'Local test chain', with
       RPC URL       ${chain.rpcUrl}
       EAS contract  ${chain.eas}
     then 'Prove now' in the side panel.
  8. For a membership: Settings, My credentials, 'Add a membership', 'Through a gate', the demo on the local chain,
     with that same RPC URL under 'Server'.

Close the browser to end the demo.
`;
}

const funded = new Set<string>();

async function fundWhoAsks({ requests, chain }: Wallet): Promise<void> {
  for (const { body } of requests) {
    const address = /"eth_getBalance","params":\["(0x[0-9a-fA-F]{40})"/.exec(body)?.[1];
    if (!address || funded.has(address)) continue;
    funded.add(address);
    await chain.fund(address, FUNDS_WEI);
  }
}
