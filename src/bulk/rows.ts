import type { RungsError } from '../core/index.js'

/** One badge of a batch: the texts of the template's slots. */
export interface BatchRow<Slot extends string = string> {
  /** Names the row for ever: the same key, achievement and recipient never make a second badge. */
  readonly key: string
  readonly texts: Readonly<Record<Slot, string>>
  /** Whom the log knows the badge by. Default: the text at `/credentialSubject/id`. */
  readonly recipient?: string
  /** Where it stands in its file, for messages. Default: its number, from 1. */
  readonly line?: number
}

/** One badge of a batch, written out: for rows whose badges are of several shapes. */
export interface BatchDraft {
  readonly key: string
  /** A whole badge, as `sealBadge` takes it, without an id. */
  readonly draft: unknown
  readonly recipient?: string
  readonly line?: number
}

/** A row that was no good before it came here; it is told in its place. */
export interface BatchFault {
  readonly key: string
  readonly error: RungsError
  readonly line?: number
}

/** Whatever a batch is made of. */
export type BatchInput<Slot extends string = string> = BatchRow<Slot> | BatchDraft | BatchFault

/** What became of a row. */
export type BatchResult =
  | {
      readonly outcome: 'issued'
      readonly line: number
      readonly key: string
      /** Of the credential. */
      readonly id: string
      /** As it is handed out: JSON, or a compact token. */
      readonly text: string
      readonly mediaType: string
    }
  | {
      /** It was issued before, or by a row further up. */
      readonly outcome: 'present'
      readonly line: number
      readonly key: string
      readonly id: string
      /** Absent where texts are not kept, or this one was erased. */
      readonly text?: string
      readonly mediaType?: string
    }
  | {
      readonly outcome: 'failed'
      readonly line: number
      readonly key: string
      readonly error: RungsError
    }

/** How far a batch has come. */
export interface BatchProgress {
  /** Rows that are through, however they ended. */
  readonly done: number
  readonly issued: number
  readonly present: number
  readonly failed: number
  /** Rows a second, since the beginning. */
  readonly rate: number
  /** Absent unless the batch was told how many rows there are. */
  readonly etaSeconds?: number
}
