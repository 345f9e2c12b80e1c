/** What a person brings from elsewhere: exports, notes, an assistant's answer. All of it becomes candidates to review. */
export type { Candidate, CandidateKind, CandidateSource, Reason } from './candidate';
export type { ImportProblem } from './faults';
export { parseAnswer } from './harvest';
export { HARVEST_REQUESTS } from './harvest-request';
export { type ImportOptions, type ImportProgress, type ImportSummary, importFile } from './read';
export { findSecrets, MASK, maskSecrets, type Secret, type SecretKind } from './secrets';
export type { ImportReport, ImportRequest } from './wire';
