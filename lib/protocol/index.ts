/**
 * The words that Satchel's contexts exchange: schemas, method names, error codes.
 * This room imports nothing of ours, so that every other room may read it.
 */
export * from './errors';
export * from './items';
export * from './grants';
export * from './chat';
export * from './views';
export * from './proof';
export * from './methods';
