import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Item, stamped } from '#lib/protocol/index';
import { block, testConsent } from '../support/consent';

const CHATGPT = 'https://chatgpt.com';
const NOW = 1_800_000_000_000;

const aMoment = fc.constantFrom(undefined, undefined, NOW - 1, NOW, NOW + 1);
const someItems = fc.array(
  fc.record({
    trust: fc.constantFrom('approved', 'approved', 'approved', 'quarantined'),
    pin: fc.option(fc.constant(true as const), { nil: undefined }),
    sensitive: fc.constantFrom(undefined, undefined, undefined, true as const),
    validFrom: aMoment,
    validUntil: aMoment,
    supersededBy: fc.constantFrom(undefined, undefined, undefined, '7c2d7a52-8d4c-4f0e-9a57-2b7f3f5a9e10'),
  }),
  { minLength: 1, maxLength: 3 },
);

/** As the specification says it (docs/spec/item.md). */
const holds = ({ trust, supersededBy, validFrom = 0, validUntil = NOW + 1 }: Item) =>
  trust === 'approved' && supersededBy === undefined && validFrom <= NOW && validUntil > NOW;

test('behavior: nothing leaves under a standing consent that does not hold, or that is sensitive by itself', async () => {
  const { clock, items, grant, disclosures } = await testConsent();
  clock.now = NOW;
  const first = await items.add({ text: 'I am a nurse', category: 'About me' });
  const { disclosure } = await grant(CHATGPT, [first.id], 'click');
  let released = 0;
  await fc.assert(
    fc.asyncProperty(someItems, async (remarks) => {
      const chosen = remarks.map((said) => stamped({ ...first, ...said }));
      const request = {
        origin: CHATGPT,
        by: 'click' as const,
        items: chosen,
        ...block(chosen.map(({ text }) => text)),
      };
      const releasing = disclosures.release(disclosure.grantUid, request);
      const mayLeave = chosen.every((item) => holds(item) && !item.sensitive);
      const outcome = await releasing.then(
        ({ text }) => text,
        ({ code }) => code,
      );
      expect(outcome).toBe(mayLeave ? request.text : 'out-of-scope');
      if (mayLeave) released++;
    }),
    { numRuns: 300 },
  );
  expect(released).toBeGreaterThan(20);
});

test('error: a line that ended while the window was open is not signed away', async () => {
  const { clock, items, ask, approvals, disclosures } = await testConsent();
  const { id } = await items.add({ text: 'I live in Graz', category: 'About me', validUntil: clock.now + 1_000 });
  const pending = await ask(CHATGPT, [id]);
  const { digest } = await approvals.preview(pending.id, { itemIds: [id], delivery: 'once', days: 1 });
  clock.now += 1_000;
  await expect(approvals.approve(pending.id, digest)).rejects.toMatchObject({ code: 'out-of-scope' });
  expect(await disclosures.list(null, 10)).toEqual([]);
});
