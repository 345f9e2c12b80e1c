import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { keepHeads } from '#lib/context/kept-heads';
import { keepTerms } from '#lib/context/kept-terms';
import { Ranking } from '#lib/context/ranking';
import { queryTermsOf } from '#lib/context/terms';
import { fromUtf8, utf8 } from '#lib/crypto/bytes';
import type { IndexEntry, KeptHeads, KeptTerms } from '#lib/vault/index';
import { percentile, type Row, timed } from '../report';
import { entryOf, miniSearch } from './engines';
import type { Conversation, Passage } from './locomo';

const SEGMENTS = 64;
/** As the store opens terms (`lib/context/index-store.ts`); it opens all heads at once. */
const OPENED_AT_ONCE = 8;
const RELOADS = 15;
const SOURCE_ITEMS = 20;
const PROMPT_WORDS = 150;
const PROBES = 1_000;
const BASELINE_PROBES = 100;
/** Figures that hold at the largest size; smaller ones only report. */
const LIMITED = 100_000;

/** Latency, memory and reload of an index of so many items, whose words are drawn from the data's own. */
export async function scale(size: number, conversations: readonly Conversation[]): Promise<Row[]> {
  const words = conversations.flatMap(({ turns }) => turns.flatMap(({ text }) => text.split(/\s+/)));
  const questions = conversations.flatMap((conversation) => conversation.questions.map(({ text }) => text));
  const passages = Array.from({ length: size }, (_, i) => made(i, words));
  const prompts = Array.from({ length: 50 }, (_, i) => words.slice(i * 997, i * 997 + PROMPT_WORDS).join(' '));
  const name = size.toLocaleString('en');
  const entries = passages.map((passage, i) => ({ ...entryOf(passage, i), id: `${i}`.padStart(36, '0') }));
  const sealed = await seal(entries);

  const before = memory();
  const ranking = await reload(sealed, questions[0] ?? '');
  const used = memory() - before;
  const reloads: number[] = [];
  for (let round = 0; round < RELOADS; round++) reloads.push(await timed(() => reload(sealed, questions[round] ?? '')));
  const ask = (query: string) => ranking.search(queryTermsOf(query), { most: 20 });
  const asked = await each(cycle(questions, PROBES), ask);
  const prompted = await each(cycle(prompts, PROBES / 5), ask);

  const index = miniSearch(passages);
  const baseline = await each(cycle(questions, BASELINE_PROBES), (query) => index.search(query));
  return [
    row(`${name} items: a question, p50`, percentile(asked, 0.5), size, 2),
    row(`${name} items: a question, p99`, percentile(asked, 0.99), size, 15),
    row(`${name} items: a prompt of ${PROMPT_WORDS} words, p50`, percentile(prompted, 0.5), size, 5),
    row(`${name} items: opened, read, first answer`, percentile(reloads, 0.5), size, 100),
    { what: `${name} items: memory`, measured: `${(used / 1e6).toFixed(1)} MB`, figure: '', holds: null },
    {
      what: `${name} items: sealed, on disk`,
      measured: `${([...sealed.heads, ...sealed.terms].reduce((sum, { data }) => sum + data.byteLength, 0) / 1e6).toFixed(1)} MB`,
      figure: '',
      holds: null,
    },
    {
      what: `${name} items, MiniSearch: a question, p50 and p99`,
      measured: `${percentile(baseline, 0.5).toFixed(2)} ms / ${percentile(baseline, 0.99).toFixed(2)} ms`,
      figure: '',
      holds: null,
    },
  ];
}

/** Words from places far apart, and a name that few other items have. The same each time. */
function made(i: number, words: readonly string[]): Passage {
  const length = 8 + ((i * 7) % 13);
  const drawn = Array.from({ length }, (_, n) => words[(i * 7_919 + n * 104_729 + i * n) % words.length]);
  const text = [...drawn, `name${(i * 31) % 20_011}`].join(' ');
  return { text, source: `source ${Math.floor(i / SOURCE_ITEMS)}`, order: i, evidence: [] };
}

interface Sealed {
  key: CryptoKey;
  heads: SealedPart[];
  terms: SealedPart[];
}

interface SealedPart {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** As the vault keeps it: JSON under AES-GCM, heads and terms in 64 segments each, an item in one by chance. */
async function seal(entries: readonly IndexEntry[]): Promise<Sealed> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const sealPart = async (part: KeptHeads | KeptTerms): Promise<SealedPart> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8(JSON.stringify(part))) };
  };
  const segments = Array.from({ length: SEGMENTS }, (_, n) => entries.filter((_entry, i) => segmentOf(i) === n));
  const terms = segments.map((own) => keepTerms(own.map((entry) => [entry.id, entry.terms ?? []])));
  return {
    key,
    heads: await Promise.all(segments.map(keepHeads).map(sealPart)),
    terms: await Promise.all(terms.map(sealPart)),
  };
}

/** Multiplicative hashing (Knuth): ids are random in a vault. */
const segmentOf = (i: number): number => (Math.imul(i, 2_654_435_761) >>> 7) % SEGMENTS;

/** What a woken worker does before it answers. */
async function reload({ key, heads, terms }: Sealed, query: string): Promise<Ranking> {
  const open = async <T>({ iv, data }: SealedPart): Promise<T> =>
    JSON.parse(fromUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))));
  const ranking = new Ranking(() => false);
  ranking.load(await Promise.all(heads.map((part) => open<KeptHeads>(part))));
  for (let at = 0; at < terms.length; at += OPENED_AT_ONCE) {
    ranking.learn(await Promise.all(terms.slice(at, at + OPENED_AT_ONCE).map((part) => open<KeptTerms>(part))));
  }
  ranking.search(queryTermsOf(query), { most: 20 });
  return ranking;
}

const cycle = <T>(values: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, i) => values[i % values.length] as T);

/** Milliseconds of each call, after a round that is not counted. */
async function each(queries: readonly string[], work: (query: string) => unknown): Promise<number[]> {
  for (const query of queries.slice(0, 100)) work(query);
  const samples: number[] = [];
  for (const query of queries) samples.push(await timed(async () => work(query)));
  return samples;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function memory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function row(what: string, ms: number, size: number, limit: number): Row {
  const isLimited = size === LIMITED;
  return {
    what,
    measured: `${ms.toFixed(2)} ms`,
    figure: isLimited ? `at most ${limit} ms` : '',
    holds: isLimited ? ms <= limit : null,
  };
}
