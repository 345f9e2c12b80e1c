/** Reads of parsed JSON that trust nothing: own properties of the expected type, or nothing. */

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const has = (value: unknown, name: string): value is Json => isObject(value) && Object.hasOwn(value, name);

export const field = (value: unknown, name: string): unknown => (has(value, name) ? value[name] : undefined);

/** Trimmed; the empty text where there is none. */
export function textField(value: unknown, name: string): string {
  const found = field(value, name);
  return typeof found === 'string' ? found.trim() : '';
}

export function listField(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

/** Seconds or milliseconds since 1970, or an ISO 8601 text, as milliseconds; `null` for what is none of them. */
export function timeOf(value: unknown): number | null {
  const ms =
    typeof value === 'string'
      ? Date.parse(value)
      : typeof value === 'number'
        ? value * (value < 1e11 ? 1_000 : 1)
        : Number.NaN;
  return Number.isFinite(ms) && ms > 0 && ms < 8.64e15 ? Math.round(ms) : null;
}
