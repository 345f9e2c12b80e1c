import { useEffect, useState } from 'react';
import { ago, fullTime } from './format';

const TICK_MS = 30_000;

/** A moment in words ('3 minutes ago'), kept current; in full on hover and for machines. */
export function Ago({ at }: { at: number }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {ago(at, Math.max(now, at))}
    </time>
  );
}
