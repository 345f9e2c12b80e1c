import { useEffect, useState } from 'react';

const ARMING_MS = 500;
const INPUT = ['pointerdown', 'keydown'] as const;

/**
 * Whether the approving button may be pressed: half a second after the window last came to the front, changed its size
 * or became visible, with no click or key in between. Whoever clicks on what was there before keeps it from arming.
 */
export function useArmed(): boolean {
  const [armed, setArmed] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isArmed = false;
    const arm = () => {
      isArmed = true;
      setArmed(true);
    };
    const restart = () => {
      clearTimeout(timer);
      isArmed = false;
      setArmed(false);
      if (document.visibilityState === 'visible') timer = setTimeout(arm, ARMING_MS);
    };
    const onInput = () => {
      if (!isArmed) restart();
    };
    restart();
    window.addEventListener('focus', restart);
    window.addEventListener('resize', restart);
    document.addEventListener('visibilitychange', restart);
    for (const type of INPUT) window.addEventListener(type, onInput, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', restart);
      window.removeEventListener('resize', restart);
      document.removeEventListener('visibilitychange', restart);
      for (const type of INPUT) window.removeEventListener(type, onInput, true);
    };
  }, []);
  return armed;
}
