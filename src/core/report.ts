import type { Code, CodeParams } from './codes.js'
import type { RungsError } from './errors.js'

/** The checks of a verification, in the order they are made and shown (OB 3.0 section 9.1; `nested` is of CLR 2.0). */
export const checkNames = [
  'form',
  'schema',
  'proof',
  'issuer',
  'refresh',
  'validity',
  'status',
  'recipient',
  'endorsements',
  'nested',
  'trust',
] as const

/** The checks of a presentation, beside those of each credential inside. */
export const presentationCheckNames = ['form', 'proof', 'holder'] as const

/** The name of one check of a verification. */
export type CheckName = (typeof checkNames)[number] | (typeof presentationCheckNames)[number]

/** `unknown` means *could not check*: neither valid nor invalid. */
export type CheckState = 'pass' | 'fail' | 'warn' | 'unknown' | 'skipped'

/** A stable code with the facts compared, and where in the input it holds (JSON pointer). */
export type Problem = { [C in Code]: { readonly code: C; readonly params: CodeParams[C]; readonly path: string } }[Code]

/** A problem as one check of a verification reports it. */
export type Finding = Problem & { readonly check: CheckName }

/** `rejected` when any check failed; else `indeterminate` when any could not be made; else `verified`. */
export type Outcome = 'verified' | 'rejected' | 'indeterminate'

/** One check: its state and what it found. */
export interface Check {
  readonly state: CheckState
  readonly findings: readonly Finding[]
}

/** All checks by name; a check that was not reached is `skipped`. */
export type Checks = { readonly [N in (typeof checkNames)[number]]: Check }

/** What one proof (an embedded proof or a token's signature) proved, reported by itself. */
export interface ProofReport {
  /** The mechanism that judged it, such as `eddsa-rdfc-2022`; absent when none knows it. */
  readonly mechanism?: string
  readonly state: CheckState
  /** The verification method that the proof names. */
  readonly verificationMethod?: string
  /** The controller of that method, as its controller document says. */
  readonly controller?: string
  /** When the proof says it was made. */
  readonly created?: string
  /** What was shown, where a holder can leave parts out: all of it (`base`), or what the holder chose (`derived`). */
  readonly disclosure?: { readonly form: 'base' | 'derived'; readonly hidden?: number }
  readonly findings: readonly Finding[]
}

/** An endorsement inside a credential, verified by itself. */
export interface EndorsementReport<C> {
  /** Where it stands (JSON pointer). */
  readonly path: string
  /** Whether it is about the very object that it stands in. */
  readonly isAboutHolder: boolean
  /** Whether it is given by whom it is about, by the issuer or the subject of the credential, or by somebody linked to the issuer. */
  readonly isSelf: boolean
  /** Whether it is one of a ring of endorsements, in which those who give and those who get are the same. */
  readonly isMutual: boolean
  readonly report: Report<C>
}

/** A credential inside of a record (CLR 2.0), verified by itself. */
export interface NestedReport<C> {
  /** Where it stands (JSON pointer). */
  readonly path: string
  /** Whether it is about the subject of the record; `unknown` where the two are named in ways that cannot be compared. */
  readonly subject: 'same' | 'other' | 'unknown'
  readonly report: Report<C>
}

/** What every report has. */
export interface ReportFacts<C> {
  /** The instant that dates were compared with, RFC 3339. */
  readonly at: string
  readonly checks: Checks
  readonly proofs: readonly ProofReport[]
  /** The findings of all checks in order. */
  readonly findings: readonly Finding[]
  /** The kind of picture that the credential was taken out of; absent when it came by itself. */
  readonly container?: 'png' | 'svg'
  /** The endorsements inside; absent where there are none. */
  readonly endorsements?: readonly EndorsementReport<C>[]
  /** The credentials inside of a record, each to be read by its own outcome; absent where there are none. */
  readonly nested?: readonly NestedReport<C>[]
}

/** A report whose every check passed; only it carries `credential`. */
export interface VerifiedReport<C> extends ReportFacts<C> {
  readonly outcome: 'verified'
  /** What was verified: read this, never the input. */
  readonly credential: C
}

/** A report of something rejected, or that could not be checked. */
export interface UnverifiedReport<C> extends ReportFacts<C> {
  readonly outcome: 'rejected' | 'indeterminate'
  /** What the input says of itself, for display only; absent when it could not be read. */
  readonly claimed?: unknown
}

/** The result of a verification: `credential` exists only on `verified`. */
export type Report<C> = VerifiedReport<C> | UnverifiedReport<C>

/** The result of verifying a presentation: its own checks, and a report for each credential inside. */
export interface PresentationReport<C> {
  /** `rejected` when a check failed or a credential is rejected; else `indeterminate` when anything could not be checked; else `verified`. */
  readonly outcome: Outcome
  /** The instant that dates were compared with, RFC 3339. */
  readonly at: string
  readonly checks: { readonly [N in (typeof presentationCheckNames)[number]]: Check }
  readonly proofs: readonly ProofReport[]
  /** The findings of the presentation's own checks in order. */
  readonly findings: readonly Finding[]
  /** Who presents: the controller of the key that made the right proof; absent until there is one. */
  readonly holder?: string
  /** The report of each credential, in the order of the presentation. */
  readonly credentials: readonly Report<C>[]
}

/** A problem from code, params and path. */
export function problem<C extends Code>(code: C, params: CodeParams[C], path = ''): Problem {
  return { code, params, path } as unknown as Problem
}

/** A finding of one check. */
export function finding<C extends Code>(check: CheckName, code: C, params: CodeParams[C], path = ''): Finding {
  return { check, code, params, path } as unknown as Finding
}

/** An `input` or `operation` error as the finding of a check. */
export function findingOf(check: CheckName, error: RungsError): Finding {
  return finding(check, error.code, error.params, error.path)
}
