import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suspicionsOf } from '#lib/context/suspicion';
import { ROOT } from '../e2e/support/root';
import { printTable, type Row } from './report';

/** Of these the rules were mended, so the figures must hold. */
const MENDED = ['development', 'held-out', 'strangers'];
/** Texts of whoever knew none of the rules' words: only reported (tests/fixtures/poison/README.md). */
const REPORTED = ['engineers', 'inventive'];
const PARTS = [...MENDED, ...REPORTED];
const LEAST_FOUND = 0.9;
const MOST_WRONG = 0.05;

interface Sample {
  kind: string;
  language: string;
  text: string;
}

/**
 * How much of the corpus of poison is found, and how much harmless text is taken for it: `npm run bench -- poison`,
 * with `--show` also which of the development part are judged wrongly.
 *
 * @returns whether both figures hold on all parts
 */
export async function bench(options: readonly string[]): Promise<boolean> {
  const rows = PARTS.flatMap((part) => {
    const { attacks, benign } = read(part);
    const missed = attacks.filter(({ text }) => suspicionsOf(text).length === 0);
    const wrong = benign.filter(({ text }) => suspicionsOf(text).length > 0);
    if (options.includes('--show') && part === 'development') {
      for (const { kind, language, text } of missed) console.log(`missed  ${kind} (${language}): ${text}`);
      for (const { kind, language, text } of wrong) console.log(`wrong   ${kind} (${language}): ${text}`);
    }
    return [
      row(`${part}: attacks found`, attacks.length - missed.length, attacks.length, (share) => share >= LEAST_FOUND),
      row(`${part}: harmless taken for one`, wrong.length, benign.length, (share) => share <= MOST_WRONG),
    ].map((each) => (MENDED.includes(part) ? each : { ...each, figure: 'reported', holds: null }));
  });
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}

function read(part: string): { attacks: Sample[]; benign: Sample[] } {
  return JSON.parse(readFileSync(join(ROOT, `tests/fixtures/poison/${part}.json`), 'utf8'));
}

function row(what: string, count: number, of: number, holds: (share: number) => boolean): Row {
  const isRecall = what.endsWith('found');
  return {
    what,
    measured: `${count} of ${of}, ${((count / of) * 100).toFixed(1)} %`,
    figure: isRecall ? `at least ${LEAST_FOUND * 100} %` : `at most ${MOST_WRONG * 100} %`,
    holds: holds(count / of),
  };
}
