/** The wallet file (docs/spec/wallet-file.md): everything that a vault holds, sealed, in one file. */
export { type FileHeader, MAX_HEADER_BYTES, type ReadHeader, readHeader, type WalletKey } from './header';
export { backupKey, isOfVault, openFileKey, wrapFileKey } from './keys';
export type { Line } from './lines';
export {
  compareDigits,
  newPairing,
  openForDevice,
  type PairingKeys,
  pairingCode,
  readPairingCode,
  sealToDevice,
} from './pairing';
export { FileReader } from './reader';
export { linesOf, sourceSize } from './source';
export { writeFile } from './writer';
