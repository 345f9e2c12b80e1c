import { lineTokens } from '#lib/context/block';
import type { Row } from '../report';
import type { Engine } from './engines';
import type { Conversation, Passage, Question } from './locomo';

const DEPTHS = [5, 10, 20];
const BUDGETS = [150, 500, 1_000];
/** The depth whose recall has an aim. */
const AIMED = 10;

/** Share of each question's evidence among what was found, on average over all questions; an index a conversation. */
export function quality(
  kind: 'turns' | 'facts',
  conversations: readonly Conversation[],
  name: string,
  build: (passages: readonly Passage[]) => Engine,
  aim: number | null,
): Row[] {
  const recall = DEPTHS.map((): number[] => []);
  const coverage = BUDGETS.map((): number[] => []);
  const tokens = BUDGETS.map((): number[] => []);
  for (const { [kind]: passages, questions } of conversations) {
    const engine = build(passages);
    for (const question of questions) {
      const found = engine.search(question.text, Math.max(...DEPTHS));
      DEPTHS.forEach((depth, i) => {
        recall[i]?.push(shareFound(question, found.slice(0, depth), passages));
      });
      BUDGETS.forEach((budget, i) => {
        const chosen = engine.choose(question.text, budget);
        coverage[i]?.push(shareFound(question, chosen, passages));
        tokens[i]?.push(chosen.reduce((sum, id) => sum + lineTokens(passages[id]?.text ?? ''), 0));
      });
    }
  }
  const reached = mean(recall[DEPTHS.indexOf(AIMED)] ?? []);
  return [
    {
      what: `${kind}, ${name}: recall at ${DEPTHS.join(', ')}`,
      measured: recall.map((shares) => percent(mean(shares))).join(' / '),
      figure: aim === null ? '' : `at ${AIMED}, at least ${aim} %`,
      holds: aim === null ? null : reached * 100 >= aim,
    },
    {
      what: `${kind}, ${name}: coverage in ${BUDGETS.join(', ')} tokens`,
      measured: coverage.map((shares) => percent(mean(shares))).join(' / '),
      figure: `takes ${tokens.map((counts) => mean(counts).toFixed(0)).join(', ')}`,
      holds: null,
    },
  ];
}

function shareFound({ evidence }: Question, found: readonly number[], passages: readonly Passage[]): number {
  const shown = new Set(found.flatMap((id) => passages[id]?.evidence ?? []));
  return evidence.filter((turn) => shown.has(turn)).length / evidence.length;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
