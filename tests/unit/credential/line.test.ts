import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOf, showingId } from '#lib/credential/line';
import { groupName, type Presentation } from '#lib/protocol/index';

const SHOWING: Pick<Presentation, 'origin' | 'group' | 'bound'> = {
  origin: 'https://forum.example',
  group: `vouched:0x${'5a'.repeat(32)}`,
  bound: { kind: 'grant', value: `0x${'ab'.repeat(32)}` },
};

test('default: its id is the hash of site, group and purpose, which anybody can compute', () => {
  const { origin, group, bound } = SHOWING;
  const canonical = `{"bound":{"kind":"grant","value":"${bound.value}"},"group":"${group}","origin":"${origin}"}`;
  const id = `0x${createHash('sha256').update(canonical).digest('hex').slice(0, 16)}`;
  expect(showingId(SHOWING)).toBe(id);
  expect(lineOf(SHOWING, 'Evening class')).toBe(
    `[Member of “Evening class” (vouched for, without a name). Proof ${id}: ask me for it]`,
  );
});

test('behavior: no group’s name closes its quotation or the brackets, or makes a second line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const line = lineOf(SHOWING, groupName(text));
      expect(line).toMatch(
        /^\[Member of “[^“”"[\]\n]*” \(vouched for, without a name\)\. Proof 0x[0-9a-f]{16}: ask me for it\]$/,
      );
    }),
  );
});
