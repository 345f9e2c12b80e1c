/**
 * Stands in for lodash, of which eth-sig-util's tree uses nothing but `memoize`: 25 kB of what every start of the
 * worker would read.
 */
export function memoize<A, R>(compute: (argument: A) => R): (argument: A) => R {
  const known = new Map<A, R>();
  return (argument) => {
    if (!known.has(argument)) known.set(argument, compute(argument));
    return known.get(argument) as R;
  };
}

export default { memoize };
