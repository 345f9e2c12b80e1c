/** CRC-32 as ZIP and gzip have it (ISO 3309, polynomial 0xEDB88320 reflected), four tables at a time. */
const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256));
const [T0, T1, T2, T3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];

for (let n = 0; n < 256; n++) {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb8_8320 : c >>> 1;
  T0[n] = c;
}
for (let n = 0; n < 256; n++) {
  for (let k = 1; k < 4; k++) {
    const before = TABLES[k - 1]?.[n] ?? 0;
    (TABLES[k] as Uint32Array)[n] = (before >>> 8) ^ (T0[before & 0xff] ?? 0);
  }
}

const at = (table: Uint32Array, index: number) => table[index & 0xff] as number;

/** @param crc of the bytes before; 0 to begin */
export function crc32(bytes: Uint8Array, crc = 0): number {
  let c = ~crc;
  let i = 0;
  for (const end = bytes.length - 3; i < end; i += 4) {
    c ^=
      (bytes[i] as number) |
      ((bytes[i + 1] as number) << 8) |
      ((bytes[i + 2] as number) << 16) |
      ((bytes[i + 3] as number) << 24);
    c = at(T3, c) ^ at(T2, c >>> 8) ^ at(T1, c >>> 16) ^ at(T0, c >>> 24);
  }
  for (; i < bytes.length; i++) c = at(T0, c ^ (bytes[i] as number)) ^ (c >>> 8);
  return ~c >>> 0;
}
