import type { Dur, Iri, Place } from './base.js'
import type { RecognitionPolicy } from './recognition.js'
import type { IssuerRule } from './requirement.js'

/** What the caller accepts. */
export interface PlacementPolicy {
  /** Whose credentials count where a requirement names no issuers, and whose badges count as rungs. */
  readonly trust: IssuerRule
  /** Which rules may put one credential in the place of another. Default: none. */
  readonly recognition?: RecognitionPolicy
  /** How two keys may be shown to be one worker's. Default: by `credential` alone. */
  readonly subjectLinks?: readonly SubjectLinkBasis[]
  /** Levels of assurance from low to high. Default: a level is only known to be itself. */
  readonly assurance?: readonly string[]
  /** Issuers all of whose records about the worker are given: what they did not award is known to be absent. */
  readonly complete?: readonly Iri[]
  /** Ids that belong to one organisation, which counts as one issuer. */
  readonly organisations?: readonly (readonly Iri[])[]
  /** How long a looked-up status may be relied on. Default: always. */
  readonly statusMaxAge?: Dur
}

/**
 * What shows that two keys name one worker. `credential`: a badge of an accepted issuer names both. `presentation`: one
 * presentation was proved with both for one challenge and domain. `alsoKnownAs`: both DID documents name each other.
 * `linkCredential`: an accepted issuer says so. `emailHash`: both are hashes of an e-mail address that the worker proved.
 * A name or a date of birth never does.
 */
export type SubjectLinkBasis = 'credential' | 'presentation' | 'alsoKnownAs' | 'linkCredential' | 'emailHash'

/** Two keys of one worker, and what shows it. */
export interface SubjectLink {
  readonly keys: readonly [string, string]
  readonly basis: SubjectLinkBasis
  /** When it was shown. */
  readonly asOf: string
  /** When it stops counting, where it does. */
  readonly validUntil?: string
  /** Who says so, of a `linkCredential`. */
  readonly issuer?: Iri
  /** The credential that says so. */
  readonly credential?: Iri
}

/** What the application knows about the worker and no badge says. Given as little as it takes, and kept out of every trace. */
export interface WorkerAttributes {
  /** An age, in whole years, that the worker is known to have reached. */
  readonly minAge?: number
  /** Decides every age; shown nowhere. */
  readonly birthDate?: string
  /** Where the worker is known to live. */
  readonly residency?: Place | readonly Place[]
  readonly [extension: `ext:${string}`]: string | number | boolean
}
