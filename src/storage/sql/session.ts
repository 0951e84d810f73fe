/** What goes into a statement. Bytes go as base64url. */
export type SqlValue = string | number | null

/** What comes out of it. */
export type SqlRow = Readonly<Record<string, unknown>>

/** Statements within one transaction. */
export interface SqlSession {
  readonly dialect: Dialect
  /**
   * Runs a statement whose parameters are `$1`, `$2` and so on, and gives its rows.
   *
   * @param table what a conflict is about, for statements that can meet one
   * @throws RungsError `storage.*`
   */
  query(statement: string, values?: readonly SqlValue[], table?: string): Promise<readonly SqlRow[]>
  /** Inserts rows: of each its values, in the order of the columns. */
  insert(table: string, columns: Columns, rows: readonly (readonly SqlValue[])[]): Promise<void>
}

/** The few words in which the two kinds of SQL differ. */
export interface Dialect {
  readonly text: string
  readonly integer: string
  /** A column that numbers rows in the order in which they were inserted. */
  readonly ordinal: string
  /** What follows the columns of a table. */
  readonly table: string
  /** The same for tables of small rows, which lie in the order of their primary key. */
  readonly clustered: string
  /** What makes a reading statement wait for, and lock, its rows. */
  readonly forUpdate: string
  /** Selects texts out of a JSON array of them. */
  textsOf(parameter: string): string
}

/** Columns and their types. */
export type Columns = Readonly<Record<string, 'text' | 'integer'>>

/** SQLite, from 3.37. */
export const sqlite: Dialect = /* @__PURE__ */ Object.freeze<Dialect>({
  text: 'TEXT',
  integer: 'INTEGER',
  ordinal: 'INTEGER PRIMARY KEY',
  table: ' STRICT',
  clustered: ' STRICT, WITHOUT ROWID',
  forUpdate: '',
  textsOf: (parameter) => `SELECT value FROM json_each(${parameter})`,
})

/** PostgreSQL, from 13. Text is compared by its bytes, whatever the locale of the database. */
export const postgres: Dialect = /* @__PURE__ */ Object.freeze<Dialect>({
  text: 'TEXT COLLATE "C"',
  integer: 'BIGINT',
  ordinal: 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
  table: '',
  clustered: '',
  forUpdate: ' FOR UPDATE',
  textsOf: (parameter) => `SELECT json_array_elements_text(${parameter}::json)`,
})

/** An integer of a row: drivers give 64 bits as text or as BigInt. */
export function integerOf(row: SqlRow, column: string): number {
  return Number(row[column])
}

/** A text of a row. */
export function textOf(row: SqlRow, column: string): string {
  return row[column] as string
}

/** The members whose columns are not NULL. */
export function present<T extends object>(members: T): { readonly [Name in keyof T]?: Exclude<T[Name], null | undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== undefined)) as never
}

/** An integer of a row, or null. */
export function integerOrNull(row: SqlRow, column: string): number | null {
  const value = row[column]
  return value === null || value === undefined ? null : Number(value)
}

/** A condition of given values; each is `column operator` and its value. */
export function where(conditions: readonly (readonly [string, SqlValue | undefined])[]): {
  readonly text: string
  readonly values: SqlValue[]
} {
  const given = conditions.filter((one): one is readonly [string, SqlValue] => one[1] !== undefined)
  const text = given.map(([left], index) => `${left} $${index + 1}`).join(' AND ')
  return { text: text === '' ? '' : ` WHERE ${text}`, values: given.map(([, value]) => value) }
}
