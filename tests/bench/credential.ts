import { gateCosts } from './credential/gates';
import { groupUpdate } from './credential/groups';
import { showing } from './credential/showing';
import { printTable } from './report';

/**
 * What groups cost, in time as a part of building them, on a chain in gas; and what showing a membership takes, new
 * beside bare snarkjs, and prepared. Takes about two minutes.
 */
export async function bench(): Promise<boolean> {
  const rows = [...(await groupUpdate()), ...(await gateCosts()), ...(await showing())];
  printTable(rows);
  return rows.every(({ holds }) => holds !== false);
}
