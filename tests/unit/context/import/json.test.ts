import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonRecords } from '#lib/context/import/json-records';
import { JsonSplitter } from '#lib/context/import/json-splitter';
import { MAX_JSON_DEPTH } from '#lib/context/import/limits';
import { WalletError } from '#lib/protocol/index';
import { bytesOf } from './support';

async function* inPieces(bytes: Uint8Array<ArrayBuffer>, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

/** Everything that a text holds, put together again from its records. */
async function whole(text: string | Uint8Array<ArrayBuffer>, size = 7): Promise<unknown> {
  const bytes = typeof text === 'string' ? bytesOf(text) : text;
  const list: unknown[] = [];
  const members = new Map<string, unknown[]>();
  let root: object | null = null;
  for await (const { kind, key, value } of jsonRecords(inPieces(bytes, size), 'file')) {
    if (kind === 'root') root = value as object;
    else if (key === null) list.push(value);
    else members.set(key, [...(members.get(key) ?? []), value]);
  }
  return new TextDecoder().decode(bytes).trim().startsWith('[') ? list : { ...root, ...Object.fromEntries(members) };
}

const problemOf = async (text: string | Uint8Array<ArrayBuffer>, size = 7) =>
  whole(text, size).then(
    () => null,
    (error: WalletError) => error.data,
  );

describe('records of a JSON text', () => {
  test.each([
    '[]',
    '{}',
    ' [ 1 , "a,]\\"}" , null , -2.5e3 , true , [ ] , { } ] ',
    '{"a": [1, 2], "b": {"c": [3]}, "d": "x", "e": 4}',
    '[{"a":"ä😀\\u00e4\\\\"},\n\n[["x"]]]',
    '{"a":[{"b":"]"}],"c":[["[",{}],[]]}',
    '{"toString":[1],"__proto__":[2],"constructor":3}',
  ])('default: %s', async (text) => {
    for (const size of [1, 2, 3, 1_000]) {
      const expected: unknown = JSON.parse(text);
      const found = await whole(text, size);
      expect(found).toEqual(expected);
    }
  });

  test('behavior: any JSON list or object without empty member lists, cut anywhere, is what JSON.parse makes of it', async () => {
    const value = fc.jsonValue({ maxDepth: 4 }).filter((v) => typeof v === 'object' && v !== null);
    const isFull = (v: unknown) =>
      Array.isArray(v) || Object.values(v as object).every((m) => !Array.isArray(m) || m.length > 0);
    await fc.assert(
      fc.asyncProperty(value.filter(isFull), fc.integer({ min: 1, max: 40 }), fc.nat(3), async (v, size, indent) => {
        expect(await whole(JSON.stringify(v, null, indent), size)).toEqual(JSON.parse(JSON.stringify(v)));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each([
    ['[1, 2', 'truncated', 2, 1],
    ['[{"a": 1}, {"b', 'truncated', 2, 1],
    ['', 'truncated', 1, 1],
    ['[1] x', 'syntax', 1, 1],
    ['[1 2]', 'syntax', 1, 1],
    ['[{"a":1},\n{"a":x}]', 'syntax', 2, 2],
    ['[{"a":1},\n\n{"a":1}}', 'syntax', 2, 3],
    ['{"a" 1}', 'syntax', 1, 1],
    ['{a: 1}', 'syntax', 1, 1],
    ['[,]', 'syntax', 1, 1],
    ['[1,]', 'syntax', 1, 1],
    ['[01]', 'syntax', 1, 1],
    [`[${'['.repeat(MAX_JSON_DEPTH + 1)}`, 'too-deep', 1, 1],
  ])('error: %j', async (text, problem, record, line) => {
    expect(await problemOf(text)).toEqual({ problem, file: 'file', record, line });
  });

  test('error: bytes that are no UTF-8', async () => {
    const bytes = new Uint8Array([...bytesOf('["a",\n"'), 0xff, ...bytesOf('"]')]);
    expect(await problemOf(bytes)).toEqual({ problem: 'encoding', file: 'file', record: 2, line: 2 });
  });

  test('error: one entry larger than may be held', () => {
    const splitter = new JsonSplitter('file', 1_000);
    splitter.push(bytesOf('[1, "'));
    expect(() => splitter.push(new Uint8Array(2_000).fill(0x61))).toThrow(WalletError);
    expect(splitter.buffered).toBeLessThanOrEqual(3_000);
  });

  test('behavior: a name like __proto__ changes nothing', async () => {
    const found = await whole('{"__proto__": {"polluted": 1}, "a": "b"}');
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    expect(found).toHaveProperty('a', 'b');
  });

  test('behavior: changed anywhere, a text is read or refused, as JSON.parse would', async () => {
    const text = JSON.stringify([{ title: 'a', mapping: { x: ['"', '\\', null, 1.5e9, true] } }, { b: '😀' }, []]);
    const change = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...'[]{}",:\\ \n0x')), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(change, fc.integer({ min: 1, max: 30 }), async (changes, size) => {
        const letters = [...text];
        for (const [at, letter] of changes) letters[at % letters.length] = letter;
        const changed = letters.join('');
        const parsed = tryParse(changed);
        const problem = await problemOf(changed, size);
        expect(problem === null).toBe(parsed);
      }),
      { numRuns: 10_000 },
    );
  });
});

/** Whether it is a JSON text, and its root a list. */
function tryParse(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}
