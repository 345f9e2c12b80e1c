/**
 * The sealed part of a wallet file: STREAM (Hoang, Reyhanitabar, Rogaway and Vizár 2015) over AES-256-GCM, as the
 * age format has it. Chunk number and 'last' are in the nonce, so that chunks cannot be left out, moved or added.
 */
import { type Bytes, concat } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';

/** Plain bytes in every chunk but the last. */
export const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
/** Before each chunk: its sealed length, big-endian, with the top bit set on the last. */
const FRAME_BYTES = 4;
const LAST = 0x8000_0000;

export async function bodyKey(fileKey: Bytes): Promise<CryptoKey> {
  return importAesKey(await hkdf(fileKey, 'satchel/wallet-file/body'));
}

/** 11 bytes of chunk number, big-endian, and one that says whether it is the last. */
function nonceOf(chunk: number, last: boolean): Bytes {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(3, Math.floor(chunk / 2 ** 32));
  view.setUint32(7, chunk >>> 0);
  view.setUint8(11, last ? 1 : 0);
  return nonce;
}

/** Seals bytes as they come. */
export class ChunkSealer {
  #rest: Bytes = new Uint8Array();
  #chunk = 0;

  constructor(private readonly key: CryptoKey) {}

  /** @returns what is ready to be written; the last chunk is held back, because only `finish` knows it */
  async push(bytes: Bytes): Promise<Bytes[]> {
    let rest = concat(this.#rest, bytes);
    const out: Bytes[] = [];
    while (rest.length > CHUNK_BYTES) {
      out.push(await this.#seal(rest.slice(0, CHUNK_BYTES), false));
      rest = rest.slice(CHUNK_BYTES);
    }
    this.#rest = rest;
    return out;
  }

  finish(): Promise<Bytes> {
    return this.#seal(this.#rest, true);
  }

  async #seal(plain: Bytes, last: boolean): Promise<Bytes> {
    const iv = nonceOf(this.#chunk++, last);
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.key, plain));
    const frame = new Uint8Array(FRAME_BYTES);
    new DataView(frame.buffer).setUint32(0, (sealed.length | (last ? LAST : 0)) >>> 0);
    return concat(frame, sealed);
  }
}

/** Opens chunks as they come: what it answers is authentic, each chunk at its own place. */
export class ChunkOpener {
  #rest: Bytes = new Uint8Array();
  #chunk = 0;
  #ended = false;

  constructor(private readonly key: CryptoKey) {}

  /** @throws WalletError `file-damaged`, `file-extended` */
  async push(bytes: Bytes): Promise<Bytes[]> {
    let rest = concat(this.#rest, bytes);
    const out: Bytes[] = [];
    while (rest.length >= FRAME_BYTES) {
      if (this.#ended) break;
      const frame = new DataView(rest.buffer, rest.byteOffset).getUint32(0);
      const last = frame >= LAST;
      const length = last ? frame - LAST : frame;
      checkLength(length, last);
      if (rest.length < FRAME_BYTES + length) break;
      out.push(await this.#open(rest.slice(FRAME_BYTES, FRAME_BYTES + length), last));
      rest = rest.slice(FRAME_BYTES + length);
      this.#ended = last;
    }
    if (this.#ended && rest.length > 0) throw new WalletError('file-extended', 'something follows the last chunk');
    this.#rest = rest;
    return out;
  }

  /** @throws WalletError `file-truncated` when the last chunk did not come */
  finish(): void {
    if (!this.#ended) throw new WalletError('file-truncated', 'the file ends too early');
  }

  async #open(sealed: Bytes, last: boolean): Promise<Bytes> {
    const iv = nonceOf(this.#chunk++, last);
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.key, sealed));
    } catch (cause) {
      throw new WalletError('file-damaged', 'a part of the file is not as it was written', { cause });
    }
  }
}

/** One plaintext has one form: every chunk but the last is full. */
function checkLength(length: number, last: boolean): void {
  const most = CHUNK_BYTES + TAG_BYTES;
  if (last ? length >= TAG_BYTES && length <= most : length === most) return;
  throw new WalletError('file-damaged', 'a chunk has a wrong length');
}
