/** A column of numbers, one a document or a term. */
type Column = Float64Array | Uint32Array | Uint8Array;

/** The same column with more room. */
export function larger<T extends Column>(from: T, to: T): T {
  to.set(from);
  return to;
}
