/** What every example uses: headings, tables, and claims that must hold. */
const broken: string[] = []

export function heading(text: string): void {
  console.log(`\n${text}`)
}

/** Prints rows with aligned columns; a long last cell is left as it is. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)))
  for (const row of rows)
    console.log(row.map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : (widths[column] ?? 0))).join('  '))
}

/** Says what the example shows, and remembers when it does not hold. */
export function claim(text: string, holds: boolean): void {
  console.log(`  ${holds ? '✔' : '✘'} ${text}`)
  if (!holds) broken.push(text)
}

/** Ends the example: status 1 when a claim did not hold. */
export function finish(): void {
  if (broken.length === 0) return
  console.error(`\n${broken.length} claims do not hold`)
  process.exitCode = 1
}
