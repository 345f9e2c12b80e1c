/** Keys: made, unlocked, locked, derived. No other room holds private bytes for longer than a call. */
export { type AttemptRecord, type AttemptStore, delayAfter } from './attempts';
export { checkKdf, type Header, parseHeader } from './header';
export { type KeyClass, Keyring, type KeyringDeps, type Session, type SessionStore } from './keyring';
export type { DerivedKeys } from './secrets';
