/**
 * The first of many in order, without sorting them all: a heap of at most that many whose root is the last of them.
 *
 * @param precedes whether one comes before another
 * @returns at most `most`, in order
 */
export function top<T>(values: Iterable<T>, most: number, precedes: (one: T, other: T) => boolean): T[] {
  const heap: T[] = [];
  const isLater = (one: number, other: number) => precedes(heap[other] as T, heap[one] as T);
  const swap = (one: number, other: number) => {
    [heap[one], heap[other]] = [heap[other] as T, heap[one] as T];
  };
  const sink = (from: number) => {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let last = at;
      if (left < heap.length && isLater(left, last)) last = left;
      if (right < heap.length && isLater(right, last)) last = right;
      if (last === at) return;
      swap(at, last);
      at = last;
    }
  };
  for (const value of values) {
    if (heap.length < most) {
      heap.push(value);
      if (heap.length === most) for (let at = most >> 1; at >= 0; at--) sink(at);
    } else if (most > 0 && precedes(value, heap[0] as T)) {
      heap[0] = value;
      sink(0);
    }
  }
  return heap.sort((a, b) => (precedes(a, b) ? -1 : 1));
}
