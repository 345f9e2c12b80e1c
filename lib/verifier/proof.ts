/** The verifier of proof files as a module of its own, for servers and commands. */
export { type Verdict, type VerifyOptions, verifyProof } from './index';
export { isOpen, type Outcome, outcomeOf } from './outcome';
export { outcomeOfAll, type ReceiptVerdict, readReceipts, verifyReceipts } from './receipts';
