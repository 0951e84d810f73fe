import type { Net } from '../net/index.js'

/** The world of one command, passed in: a test gives its own. */
export interface CliIo {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether standard output is a terminal: colour and progress bars are for people only. */
  readonly isTerminal: boolean
  readonly columns: number
  out(text: string): void
  err(text: string): void
  readStdin(): Promise<Uint8Array>
  /** Asks for a passphrase without showing it; absent where nobody can answer. */
  readonly askSecret?: (question: string) => Promise<string>
  /** The way outward. Default: a net of its own. */
  readonly net?: Net
}

/** What the exit status says. */
export const EXIT = {
  ok: 0,
  rejected: 1,
  indeterminate: 2,
  rowsFailed: 3,
  usage: 64,
  unreadable: 66,
  software: 70,
} as const
