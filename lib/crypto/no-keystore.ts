/**
 * Stands in for ethers' keystore files, which Satchel has none of: its wallets, from which keys are derived here, bring
 * AES in tables along, and each start of the worker would read 19 kB (gzipped) more.
 */
function absent(): never {
  throw new Error('keystore files are not read here');
}

export {
  absent as decryptKeystoreJson,
  absent as decryptKeystoreJsonSync,
  absent as encryptKeystoreJson,
  absent as encryptKeystoreJsonSync,
  absent as isKeystoreJson,
};
