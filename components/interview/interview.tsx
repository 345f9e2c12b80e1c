import { Answers } from './answers';
import { Asked } from './asked';
import { QUESTIONS } from './questions';
import type { InterviewState } from './use-interview';

export interface InterviewProps {
  interview: InterviewState;
  /** The person's own categories. */
  known: readonly string[];
  onAdded: (added: number) => void;
}

/** Six questions, one at a time, each to be skipped; then the answers as lines, to be looked over and added. */
export function Interview({ interview, known, onAdded }: InterviewProps) {
  const { at, texts, drafts, onText, onDrafts, goTo, skip } = interview;
  const question = QUESTIONS[at];
  if (!question) return <Answers {...{ drafts, onDrafts, known, onAdded }} onBack={() => goTo(0)} />;
  return (
    <Asked
      key={question.name}
      question={question}
      at={at}
      text={texts[at] ?? ''}
      onText={onText}
      onNext={() => goTo(at + 1)}
      onSkip={skip}
      onBack={at === 0 ? null : () => goTo(at - 1)}
    />
  );
}
