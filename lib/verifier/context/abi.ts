import { concat, fromHex, fromUtf8, toHex, utf8 } from '#lib/crypto/bytes';

/** The part of the Solidity ABI that grants are encoded by. */
export type AbiType = 'string' | 'string[]' | 'uint32' | 'bytes32';
export type AbiValue = string | string[] | number;

const WORD = 32;
const MAX_STRINGS = 1_000;

/**
 * @param types of the values, in order
 * @throws RangeError on data that no encoder makes of these types: one content has one spelling
 */
export function abiDecode(types: readonly AbiType[], data: Uint8Array): AbiValue[] {
  const values = types.map((type, i): AbiValue => {
    const word = wordAt(data, i * WORD);
    if (type === 'bytes32') return toHex(word);
    if (type === 'uint32') return numberOf(word);
    const at = numberOf(word);
    return type === 'string' ? stringAt(data, at) : stringsAt(data, at);
  });
  if (toHex(abiEncode(types, values)) !== toHex(data)) throw new RangeError('another spelling');
  return values;
}

function abiEncode(types: readonly AbiType[], values: readonly AbiValue[]): Uint8Array {
  const heads: Uint8Array[] = [];
  const tails: Uint8Array[] = [];
  let end = types.length * WORD;
  for (const [i, type] of types.entries()) {
    const value = values[i];
    if (type === 'bytes32') heads.push(fromHex(value as string));
    else if (type === 'uint32') heads.push(wordOf(value as number));
    else {
      const tail = type === 'string' ? encodeString(value as string) : encodeStrings(value as string[]);
      heads.push(wordOf(end));
      tails.push(tail);
      end += tail.length;
    }
  }
  return concat(...heads, ...tails);
}

function encodeStrings(list: readonly string[]): Uint8Array {
  const parts = list.map(encodeString);
  let at = list.length * WORD;
  const offsets = parts.map(({ length }) => {
    at += length;
    return wordOf(at - length);
  });
  return concat(wordOf(list.length), ...offsets, ...parts);
}

function encodeString(text: string): Uint8Array {
  const bytes = utf8(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / WORD) * WORD);
  padded.set(bytes);
  return concat(wordOf(bytes.length), padded);
}

function stringsAt(data: Uint8Array, at: number): string[] {
  const length = numberOf(wordAt(data, at));
  if (length > MAX_STRINGS) throw new RangeError('too many');
  const from = at + WORD;
  return Array.from({ length }, (_, i) => stringAt(data, from + numberOf(wordAt(data, from + i * WORD))));
}

function stringAt(data: Uint8Array, at: number): string {
  const length = numberOf(wordAt(data, at));
  const bytes = data.subarray(at + WORD, at + WORD + length);
  if (bytes.length !== length) throw new RangeError('too short');
  return fromUtf8(bytes);
}

function wordAt(data: Uint8Array, at: number): Uint8Array {
  const word = data.subarray(at, at + WORD);
  if (word.length !== WORD) throw new RangeError('too short');
  return word;
}

function numberOf(word: Uint8Array): number {
  if (word.subarray(0, WORD - 4).some((byte) => byte !== 0)) throw new RangeError('too large');
  return new DataView(word.buffer, word.byteOffset + WORD - 4).getUint32(0);
}

/** A number in a word, most significant byte first. */
export function wordOf(value: number | bigint): Uint8Array {
  return fromHex(
    `0x${BigInt(value)
      .toString(16)
      .padStart(WORD * 2, '0')}`,
  );
}
