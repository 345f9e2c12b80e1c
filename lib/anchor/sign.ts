import { computeAddress, SigningKey, Transaction } from 'ethers';
import { encodeTimestamp } from './eas';

export interface Fees {
  /** Units of gas. */
  gas: bigint;
  /** Wei a unit. */
  maxFee: bigint;
  tip: bigint;
}

export interface SignedAnchor {
  rawTx: string;
  txHash: string;
  nonce: number;
}

/** Address that pays, with checksum. @param key 32 bytes as hex with 0x. */
export function anchorAddress(key: string): string {
  return computeAddress(key);
}

/** Signs `EAS.timestamp(root)` as an EIP-1559 transaction. */
export function signAnchor(
  key: string,
  call: { chainId: number; eas: string; root: string; nonce: number },
  fees: Fees,
): SignedAnchor {
  const transaction = Transaction.from({
    type: 2,
    chainId: call.chainId,
    nonce: call.nonce,
    to: call.eas.toLowerCase(),
    data: encodeTimestamp(call.root),
    gasLimit: fees.gas,
    maxFeePerGas: fees.maxFee,
    maxPriorityFeePerGas: fees.tip,
  });
  const signer = new SigningKey(key);
  transaction.signature = signer.sign(transaction.unsignedHash);
  const { serialized: rawTx, hash: txHash } = transaction;
  if (txHash === null) throw new Error('the transaction was not signed');
  return { rawTx, txHash, nonce: call.nonce };
}

/** What a signed transaction says of itself: who pays, and what it offered, so that a replacement can offer more. */
export function readSigned(rawTx: string): Fees & { from: string } {
  const { from, gasLimit, maxFeePerGas, maxPriorityFeePerGas } = Transaction.from(rawTx);
  if (from === null) throw new Error('the transaction was not signed');
  return { from, gas: gasLimit, maxFee: maxFeePerGas ?? 0n, tip: maxPriorityFeePerGas ?? 0n };
}
