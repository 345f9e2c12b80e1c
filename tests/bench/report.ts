/** One row of the figures table. */
export interface Row {
  what: string;
  measured: string;
  figure: string;
  /** Null where the row only reports. */
  holds: boolean | null;
}

export function printTable(rows: readonly Row[]): void {
  const width = (key: 'what' | 'measured') => Math.max(...rows.map((row) => row[key].length));
  const [what, measured] = [width('what'), width('measured')];
  for (const row of rows) {
    const verdict = row.holds === null ? '    ' : row.holds ? 'ok  ' : 'MISS';
    console.log(`${verdict}  ${row.what.padEnd(what)}  ${row.measured.padEnd(measured)}  ${row.figure}`);
  }
}

/** The value below which a share of the samples lies (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
