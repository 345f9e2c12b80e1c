/** The verifier of proof files as a module of its own, for servers and commands. */
export { type Verdict, verifyProof } from './index';
export { isOpen, type Outcome, outcomeOf } from './outcome';
