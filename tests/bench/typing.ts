import { typeDraft } from '../e2e/support/chat';
import type { Wallet } from '../e2e/support/wallet';
import type { Row } from './report';

const DRAFT = 'what should i cook for my family??';

/** Requests that leave the browser while a message is typed. */
export async function typing(wallet: Wallet): Promise<Row[]> {
  const page = await wallet.open('https://chatgpt.com/');
  await page.waitForLoadState('networkidle');
  const before = wallet.requests.length;
  await typeDraft(page, DRAFT);
  await page.waitForTimeout(1_000);
  const requests = wallet.requests.length - before;
  await page.close();
  return [
    {
      what: `requests while ${DRAFT.length} characters are typed`,
      measured: `${requests}`,
      figure: '0',
      holds: requests === 0,
    },
  ];
}
