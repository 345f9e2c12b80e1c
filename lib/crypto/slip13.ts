import { HDNodeWallet, sha256 } from 'ethers';
import { concat, fromHex, utf8 } from './bytes';

/** Root of all site keys; hardened, so its extended private key reveals nothing above it. */
export const SITE_BRANCH = "m/13'";

/**
 * SLIP-0013 path below `m/13'` for an identity.
 *
 * @param uri the identity; Satchel uses the origin, such as `https://claude.ai`
 * @param index raised when a site's key is replaced
 * @returns `a'/b'/c'/d'`
 * @see https://github.com/satoshilabs/slips/blob/master/slip-0013.md
 */
export function slip13Path(uri: string, index: number): string {
  const prefix = new Uint8Array(4);
  new DataView(prefix.buffer).setUint32(0, index, true);
  const hash = new DataView(fromHex(sha256(concat(prefix, utf8(uri)))).buffer);
  return [0, 4, 8, 12].map((offset) => `${hash.getUint32(offset, true) & 0x7fffffff}'`).join('/');
}

/**
 * The key of one site.
 *
 * @param branch extended private key of `m/13'`
 */
export function siteKey(branch: string, origin: string, index = 0): { privateKey: string; address: string } {
  const node = HDNodeWallet.fromExtendedKey(branch);
  if (!(node instanceof HDNodeWallet)) throw new TypeError('the site branch is not a private key');
  const { privateKey, address } = node.derivePath(slip13Path(origin, index));
  return { privateKey, address };
}
