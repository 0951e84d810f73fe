/** People counted in two ways at once, such as by region and by rung. Each person is in one cell; totals are computed. */
export interface CountTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** People in each cell, a list for each row. */
  readonly counts: readonly (readonly number[])[]
}

/** A count that is published, or `null` for one that is withheld. */
export type PublishedCount = number | null

/** A table as it may be published: it does not say why a count is withheld. */
export interface PublishedTable {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  readonly counts: readonly (readonly PublishedCount[])[]
  readonly rowTotals: readonly PublishedCount[]
  readonly columnTotals: readonly PublishedCount[]
  readonly total: PublishedCount
  /** No count of fewer people is published. */
  readonly leastPeople: number
}

/** What anybody can work out of a withheld count from what is published beside it. */
export interface RecoveredCell {
  /** The row, or nothing for a total of a column. */
  readonly row?: string
  /** The column, or nothing for a total of a row. */
  readonly column?: string
  readonly low: number
  /** Nothing where there is no bound. */
  readonly high?: number
  /** That it lies in a range of fewer than `leastPeople`. */
  readonly isExposed: boolean
}

/** What a published table gives away. */
export interface TableAudit {
  readonly isSafe: boolean
  /** Each withheld count. */
  readonly cells: readonly RecoveredCell[]
  /** Rows and columns whose withheld counts add up to fewer than `leastPeople`, which a reader can subtract. */
  readonly exposedSums: readonly { readonly row?: string; readonly column?: string }[]
}

/** A table to publish, and what is for its publisher alone. */
export interface SuppressedTable {
  readonly table: PublishedTable
  readonly audit: TableAudit
  /** How many counts were withheld because they are small, and how many to protect those. */
  readonly withheld: { readonly small: number; readonly complementary: number }
  /** `exact`: no other choice withholds fewer. `greedy`: the table was too large to try them all. */
  readonly search: 'exact' | 'greedy'
}
