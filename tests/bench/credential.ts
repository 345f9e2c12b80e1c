import { gateCosts } from './credential/gates';
import { groupUpdate } from './credential/groups';
import { printTable } from './report';

/** What groups cost: in time as a part of building them, on a chain in gas. Takes about a minute. */
export async function bench(): Promise<boolean> {
  const rows = [...(await groupUpdate()), ...(await gateCosts())];
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}
