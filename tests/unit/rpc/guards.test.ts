import { expect, test } from 'vitest';
import { isToContent } from '#lib/rpc/guards';

const where = { url: 'https://claude.ai/', where: 'after' };
const plan = {
  ...where,
  disclosureId: 'd',
  text: 't',
  expires: 1,
  lines: 1,
  tokens: 9,
  kind: 'click',
  lookMs: 0,
  personas: false,
};

test.each([
  { satchel: 'plan', plan },
  { satchel: 'plan', plan: { ...plan, kind: 'prefill' } },
  { satchel: 'plan', plan: { ...plan, kind: 'send' } },
  { satchel: 'rejected' },
  { satchel: 'failed', code: 'internal' },
  { satchel: 'trigger' },
  { satchel: 'unlocked' },
  { satchel: 'switched' },
])('default: $satchel is the background’s', (message) => {
  expect(isToContent(message)).toBe(true);
});

test.each([
  null,
  undefined,
  'plan',
  {},
  [],
  { satchel: 1 },
  { satchel: 'toString' },
  { satchel: 'plan' },
  { satchel: 'plan', plan: null },
  { satchel: 'plan', plan: { ...plan, text: 7 } },
  { satchel: 'plan', plan: { ...plan, expires: '1' } },
  { satchel: 'plan', plan: { ...plan, kind: 'auto' } },
  { satchel: 'plan', plan: { ...plan, lookMs: undefined } },
  { satchel: 'plan', plan: { ...plan, personas: 'Work' } },
  { satchel: 'failed' },
])('error: %j is not', (message) => {
  expect(isToContent(message)).toBe(false);
});
