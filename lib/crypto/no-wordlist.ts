/**
 * Stands in for a second copy of the English BIP-39 words, which `@metamask/utils` carries for snaps. The words that
 * Satchel goes by are those of `ethers` (lib/keyring/phrase.ts).
 */
export const wordlist = new Proxy([], {
  get() {
    throw new Error('the words are elsewhere');
  },
});
