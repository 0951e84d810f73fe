import { type EndorsementReport, finding, type JsonObject, type NestedReport, type Report } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import type { Opened } from '../securing/index.js'
import { checked } from './check.js'
import type { Inside } from './check-content.js'
import { checkEndorsements, MAX_ENDORSEMENTS } from './check-endorsements.js'
import { checkNested, MAX_NESTED } from './check-nested.js'
import { ringsIn } from './endorsement-rings.js'
import type { FoundEndorsement } from './find-endorsements.js'
import type { FoundNested } from './find-nested.js'
import type { Made } from './make-report.js'
import type { Scope } from './verify-credential.js'

/** A credential with what was found inside of it. */
export interface Filled {
  readonly content: JsonObject
  /** Of its right proofs. */
  readonly opened: readonly Opened[]
  readonly endorsements: readonly FoundEndorsement[]
  readonly nested: readonly FoundNested[]
}

/** Verifies what is inside of a credential, each by itself, and looks for rings among all endorsements in it. */
export async function judgeInside(
  { content, opened, endorsements: praise, nested: found }: Filled,
  made: Made,
  scope: Scope,
  verify: (input: unknown, more: Partial<Scope>) => Promise<Report<VerifiableCredential>>,
): Promise<Inside> {
  const budget = scope.endorsements ?? { left: MAX_ENDORSEMENTS }
  let endorsements: readonly EndorsementReport<VerifiableCredential>[] = []
  if (praise.length > 0) {
    const makers = new Set(opened.flatMap(makersOfOpened))
    const judged = await checkEndorsements(content, praise, budget, makers, (one) =>
      verify(one, { within: 'endorsement', endorsements: budget, ...(scope.nested !== undefined && { nested: scope.nested }) }),
    )
    made.endorsements = judged.check
    endorsements = judged.reports
  }
  let nested: readonly NestedReport<VerifiableCredential>[] = []
  if (found.length > 0) {
    const depth = scope.nested ?? { depth: 0, budget: { left: MAX_NESTED } }
    const judged = await checkNested(content, found, depth, (one, deeper) =>
      verify(one, { endorsements: budget, nested: deeper }),
    )
    made.nested = judged.check
    nested = judged.reports
  }
  return { endorsements: withRings(content, endorsements, nested, made), nested }
}

function makersOfOpened({ controller, verificationMethod }: Opened): readonly string[] {
  return [controller, verificationMethod].filter((one) => one !== undefined)
}

/** Marks the endorsements that stand in a ring, and warns of them; those of a credential in a record are told by the record too. */
function withRings(
  content: JsonObject,
  endorsements: readonly EndorsementReport<VerifiableCredential>[],
  nested: readonly NestedReport<VerifiableCredential>[],
  made: Made,
): readonly EndorsementReport<VerifiableCredential>[] {
  const sizes = new Map<string, number>()
  for (const { parties, endorsements: inRing } of ringsIn([{ content, endorsements, nested }])) {
    for (const { path } of inRing) sizes.set(path, parties.length)
  }
  if (sizes.size === 0) return endorsements
  const { state = 'pass', findings = [] } = made.endorsements ?? {}
  const more = [...sizes].map(([path, size]) => finding('endorsements', 'endorsements.ring', { size }, path))
  made.endorsements = checked(state === 'pass' ? 'warn' : state, ...findings, ...more)
  return endorsements.map((one) => (sizes.has(one.path) ? { ...one, isMutual: true } : one))
}
