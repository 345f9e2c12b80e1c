import { type Review, withoutWallet } from './review';

/**
 * A review that the wallet's lock interrupted, for as long as this page is open. What the wallet said in it is left
 * out: while it is locked, a page holds only what the person brought.
 */
let parked: Review | null = null;

export function park(review: Review): void {
  parked = withoutWallet(review);
}

export const isParked = (): boolean => parked !== null;

/** Hands it over, once. */
export function takeParked(): Review | null {
  const review = parked;
  parked = null;
  return review;
}
