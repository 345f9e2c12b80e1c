/** What `npm run verify` does: reads the file, checks it, says what came of it. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Presentation, ShownText } from '#lib/protocol/credential';
import type { ReceiptsFile } from '#lib/protocol/proof';
import {
  type KnownGroup,
  type PresentationVerdict,
  readGroup,
  readPresentation,
  verifyPresentation,
} from '#lib/verifier/presentation';
import {
  type Outcome,
  outcomeOf,
  outcomeOfAll,
  type ReceiptVerdict,
  readReceipts,
  type Verdict,
  type VerifyOptions,
  verifyProof,
  verifyReceipts,
} from '#lib/verifier/proof';
import { type ShownBy, shownBy } from '#lib/verifier/shown-by';
import { readShownText, type ShownTextVerdict, verifyShownText } from '#lib/verifier/shown-text';
import { unlistedGroup } from '#lib/verifier/unlisted';
import { TEST_CHAIN, wordsOfPresentation, wordsOfProof, wordsOfReceipts, wordsOfShownText, wordsOfWhen } from './words';

const USAGE =
  'npm run verify -- FILE [--rpc URL] [--eas ADDRESS] [--headers URL] [--list FILE] [--proof FILE] [--json]';
/** Tens of thousands of receipts with their proofs. */
const MAX_FILE_CHARS = 256_000_000;
const EXIT: Record<Outcome, number> = { holds: 0, fails: 1, open: 2 };
const NOTHING_TO_CHECK = 3;

const OPTIONS = {
  rpc: { type: 'string' },
  eas: { type: 'string' },
  headers: { type: 'string' },
  list: { type: 'string' },
  proof: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Options = { rpc?: string; eas?: string; headers?: string; list?: string; proof?: string; json: boolean };

/** @returns the process's exit code */
export async function verify(args: string[]): Promise<number> {
  const asked = argumentsOf(args);
  if (!asked) return refuse(`Usage: ${USAGE}`);
  const content = readJson(asked.file);
  if (content === undefined) return refuse(`${asked.file} cannot be read, or is no JSON.`);
  const report = await check(content, asked.options);
  if ('refused' in report) return refuse(report.refused);
  console.log(asked.options.json ? JSON.stringify(report.answer, null, 2) : report.words.join('\n'));
  return EXIT[report.answer.outcome];
}

type Answer =
  | { kind: 'proof'; outcome: Outcome; verdict: Verdict }
  | { kind: 'receipts'; outcome: Outcome; verdicts: ReceiptVerdict[] }
  | { kind: 'membership'; outcome: Outcome; verdict: PresentationVerdict; when: ShownBy | null }
  | { kind: 'shown-text'; outcome: Outcome; verdict: ShownTextVerdict; when: ShownBy | null };

type Report = { answer: Answer; words: string[] } | { refused: string };

/** Tells by its form what a file is, and checks it. */
async function check(content: unknown, { rpc, eas, headers, list, proof }: Options): Promise<Report> {
  const group = list === undefined ? null : await readGroup(readJson(list));
  if (list !== undefined && !group) return { refused: `${list} is not a group's list, or somebody changed it.` };
  const options = { ...(rpc && { rpcUrl: rpc }), ...(eas && { eas }), ...(headers && { headers }) };
  const shown = readShownText(content) ?? readPresentation(content);
  if (shown) {
    const when = proof === undefined ? null : await shownBy(shown, readJson(proof), options);
    return 'context' in shown ? checkShownText(shown, group, when) : checkPresentation(shown, group, when);
  }
  const receipts = readReceipts(content);
  return receipts ? checkReceipts(receipts, options) : checkProof(content, options);
}

async function checkProof(content: unknown, options: VerifyOptions): Promise<Report> {
  const verdict = await verifyProof(content, options);
  const outcome = outcomeOf(verdict);
  return { answer: { kind: 'proof', outcome, verdict }, words: wordsOfProof(verdict, outcome) };
}

async function checkReceipts(file: ReceiptsFile, options: VerifyOptions): Promise<Report> {
  const verdicts = await verifyReceipts(file, options);
  const outcome = outcomeOfAll(verdicts);
  return { answer: { kind: 'receipts', outcome, verdicts }, words: wordsOfReceipts(verdicts, outcome) };
}

function checkPresentation(presentation: Presentation, group: KnownGroup | null, when: ShownBy | null): Report {
  const { origin, bound } = presentation;
  const groups = [group ?? unlistedGroup(presentation)];
  const by = when?.by ?? null;
  const verdict = verifyPresentation(presentation, { origin, bound, groups, ...(by !== null && { now: by }) });
  const outcome = outcomeBy(verdict, group, when);
  return {
    answer: { kind: 'membership', outcome, verdict, when },
    words: [...wordsOfPresentation(presentation, verdict, group !== null), ...wordsOfWhen(when)],
  };
}

async function checkShownText(shown: ShownText, group: KnownGroup | null, when: ShownBy | null): Promise<Report> {
  const { domain } = shown.context.grant.sig;
  const isTest = domain.chainId === TEST_CHAIN;
  const groups = [group ?? unlistedGroup(shown.presentation)];
  const verdict = await verifyShownText(shown, { groups, by: when?.by ?? null, ...(isTest && { domain }) });
  const outcome = outcomeBy(verdict, isTest ? null : group, when);
  return {
    answer: { kind: 'shown-text', outcome, verdict, when },
    words: [...wordsOfShownText(shown, verdict, group !== null), ...wordsOfWhen(when)],
  };
}

/** Without its group's list, a membership is looked at for itself alone; a proof of when it was shown has to hold too. */
function outcomeBy({ ok }: { ok: boolean }, group: KnownGroup | null, when: ShownBy | null): Outcome {
  const ofWhen = when === null ? 'holds' : when.isSame ? outcomeOf(when.verdict) : 'fails';
  if (!ok || ofWhen === 'fails') return 'fails';
  return group && ofWhen === 'holds' ? 'holds' : 'open';
}

function argumentsOf(args: string[]): { file: string; options: Options } | null {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
    const [file, ...rest] = positionals;
    return file !== undefined && rest.length === 0 ? { file, options: values } : null;
  } catch {
    return null;
  }
}

/** Undefined where it cannot be read. */
function readJson(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    return text.length <= MAX_FILE_CHARS ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function refuse(words: string): number {
  console.error(words);
  return NOTHING_TO_CHECK;
}
