import { likenessOf, type Statement, statementOf } from '../similar';
import type { Beside } from './candidate';

/** Of words that more texts share, none is looked up: they tell nothing. */
const MOST_HOLDERS = 200;
/** Texts that share the most words are compared. */
const NEAR = 8;

/**
 * For each text the first other one that it repeats or contradicts, null where there is none: both stand side by side
 * in the review. Of such a pair the later text names the earlier, and the earlier the first of those that name it.
 */
export function besideEach(texts: readonly string[]): (Beside | null)[] {
  const statements: Statement[] = [];
  const holders = new Map<string, number[]>();
  const beside: (Beside | null)[] = texts.map(() => null);
  for (const [at, text] of texts.entries()) {
    const statement = statementOf(text);
    const found = nearest(statement, holders, statements);
    if (found) {
      beside[at] = found;
      beside[found.at] ??= { at, how: found.how };
    }
    statements.push(statement);
    for (const term of statement.terms) {
      const own = holders.get(term);
      if (!own) holders.set(term, [at]);
      else if (own.length <= MOST_HOLDERS) own.push(at);
    }
  }
  return beside;
}

/** A contradiction is told before a repetition. */
function nearest(
  statement: Statement,
  holders: ReadonlyMap<string, readonly number[]>,
  statements: readonly Statement[],
): Beside | null {
  const shared = new Map<number, number>();
  for (const term of statement.terms) {
    const own = holders.get(term) ?? [];
    if (own.length > MOST_HOLDERS) continue;
    for (const at of own) shared.set(at, (shared.get(at) ?? 0) + 1);
  }
  const near = [...shared].sort(([a, most], [b, other]) => other - most || a - b).slice(0, NEAR);
  let same: Beside | null = null;
  for (const [at] of near) {
    const how = likenessOf(statement, statements[at] as Statement);
    if (how === 'against') return { at, how };
    if (how === 'same') same ??= { at, how };
  }
  return same;
}
