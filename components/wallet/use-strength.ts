import { useEffect, useState } from 'react';
import { judge, MIN_PASSWORD_CHARS, MIN_SCORE, type Score } from './strength';

export interface Strength {
  /** Null while nothing is typed or it is being judged. */
  score: Score | null;
  longEnough: boolean;
  enough: boolean;
}

/** The strength of what is typed now; a verdict on an earlier text is dropped. */
export function useStrength(password: string): Strength {
  const [verdict, setVerdict] = useState<{ password: string; score: Score } | null>(null);
  useEffect(() => {
    if (password === '') return;
    let stale = false;
    void judge(password).then((score) => !stale && setVerdict({ password, score }));
    return () => {
      stale = true;
    };
  }, [password]);
  const score = verdict?.password === password ? verdict.score : null;
  const longEnough = [...password].length >= MIN_PASSWORD_CHARS;
  return { score, longEnough, enough: longEnough && score !== null && score >= MIN_SCORE };
}
