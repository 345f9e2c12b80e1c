import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, endOf, startOf } from '../../../components/items/days';

const HOUR = 3_600_000;

test('default: a day begins at midnight here and ends when the next one begins', () => {
  expect(startOf('2027-05-03')).toBe(new Date(2027, 4, 3).getTime());
  expect(endOf('2027-05-03')).toBe(new Date(2027, 4, 4).getTime());
  expect(endOf('2027-12-31')).toBe(new Date(2028, 0, 1).getTime());
});

test('behavior: every moment is in its day, and the day holds nothing of its neighbours', () => {
  fc.assert(
    fc.property(fc.integer({ min: 24 * HOUR, max: 4_000_000_000_000 }), (at) => {
      const [from, until] = [startOf(dayOf(at)) ?? Number.NaN, endOf(dayOf(at)) ?? Number.NaN];
      expect(from <= at && at < until).toBe(true);
      expect([dayOf(from), dayOf(until - 1)]).toEqual([dayOf(at), dayOf(at)]);
      expect(dayOf(until)).not.toBe(dayOf(at));
    }),
  );
});

test('error: what is not a day', () => {
  for (const typed of ['', '2027', '2027-05', 'x-y-z', '1901-01-01']) expect(startOf(typed)).toBeUndefined();
});
