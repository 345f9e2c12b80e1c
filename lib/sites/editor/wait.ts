export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const STEP_MS = 15;

/** Waits until something holds. @returns whether it came to hold within `ms`. */
export async function until(holds: () => boolean, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (!holds()) {
    if (performance.now() > deadline) return false;
    await wait(STEP_MS);
  }
  return true;
}
