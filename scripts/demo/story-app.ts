import { inspect } from '../../tests/e2e/support/inspect';
import { SAMPLE_APP } from '../../tests/e2e/support/sample-app';
import { connectSite } from '../../tests/e2e/support/screens/connect';
import type { Wallet } from '../../tests/e2e/support/wallet';
import type { Narrator } from './narrator';

/** An app that asks by itself, and its server that checks what it gets. */
export async function tellApp(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('An AI app of another kind asks the wallet itself. The person connects its site first');
  await wallet.add({ text: 'I write a little Python to plan our shifts', category: 'Coding' });
  await connectSite(wallet, SAMPLE_APP);
  const app = await wallet.open(SAMPLE_APP);
  await app.getByRole('checkbox', { name: /^Ask Satchel/ }).check();
  await app.getByRole('textbox', { name: 'Your question' }).fill('How do I loop over a map?');
  await app.getByRole('button', { name: 'Ask' }).click();
  const prompt = await wallet.consentWindow();
  await tell.picture(prompt, 'consent-app', 440);

  tell.step('Approved for 30 days. Its server opens what was sealed for it, checks it, and answers');
  await wallet.approve(prompt, { days: 30, delivery: 'app' });
  await app.bringToFront();
  const summary = app.getByText(/^Using \d lines? of yours/);
  await summary.click();
  await tell.picture(app, 'sample-app');
  const [receipt] = await inspect(wallet, 'disclosures.list', { origin: SAMPLE_APP, limit: 1 });
  tell.say({
    'the app says': await summary.innerText(),
    receipt: `${receipt?.state}, ${receipt?.tokens} tokens, sealed`,
  });
}
