/** What a third party runs to check a presentation: pure, without keys or storage. `lib/verifier` imports this file alone. */
export { PRESENTATION_FAULTS, type PresentationFault } from './fault';
export { isProven } from './groth16';
export { readHead } from './head';
export { showingId } from './line';
export { groupOf, type KnownGroup, rootFault } from './roots';
export { messageOf, scopeOf } from './scope';
