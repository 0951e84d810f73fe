import type { Problem } from '../../core/index.js'
import type { LanguageMap } from '../../i18n/index.js'
import type { FrameworkRef, Iri, LadderRef, Place } from './base.js'
import type { Governance, Migration } from './governance.js'
import type { RecognitionRule } from './recognition.js'
import type { Rollout, Rung } from './rung.js'

/** A line of a ladder's picture, climbing from a rung to a later one; where it says `requires`, the requirements of `to` must ask for `from`. */
export interface Edge {
  readonly from: Iri
  readonly to: Iri
  readonly strength: 'requires' | 'recommends'
}

/** A credential ladder: immutable by id, version and digest. */
export interface Ladder {
  readonly id: Iri
  readonly version: string
  readonly digest?: string
  readonly status: 'draft' | 'active' | 'retired'
  readonly effective: { readonly from: string; readonly until?: string }
  readonly defaultLanguage: string
  readonly name: LanguageMap
  readonly description: LanguageMap
  readonly owner: Iri
  readonly contributors?: readonly Iri[]
  readonly jurisdiction?: readonly Place[]
  readonly rollout?: Rollout
  readonly rungs: readonly Rung[]
  readonly edges?: readonly Edge[]
  /** What other credentials count for. Used only as far as the reader's policy says. */
  readonly recognition?: readonly RecognitionRule[]
  readonly alignments?: readonly FrameworkRef[]
  /** The edition or ladder that this one takes the place of. */
  readonly supersedes?: LadderRef
  /** Where holders of rungs of the superseded ladder stand on this one: every rung of it has to be named. */
  readonly migrations?: readonly Migration[]
  readonly governance?: Governance
  readonly license?: Iri
}

/** A defect of a ladder: an `error` keeps it from being defined, a `warning` does not. */
export type LintFinding = Problem & { readonly severity: 'error' | 'warning' }

/** What reading a ladder gave: the ladder, or what keeps it from being one. */
export interface ParsedLadder {
  readonly ladder?: Ladder
  readonly problems: readonly Problem[]
}
