import { expect, test } from 'vitest';
import { ALL } from '#lib/protocol/index';
import { type Device, device, exported, takeIn } from './support';

const SITE = 'https://claude.ai';

/** The same file, of a wallet with other words. */
const foreign = (lines: string[]) => lines.map((line) => line.replace('{"secret":"log"}', '{"secret":"other"}'));
const active = ({ personas }: Device) => personas.active(SITE);

test('default: personas and choices travel with the file; of each the later word counts', async () => {
  const [a, b] = [await device(), await device()];
  const work = await a.personas.save({ name: 'Work', categories: ['Coding', 'Work'] });
  await a.personas.choose(SITE, work.id);
  await takeIn(b, await exported(a));
  expect(await active(b)).toEqual({ kind: 'persona', persona: work });
  b.clock.now += 1_000;
  await b.personas.save({ name: 'Job', categories: ['Work'] }, work.id);
  await takeIn(a, await exported(b));
  expect(await active(a)).toEqual({ kind: 'persona', persona: { id: work.id, name: 'Job', categories: ['Work'] } });
});

test('behavior: an older file brings nothing back: neither what was deleted nor what was chosen', async () => {
  const [a, b] = [await device(), await device()];
  const work = await a.personas.save({ name: 'Work', categories: ['Work'] });
  await a.personas.choose(SITE, ALL);
  const old = await exported(a);
  a.clock.now += 1_000;
  await a.personas.choose(SITE, work.id);
  await a.personas.remove(work.id);
  await takeIn(a, old);
  expect(await active(a)).toEqual({ kind: 'gone' });
  await takeIn(b, await exported(a));
  await takeIn(b, old);
  expect(await active(b)).toEqual({ kind: 'gone' });
});

test('behavior: deleted here and chosen there, it gives nothing rather than everything', async () => {
  const [a, b] = [await device(), await device()];
  const work = await a.personas.save({ name: 'Work', categories: ['Work'] });
  await takeIn(b, await exported(a));
  await a.personas.remove(work.id);
  await b.personas.choose(SITE, work.id);
  await takeIn(a, await exported(b));
  await takeIn(b, await exported(a));
  expect([await active(a), await active(b)]).toEqual([{ kind: 'gone' }, { kind: 'gone' }]);
});

test('behavior: what comes in is older than the next change here, whatever its clock said', async () => {
  const [a, b] = [await device(), await device()];
  a.clock.now += 3_600_000;
  const work = await a.personas.save({ name: 'Work', categories: ['Work'] });
  await takeIn(b, await exported(a));
  await b.personas.save({ name: 'Work', categories: [] }, work.id);
  await takeIn(a, await exported(b));
  expect((await a.personas.list()).personas).toEqual([{ ...work, categories: [] }]);
});

test('error: another wallet’s file brings none', async () => {
  const [a, b] = [await device(), await device()];
  const work = await a.personas.save({ name: 'Work', categories: ['Work'] });
  await a.personas.choose(SITE, work.id);
  await takeIn(b, foreign(await exported(a)));
  expect(await b.personas.list()).toEqual({ personas: [], byDefault: ALL, sites: [] });
});

test.each([
  ['under another name', (line: string) => line.replace('"id":"personas"', '"id":"categories"')],
  [
    'that is something else',
    (line: string) => line.replace(/"value":\{.*?\}\]?\}?,"leaves"/, '"value":{"sensitive":[]},"leaves"'),
  ],
  ['from a time that has not come', (line: string) => line.replace(/"t":18\d+,"c"/g, '"t":8000000000000,"c"')],
])('error: a record %s', async (_name, damage) => {
  const [a, b] = [await device(), await device()];
  await a.personas.save({ name: 'Work', categories: ['Work'] });
  const lines = (await exported(a)).map((line) => (line.includes('"id":"personas"') ? damage(line) : line));
  await expect(takeIn(b, lines)).rejects.toMatchObject({ code: 'file-content' });
});
