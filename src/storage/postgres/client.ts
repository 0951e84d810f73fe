/** The part of a pool of `pg`, or of what is like it, that is used. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>
  on?(event: 'error', listener: (error: Error) => void): unknown
  off?(event: 'error', listener: (error: Error) => void): unknown
}

/** One connection of it. Text with several statements comes without values; values that are text, numbers and null go as they are. */
export interface PostgresClient {
  query(text: string, values?: (string | number | null)[]): Promise<PostgresResult>
  /** Gives it back to the pool; with an error it is closed instead. */
  release(error?: Error): void
  on?(event: 'error', listener: (error: Error) => void): unknown
  off?(event: 'error', listener: (error: Error) => void): unknown
}

/** What a query gives. */
export interface PostgresResult {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  /** Such as `COMMIT`. */
  readonly command?: string
}
