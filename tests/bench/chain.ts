import { inspect } from '../e2e/support/inspect';
import type { Wallet } from '../e2e/support/wallet';
import type { Row } from './report';

/** What one transaction costs that proves every change of the log so far. */
export async function chainCost(wallet: Wallet): Promise<Row[]> {
  await wallet.anchor();
  const { confirmed, provenSize } = await inspect(wallet, 'anchor.status', {});
  const receipt = await wallet.chain.rpc('eth_getTransactionReceipt', [confirmed?.txHash]);
  const gas = Number((receipt as { gasUsed: string }).gasUsed);
  return [
    {
      what: `proving ${provenSize.toLocaleString('en')} changes`,
      measured: `1 transaction, ${gas.toLocaleString('en')} gas`,
      figure: '1 transaction, 45,869 gas',
      holds: gas <= 46_000,
    },
  ];
}
