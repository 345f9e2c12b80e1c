import { type ReactNode, useState } from 'react';
import type { WalletStatus } from '#lib/protocol/index';
import { WordsDialog } from './words-dialog';

interface WithWordsProps {
  status: WalletStatus;
  startOpen?: boolean;
  children: (showWords: () => void) => ReactNode;
}

/** Gives its content a way to open the 12 words. */
export function WithWords({ status, startOpen = false, children }: WithWordsProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <>
      {children(() => setOpen(true))}
      <WordsDialog status={status} open={open} onOpen={setOpen} />
    </>
  );
}
