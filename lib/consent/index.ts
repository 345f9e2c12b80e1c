/** Consent: what a person signs, what may leave under it, and the record of what left. */
export { Approvals, PURPOSE } from './approvals';
export { Disclosures, REPORT_WITHIN_MS } from './disclosures';
export { GRANT_DOMAIN } from './domain';
export { Grants } from './grants';
export { ApprovalQueue, type Pending, type QueueStore, type Target } from './queue';
