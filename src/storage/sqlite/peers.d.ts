// The parts of an optional peer that this room uses. `libsql` brings its own types.

declare module 'better-sqlite3' {
  interface Statement {
    readonly reader: boolean
    all(...values: readonly unknown[]): unknown[]
    run(...values: readonly unknown[]): unknown
  }
  interface Database {
    prepare(sql: string): Statement
    exec(sql: string): unknown
    close(): unknown
  }
  const Database: new (path: string) => Database
  export default Database
}
