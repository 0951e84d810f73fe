import type { JsonObject } from '../core/index.js'
import type { ProfileInput } from '../credential/index.js'
import type { SecretJwk } from '../keys/index.js'
import type { PublicJwk, SignatureAlgorithm } from '../runtime/index.js'

/** The name by which the program knows that it runs in a thread of ours. */
export const THREAD_NAME = 'rungs.bulk'

/** Whom a thread signs for, told once when it starts. */
export interface ThreadKey {
  readonly profile: Partial<ProfileInput>
  readonly contexts?: Readonly<Record<string, unknown>>
  /** The id of one of the library's mechanisms. */
  readonly mechanism: string
  readonly signer: {
    readonly id: string
    readonly alg: SignatureAlgorithm
    readonly publicJwk: PublicJwk
    /** Absent where the key lives elsewhere: then the thread asks for each signature. */
    readonly secretJwk?: SecretJwk
  }
}

/** Badges of one shape: a draft, and where the texts of the rows stand in it. */
export interface Shape {
  readonly id: number
  readonly draft: JsonObject
  /** JSON pointers (RFC 6901). */
  readonly slots: readonly string[]
  /** To be forgotten after the rows that it comes with. */
  readonly once?: true
}

/** One badge to be made: the texts of a shape's slots, in their order. */
export interface ShapeRow {
  readonly shape: number
  readonly texts: readonly string[]
}

/** What threads are told: one shape of message, of which each has the parts that it needs. */
export interface ThreadMessage {
  /** Shapes that the thread has not seen. */
  readonly template?: readonly Shape[]
  /** To be signed as of this time, and answered. */
  readonly rows?: { readonly nowMs: number; readonly list: readonly ShapeRow[] }
  readonly key?: ThreadKey
  /** The answer to a request for a signature; without bytes there is none. */
  readonly signature?: { readonly call: number; readonly bytes?: Uint8Array; readonly error?: RowFault }
}

/** A badge as a thread made it. */
export interface SignedRow {
  readonly readText: () => string
  readonly mediaType: string
  /** SHA-256 of the text, in base64url. */
  readonly digest: string
}

/** Why a row is not signed: a `RungsError` as data. */
export interface RowFault {
  readonly code: string
  readonly kind: 'usage' | 'input' | 'operation'
  readonly params: object
  readonly path: string
  readonly retryable: boolean
}

/** A row, made or not. */
export type RowOutcome = SignedRow | { readonly fault: RowFault }

/** The rows of a task as they cross threads: their texts in UTF-8, one after the other, and where each stands. */
export interface PackedRows {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly rows: readonly (
    | { readonly start: number; readonly end: number; readonly mediaType: string; readonly digest: string }
    | { readonly fault: RowFault }
  )[]
}

/** What threads answer. */
export type ThreadAnswer =
  | { readonly ready: true }
  | { readonly packed: PackedRows }
  | { readonly sign: { readonly call: number; readonly bytes: Uint8Array } }
  /** A defect of ours, which no row is to blame for. */
  | { readonly defect: string }
