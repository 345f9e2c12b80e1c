import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { contextBlock } from '#lib/context/block';
import { estimateTokens } from '#lib/context/tokens';
import { ROOT } from '../e2e/support/root';
import { percentile, printTable, type Row } from './report';

/** A block of nothing but one language's lines may be so much larger than was reckoned, and smaller. */
const MOST = 1.0;
const LEAST = 0.6;

/**
 * How far the estimate of tokens is from what `o200k_base` makes of the same text, by language: `npm run bench -- tokens`.
 *
 * @returns whether no language's block is larger than was reckoned, and none much smaller
 */
export async function bench(): Promise<boolean> {
  const lines: [language: string, text: string][] = JSON.parse(
    readFileSync(join(ROOT, 'tests/fixtures/tokens/lines.json'), 'utf8'),
  );
  const languages = [...new Set(lines.map(([language]) => language))];
  const rows = languages.map((language): Row => {
    const texts = lines.flatMap(([of, text]) => (of === language ? [text] : []));
    const block = contextBlock(texts);
    const [counted, estimated] = [countTokens(block), estimateTokens(block)];
    return {
      what: `${language}: ${texts.length} lines as a block`,
      measured: `${counted} counted, ${estimated} estimated, ${(counted / estimated).toFixed(2)}`,
      figure: `${LEAST} to ${MOST.toFixed(1)}`,
      holds: counted / estimated <= MOST && counted / estimated >= LEAST,
    };
  });
  const each = lines.map(([, text]) => countTokens(text) / estimateTokens(text));
  printTable([
    ...rows,
    {
      what: 'each line: counted / estimated, p5, p50, p95',
      measured: [0.05, 0.5, 0.95].map((share) => percentile(each, share).toFixed(2)).join(' / '),
      figure: '',
      holds: null,
    },
  ]);
  return rows.every(({ holds }) => holds);
}
