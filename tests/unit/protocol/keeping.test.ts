import { describe, expect, test } from 'vitest';
import { askedAgain } from '#lib/protocol/index';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;

describe('what should be looked at again', () => {
  test('default: what is fresh and has no end is left alone', () => {
    expect(askedAgain({ updated: NOW - 364 * DAY }, NOW)).toBeNull();
  });

  test('behavior: what nobody touched for a year', () => {
    expect(askedAgain({ updated: NOW - 365 * DAY }, NOW)).toBe('old');
    expect(askedAgain({ updated: NOW - 365 * DAY, validFrom: NOW + DAY }, NOW)).toBeNull();
  });

  test('behavior: an end in sight, unless it was set when it was in sight already', () => {
    expect(askedAgain({ updated: NOW - 30 * DAY, validUntil: NOW + 14 * DAY }, NOW)).toBe('ends');
    expect(askedAgain({ updated: NOW - 30 * DAY, validUntil: NOW + 15 * DAY }, NOW)).toBeNull();
    expect(askedAgain({ updated: NOW - DAY, validUntil: NOW + 7 * DAY }, NOW)).toBeNull();
  });

  test('behavior: an end that came by itself, not one that somebody set for now', () => {
    expect(askedAgain({ updated: NOW - 5 * DAY, validUntil: NOW }, NOW)).toBe('ended');
    expect(askedAgain({ updated: NOW - 5 * DAY, validUntil: NOW - 5 * DAY }, NOW)).toBeNull();
  });

  test('behavior: what another line replaced is settled', () => {
    expect(askedAgain({ updated: 0, withheld: true, validUntil: 5 }, NOW)).toBeNull();
  });
});
