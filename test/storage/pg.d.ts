// The parts of `pg` that tests use: it has no types of its own.

declare module 'pg' {
  export interface Result {
    readonly rows: readonly Readonly<Record<string, unknown>>[]
    readonly command: string
  }
  export interface Client {
    query(text: string, values?: unknown[]): Promise<Result>
    release(error?: Error): void
    on(event: 'error', listener: (error: Error) => void): this
    off(event: 'error', listener: (error: Error) => void): this
  }
  export class Pool {
    constructor(options: {
      readonly connectionString: string
      readonly max?: number
      readonly connectionTimeoutMillis?: number
      readonly options?: string
    })
    connect(): Promise<Client>
    query(text: string, values?: unknown[]): Promise<Result>
    on(event: 'error', listener: (error: Error) => void): this
    off(event: 'error', listener: (error: Error) => void): this
    end(): Promise<void>
  }
  const pg: { readonly Pool: typeof Pool }
  export default pg
}
