/** What a third party runs to check our log: pure, without keys or storage. `lib/verifier` imports this file alone. */
export { verifyCheckpoint } from './checkpoint';
export { commitment, readEntry } from './entry';
export { must } from './fault';
export { leafHash } from './hash';
export { verifyConsistency, verifyInclusion } from './paths';
