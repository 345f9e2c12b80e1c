/** Plain JSON whose numbers are integers: what a log entry may hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Deeper values are refused, so that a hostile one cannot exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * Canonical JSON by RFC 8785 (JCS): one value, one text. Keys are in UTF-16 code unit order, without white space.
 * Numbers are safe integers only: their spelling is the same in every language.
 *
 * @throws TypeError on anything else: fractions, `undefined`, lone surrogates, class instances, over 64 levels.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new TypeError('JSON is nested too deeply');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError('JSON number is not a safe integer');
    return String(value);
  }
  // Array.from visits the holes of a sparse array too, as undefined, which is refused.
  if (Array.isArray(value)) return `[${Array.from(value, (item) => write(item, depth + 1)).join(',')}]`;
  if (isPlainObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${writeString(key)}:${write(value[key], depth + 1)}`).join(',')}}`;
  }
  throw new TypeError(`not JSON: ${typeof value}`);
}

function writeString(text: string): string {
  // A lone surrogate has no UTF-8 form, so its bytes could not be committed to.
  if (!isWellFormed(text)) throw new TypeError('JSON string holds a lone surrogate');
  return JSON.stringify(text);
}

/** Whether the text has a UTF-8 form: no half of a surrogate pair stands alone. */
export const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}
