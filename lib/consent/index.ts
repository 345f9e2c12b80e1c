/** Consent: what a person signs, what may leave under it, and the record of what left. */
export { sealAnswer, signAnswer } from './app-answer';
export { Approvals, type Approved, type Memberships } from './approvals';
export { GrantChanges } from './changes';
export { Disclosures, REPORT_WITHIN_MS } from './disclosures';
export { releaseToFolder } from './folders';
export { Grants } from './grants';
export { digitsOf, haveSameKeys, ownPersonKeys, publicKeysOf, readCard, writeCard } from './people/card';
export { releaseToPerson } from './people/release';
export { openShare, sealShare } from './people/share';
export { reaches } from './policy';
export {
  ApprovalQueue,
  type AskedCredential,
  type AskingApp,
  type Pending,
  type QueueStore,
  type Target,
} from './queue';
