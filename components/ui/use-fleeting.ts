import { useEffect, useState } from 'react';

/** Long enough to be read twice. */
const SHOWN_MS = 4_000;

/** A word that goes away by itself, unless it is taken back before. */
export function useFleeting(): [shown: boolean, show: (shown: boolean) => void] {
  const [shownAt, setShownAt] = useState<number | null>(null);
  useEffect(() => {
    if (shownAt === null) return;
    const timer = setTimeout(() => setShownAt(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shownAt]);
  return [shownAt !== null, (shown) => setShownAt(shown ? performance.now() : null)];
}
