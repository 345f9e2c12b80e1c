/**
 * Expands one Snappy block.
 *
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 */
export function unsnappy(input: Buffer): Buffer {
  let at = 0;
  const [length, start] = varint(input, 0);
  at = start;
  const out = Buffer.alloc(length);
  let end = 0;
  while (at < input.length) {
    const tag = input[at++] as number;
    if ((tag & 3) === 0) {
      let size = tag >> 2;
      if (size >= 60) {
        const extra = size - 59;
        size = input.readUIntLE(at, extra);
        at += extra;
      }
      input.copy(out, end, at, at + size + 1);
      at += size + 1;
      end += size + 1;
      continue;
    }
    const wide = tag & 3;
    const size = wide === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1;
    const bytes = wide === 1 ? 1 : wide === 2 ? 2 : 4;
    const offset = wide === 1 ? ((tag >> 5) << 8) | (input[at] as number) : input.readUIntLE(at, bytes);
    at += bytes;
    // Byte by byte: a copy may reach into what it writes.
    for (let i = 0; i < size; i++, end++) out[end] = out[end - offset] as number;
  }
  return out;
}

/** A base-128 number and where it ends. */
export function varint(buffer: Buffer, from: number): [value: number, next: number] {
  let value = 0;
  let at = from;
  for (let shift = 1; ; shift *= 128) {
    const byte = buffer[at++];
    if (byte === undefined) throw new RangeError('a number is cut off');
    value += (byte & 127) * shift;
    if (byte < 128) return [value, at];
  }
}
