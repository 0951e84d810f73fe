import type { Catalogue } from '../i18n/index.js'
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
  /** For commands that go on until they are told to stop: what tells them. Absent where nobody does. */
  readonly stopSignal?: () => AbortSignal
  /** The way outward. Default: a net of its own. */
  readonly net?: Net
  /** What is said to people is said in its words. Default: by `--lang`, else by the environment, else English. */
  readonly catalogue?: Catalogue
  /** The language (BCP 47) in which names of ladders are wanted, where they have it. Default: as for the catalogue. */
  readonly language?: string
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
