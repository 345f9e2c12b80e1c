/** What `npm run verify` does: reads the file, checks it, says what came of it. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Presentation } from '#lib/protocol/credential';
import {
  type KnownGroup,
  type PresentationVerdict,
  readGroup,
  readPresentation,
  verifyPresentation,
} from '#lib/verifier/presentation';
import { type Outcome, outcomeOf, type Verdict, verifyProof } from '#lib/verifier/proof';
import { wordsOfPresentation, wordsOfProof } from './words';

const USAGE = 'npm run verify -- FILE [--rpc URL] [--eas ADDRESS] [--list FILE] [--json]';
/** The largest proof has 200,000 characters of record and its path. */
const MAX_FILE_CHARS = 2_000_000;
const EXIT: Record<Outcome, number> = { holds: 0, fails: 1, open: 2 };
const NOTHING_TO_CHECK = 3;

const OPTIONS = {
  rpc: { type: 'string' },
  eas: { type: 'string' },
  list: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

type Options = { rpc?: string; eas?: string; list?: string; json: boolean };

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
  | { kind: 'membership'; outcome: Outcome; verdict: PresentationVerdict };

async function check(
  content: unknown,
  { rpc, eas, list }: Options,
): Promise<{ answer: Answer; words: string[] } | { refused: string }> {
  const presentation = readPresentation(content);
  if (!presentation) {
    const verdict = await verifyProof(content, { ...(rpc && { rpcUrl: rpc }), ...(eas && { eas }) });
    const outcome = outcomeOf(verdict);
    return { answer: { kind: 'proof', outcome, verdict }, words: wordsOfProof(verdict, outcome) };
  }
  const { origin, bound } = presentation;
  const group = list === undefined ? null : await readGroup(readJson(list));
  if (list !== undefined && !group) return { refused: `${list} is not a group's list, or somebody changed it.` };
  const verdict = verifyPresentation(presentation, { origin, bound, groups: [group ?? unlisted(presentation)] });
  const outcome = !verdict.ok ? 'fails' : group ? 'holds' : 'open';
  return {
    answer: { kind: 'membership', outcome, verdict },
    words: wordsOfPresentation(presentation, verdict, outcome),
  };
}

/** By what it says of its own group, a proof whose list is not at hand is looked at for itself alone. */
const unlisted = ({ group, proof }: Presentation): KnownGroup => ({
  id: group,
  name: '',
  size: 0,
  root: proof.merkleTreeRoot,
  at: 0,
  until: null,
  earlier: [],
});

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
