import { useEffect, useState } from 'react';

const ARMING_MS = 500;

/**
 * Whether the approving button may be pressed: half a second after the window last came to the front,
 * changed its size or became visible. A click meant for whatever was there before then does nothing.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      setArmed(false);
      if (document.visibilityState === 'visible') timer = setTimeout(() => setArmed(true), ARMING_MS);
    };
    restart();
    window.addEventListener('focus', restart);
    window.addEventListener('resize', restart);
    document.addEventListener('visibilitychange', restart);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', restart);
      window.removeEventListener('resize', restart);
      document.removeEventListener('visibilitychange', restart);
    };
  }, []);
  return armed;
}
