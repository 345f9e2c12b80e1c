import * as v from 'valibot';

/** What parameters are made of, wherever they come from. */

/** No parameters. */
export const none = v.strictObject({});
export const uuid = v.pipe(v.string(), v.uuid());
/** 32 bytes: 0x and 64 digits, in lower case. */
export const hex32 = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
/** A site: scheme, host and port. */
export const originSchema = v.pipe(v.string(), v.maxLength(300), v.url());
/** Base64 of so many bytes at most. */
export const base64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(bytes / 3) * 4));
/** A whole number, both ends included. */
export const int = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
