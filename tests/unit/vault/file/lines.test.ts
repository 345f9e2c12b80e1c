import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Item, ItemSchema, WalletError } from '#lib/protocol/index';
import { parseLine } from '#lib/vault/file/lines';
import { someItem } from '../../protocol/random-items';

const lineOf = (item: object, id = (item as Item).id) =>
  JSON.stringify({ t: 'item', id, versions: [{ item, gone: null, leaves: [] }] });

const codeOf = (line: string) => {
  try {
    parseLine(line);
    return null;
  } catch (error) {
    return error instanceof WalletError ? error.code : error;
  }
};

test('behavior: whatever an item says goes through a wallet file, spelled the same', () => {
  fc.assert(
    fc.property(someItem, (item) => {
      expect(JSON.stringify(parseLine(lineOf(item)))).toBe(lineOf(v.parse(ItemSchema, item)));
    }),
  );
});

test('error: an item of a later version says that Satchel is too old', () => {
  fc.assert(
    fc.property(someItem, (item) => {
      expect(codeOf(lineOf({ ...item, v: 3, weight: { of: 'things to come' } }))).toBe('file-newer');
    }),
  );
});

test('error: what is no item of any version is damage', () => {
  for (const damage of [{ v: 0 }, { v: '3' }, { v: 2.5 }, { v: -1 }, { text: '' }, { pin: 1 }, { weight: 1 }]) {
    fc.assert(
      fc.property(someItem, (item) => {
        expect(codeOf(lineOf({ ...item, ...damage }))).toBe('file-content');
      }),
    );
  }
});
