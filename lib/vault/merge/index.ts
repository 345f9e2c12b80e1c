/** Several installations' vaults, brought together: what both come to is the same in either order. */
export { NOTHING_HELD } from './held';
export { choicesIn, type Fate, heldVersions } from './items';
export type { LogMath } from './logs';
export { Weighing } from './weigh';
export { beginWriting, LOG_KEY } from './write';
