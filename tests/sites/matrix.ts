export interface Row {
  name: string;
  /** A column each: null where all was exact, else what was not. */
  faults: (string | null)[];
}

/** Prints the matrix, and below it what was wrong where. */
export function printMatrix(columns: readonly string[], rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`\n${''.padEnd(width)}  ${columns.join('  ')}`);
  for (const { name, faults } of rows) {
    const cells = columns.map((column, i) => (faults[i] === null ? '✔' : '✘').padEnd(column.length));
    console.log(`${name.padEnd(width)}  ${cells.join('  ')}`);
  }
  const cells = rows.flatMap(({ faults }) => faults);
  const wrong = rows.flatMap(({ name, faults }) =>
    faults.flatMap((fault, i) => (fault === null ? [] : [`${name}, ${columns[i]}: ${fault}`])),
  );
  console.log(`\n${cells.length - wrong.length} of ${cells.length} exact`);
  for (const line of wrong) console.log(line);
}
