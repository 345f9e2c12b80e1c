import type { Page } from '@playwright/test';
import { composer, typeDraft } from '../../tests/e2e/support/chat';
import { inspect } from '../../tests/e2e/support/inspect';
import { exactText } from '../../tests/e2e/support/screens/consent';
import { onScreen } from '../../tests/e2e/support/screens/open';
import type { Wallet } from '../../tests/e2e/support/wallet';
import { Narrator, until } from './narrator';
import { tellApp } from './story-app';
import { tellMembership } from './story-membership';
import { tellProof } from './story-proof';

const PASSWORD = 'violet harbour 41 lantern';
const CHATGPT = 'https://chatgpt.com/';
const CLAUDE = 'https://claude.ai/new';
const DRAFT = 'Plan my meals for a week of night shifts.\n\nNothing that takes long to cook.';
const ITEMS = [
  { text: 'I am a nurse in Kraków and work night shifts', category: 'About me' },
  { text: 'I eat no meat, and my meals must keep until 3 in the morning', category: 'About me' },
  { text: 'I prefer short answers with a list', category: 'Style' },
];

/** The main job, from an empty browser to a proof on the chain, told as it happens. */
export async function tellStory(wallet: Wallet): Promise<void> {
  const tell = new Narrator();
  await tellSetUp(wallet, tell);
  await tellConsent(wallet, tell);
  await tellAutomatic(wallet, tell);
  await tellProof(wallet, tell);
  await tellMembership(wallet, tell);
  await tellApp(wallet, tell);
  await tellEnd(wallet, tell);
  console.log('\nThe whole story is in .output/demo. Run it with a display to try it yourself.');
}

async function tellSetUp(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('A wallet is created: a password, two sites');
  await wallet.create({ password: PASSWORD });
  tell.step('Three lines about the person are added, encrypted under that password');
  for (const item of ITEMS) await wallet.add(item);
  await onScreen(wallet, 'sidepanel.html', async (page) => {
    await page.getByRole('listitem').filter({ hasText: 'Kraków' }).waitFor();
    await tell.picture(page, 'side-panel', 420);
  });
}

async function tellConsent(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('On chatgpt.com (a practice page) the person types a message');
  const chat = await wallet.open(CHATGPT);
  await chat.waitForLoadState('networkidle');
  const before = wallet.requests.length;
  await typeDraft(chat, DRAFT);
  await chat.waitForTimeout(500);
  tell.say({ 'requests while typing': wallet.requests.length - before });

  tell.step("One click on Satchel's button: the consent window, in the extension's own process");
  await wallet.insert(chat);
  const prompt = await wallet.consentWindow();
  const text = await exactText(prompt);
  await tell.picture(prompt, 'consent', 440);
  tell.quote(text);

  tell.step("Approved for 30 days, 'when I click'");
  await wallet.approve(prompt, { days: 30, delivery: 'click' });
  await until('the text below the draft', () => wallet.composerText(chat), isDraftThen(text));
  const [grant] = await wallet.grants();
  if (!grant) throw new Error('no signed consent was kept');
  tell.say({
    signer: `${grant.signer} (a key for chatgpt.com alone)`,
    uid: grant.sig.uid,
    domain: `${grant.sig.domain.name} ${grant.sig.domain.version}, chain ${grant.sig.domain.chainId}`,
    'verifying contract': grant.sig.domain.verifyingContract,
  });
  await tell.picture(chat, 'inserted');

  tell.step('One undo takes it out, and the draft is as it was');
  await chat.bringToFront();
  await composer(chat).press('Control+z');
  await until(
    'the draft alone',
    () => wallet.composerText(chat),
    (now) => now === DRAFT,
  );

  tell.step('Another click: the consent stands, so nothing is asked');
  await wallet.insert(chat);
  await until('the text below the draft', () => wallet.composerText(chat), isDraftThen(text));
  tell.say({ 'requests in all': wallet.requests.length - before });
}

async function tellAutomatic(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step("On claude.ai the person chooses 'automatically'");
  const chat = await wallet.open(CLAUDE);
  await wallet.insert(chat);
  const prompt = await wallet.consentWindow();
  await tell.picture(prompt, 'consent-automatic', 440);
  await wallet.approve(prompt, { days: 30, delivery: 'auto' });
  await until(
    'the text',
    () => wallet.composerText(chat),
    (now) => now !== '',
  );

  tell.step('The next new chat is filled when its message box gets the focus');
  const next = await wallet.open(CLAUDE);
  await composer(next).click();
  tell.quote(
    await until(
      'the text',
      () => wallet.composerText(next),
      (now) => now !== '',
    ),
  );
  await tell.picture(next, 'prefilled');

  tell.step('Every delivery has a receipt');
  const receipts = await inspect(wallet, 'disclosures.list', { origin: null, limit: 20 });
  for (const { origin, state, tokens, delivery } of receipts) {
    tell.say({ [new URL(origin).host]: `${state}, ${tokens} tokens, ${delivery}` });
  }
  await onScreen(wallet, 'sidepanel.html#shared', async (page) => {
    await page.getByRole('region', { name: 'Receipts' }).waitFor();
    await tell.picture(page, 'receipts', 420);
  });
}

async function tellEnd(wallet: Wallet, tell: Narrator): Promise<void> {
  tell.step('The consent for chatgpt.com is revoked: the next click asks again');
  await onScreen(wallet, `popup.html?origin=${encodeURIComponent('https://chatgpt.com')}`, async (page) => {
    await page.getByRole('button', { name: 'Stop sharing' }).click();
    await page.getByRole('button', { name: 'Stop sharing' }).waitFor({ state: 'hidden' });
    await tell.picture(page, 'popup-revoked', 360);
  });
  const chat = await wallet.open(CHATGPT);
  await wallet.insert(chat);
  await wallet.reject(await wallet.consentWindow());
  tell.say({ 'in the page': (await wallet.composerText(chat)) || '(nothing)' });

  tell.step('Locked');
  await wallet.lock();
  await onScreen(wallet, 'popup.html', (page: Page) => tell.picture(page, 'locked', 360));
}

const isDraftThen = (text: string) => (now: string) => now.startsWith(DRAFT) && now.slice(DRAFT.length).trim() === text;
