import { i18n } from '#i18n';
import type { CATEGORIES } from '#lib/protocol/index';

export interface Question {
  name: 'name' | 'style' | 'work' | 'learning' | 'likes' | 'always';
  category: (typeof CATEGORIES)[number];
}

/** For those who start from nothing: what an AI is told most often. */
export const QUESTIONS: readonly Question[] = [
  { name: 'name', category: 'About me' },
  { name: 'style', category: 'Style' },
  { name: 'work', category: 'Work' },
  { name: 'learning', category: 'Learning' },
  { name: 'likes', category: 'Games & media' },
  { name: 'always', category: 'About me' },
];

/** The question; how an answer begins, so that it says by itself what it is about; and an example. */
export const wordsOf = ({ name }: Question): { question: string; start: string; hint: string } => ({
  question: i18n.t(`interview_${name}`),
  start: i18n.t(`interview_${name}_start`),
  hint: i18n.t(`interview_${name}_hint`),
});
