/** Keys: made, unlocked, locked, derived. No other room holds private bytes for longer than a call. */
export { type AttemptRecord, type AttemptStore, delayAfter } from './attempts';
export { classKeysOf, classSecrets, type KeyClass } from './class-keys';
export { checkKdf, HEADER_VERSION, type Header, parseHeader } from './header';
export { type Access, Keyring, type KeyringDeps, type KeySource, type Session, type SessionStore } from './keyring';
export { type DerivedKeys, deriveKeys, entropyOf, newSiteBranch, wordsOf } from './phrase';
export {
  newSecrets,
  openByPasskey,
  openByPassword,
  openByWords,
  type Secrets,
  withPasskey,
  withPassword,
  wrapSecrets,
} from './secrets';
