/**
 * The words that Satchel's contexts exchange: schemas, method names, error codes.
 * This room imports nothing of ours, so that every other room may read it.
 */

export * from './app-wire';
export * from './auth';
export * from './backup';
export * from './block-form';
export * from './chains';
export * from './chat';
export * from './credential';
export * from './credential-views';
export * from './details';
export * from './diagnostics';
export * from './errors';
export * from './folders';
export * from './gates';
export * from './grants';
export * from './harvest';
export * from './health';
export * from './hold';
export * from './in-page';
export * from './items';
export * from './kdf';
export * from './keeping';
export * from './limits';
export * from './methods';
export * from './origin';
export * from './page-api';
export * from './people';
export * from './personas';
export * from './proof';
export * from './proof-methods';
export * from './rollback';
export * from './stamps';
export * from './text';
export * from './timeline';
export * from './turns';
export * from './views';
