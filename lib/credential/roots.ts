import type { GroupHead, GroupId } from '#lib/protocol/credential';
import type { PresentationFault } from './fault';

/** A root that only additions replaced is taken for this long, because nobody looks at every moment. */
export const GRACE_SECONDS = 7 * 86_400;

/** What is known of one group's roots, however it was learnt. Times are Unix seconds. */
export interface KnownGroup {
  id: GroupId;
  name: string;
  size: number;
  root: string;
  /** Of when this is. */
  at: number;
  /** Until when it may be gone by; null for what was read at this moment. */
  until: number | null;
  earlier: GroupHead['earlier'];
}

/** A group whose newest list's head is at hand. */
export const groupOf = ({ key, ...head }: GroupHead): KnownGroup => ({ id: `vouched:${key}`, ...head });

/**
 * Whether a root of the group may be shown at a moment.
 *
 * @param now Unix seconds
 * @returns what is wrong with it, or null
 */
export function rootFault(group: KnownGroup, root: string, now: number): PresentationFault | null {
  if (group.until !== null && now > group.until) return 'group-expired';
  if (root === group.root) return null;
  const earlier = group.earlier.find((each) => each.root === root);
  if (!earlier) return 'root-unknown';
  if (earlier.removed && now >= earlier.until) return 'root-withdrawn';
  return now - earlier.until > GRACE_SECONDS ? 'root-old' : null;
}
