/**
 * The least and the greatest of one variable under `A x = b`, `x >= 0`: a dense two-phase simplex with Bland's rule, which shares nothing
 * with the library. The rows are sums of counts with signs, so that the pivots stay whole numbers.
 */
export function boundsOf(a: readonly (readonly number[])[], b: readonly number[], at: number): { low: number; high: number } {
  return { low: minimise(a, b, at, 1), high: -minimise(a, b, at, -1) }
}

const TINY = 1e-7

function minimise(a: readonly (readonly number[])[], b: readonly number[], at: number, sign: 1 | -1): number {
  const n = a[0]?.length ?? 0
  const m = a.length
  const tableau = a.map((row, index) => {
    const flip = (b[index] as number) < 0 ? -1 : 1
    return [...row.map((x) => x * flip), ...a.map((_, other) => (other === index ? 1 : 0)), (b[index] as number) * flip]
  })
  const basis = a.map((_, index) => n + index)
  const width = n + m + 1
  const run = (cost: readonly number[], allowed: number): number => {
    for (let step = 0; step < 10_000; step++) {
      const reduced = (column: number): number =>
        (cost[column] as number) -
        basis.reduce((sum, variable, row) => sum + (cost[variable] as number) * (tableau[row]?.[column] as number), 0)
      let enter = -1
      for (let column = 0; column < allowed && enter < 0; column++)
        if (!basis.includes(column) && reduced(column) < -TINY) enter = column
      if (enter < 0)
        return basis.reduce((sum, variable, row) => sum + (cost[variable] as number) * (tableau[row]?.[width - 1] as number), 0)
      let leave = -1
      let best = Number.POSITIVE_INFINITY
      tableau.forEach((row, index) => {
        const pivot = row[enter] as number
        if (pivot <= TINY) return
        const ratio = (row[width - 1] as number) / pivot
        if (ratio < best - TINY || (ratio < best + TINY && leave >= 0 && (basis[index] as number) < (basis[leave] as number))) {
          best = ratio
          leave = index
        }
      })
      if (leave < 0) return Number.NEGATIVE_INFINITY
      pivotAt(tableau, leave, enter)
      basis[leave] = enter
    }
    throw new Error('the simplex did not end')
  }
  const artificial = Array.from({ length: width - 1 }, (_, column) => (column >= n ? 1 : 0))
  if (run(artificial, n + m) > 1e-6) throw new Error('nothing fits what is published')
  // Artificial variables that are left at nothing are driven out, or their row says nothing.
  basis.forEach((variable, row) => {
    if (variable < n) return
    const column = (tableau[row] as number[]).findIndex((x, index) => index < n && Math.abs(x) > TINY)
    if (column < 0) return
    pivotAt(tableau, row, column)
    basis[row] = column
  })
  return run(
    Array.from({ length: width - 1 }, (_, column) => (column === at ? sign : 0)),
    n,
  )
}

function pivotAt(tableau: number[][], leave: number, enter: number): void {
  const row = tableau[leave] as number[]
  const pivot = row[enter] as number
  tableau[leave] = row.map((x) => x / pivot)
  tableau.forEach((other, index) => {
    const factor = other[enter] as number
    if (index === leave || factor === 0) return
    tableau[index] = other.map((x, column) => x - factor * (tableau[leave]?.[column] as number))
  })
}
