import { checkOptions, deepFreeze, isJsonObject, type JsonObject, type Report, requireOption, usageError } from '../core/index.js'
import type { VerifiableCredential } from '../credential/index.js'
import { type Fact, type Ladder, type PlacedRung, type PlaceOptions, place, type Trace, toFacts } from '../ladder/index.js'
import type { HeldBadge } from './build-ladder-record.js'
import { leastShown } from './least-shown.js'
import { smallestSet } from './smallest-set.js'

/** What {@link minimalDisclosure} takes beside what `place` does. The policy is that of whoever asks. */
export interface MinimalDisclosureOptions extends PlaceOptions {
  /** Prove it by the badge of the rung, or by what the rung requires. Default: whichever shows less. */
  readonly by?: 'badge' | 'requirements'
  /** How unwilling the worker is to show a badge, above 0. Default: 1 for each, so that as few as possible are shown. */
  readonly sensitivity?: (badge: HeldBadge, index: number) => number
}

/** A badge to show, and how much of it. */
export interface DisclosedBadge {
  /** Its position in `badges`. */
  readonly badge: number
  readonly credentialId?: string
  /**
   * JSON pointers (RFC 6901) of the members to show, for `deriveCredential`. Absent where all is shown or nothing: the issuer's way of
   * securing it lets nobody leave anything out, or it was derived before.
   */
  readonly reveal?: readonly string[]
  /** What the proof does not need: hidden as far as the issuer lets a holder. Empty where `reveal` is absent. */
  readonly unneeded: readonly string[]
}

/** What to show for a rung. */
export interface MinimalDisclosure {
  /** Whether the badges prove the rung at all. */
  readonly proven: boolean
  /** Whether another set might be smaller: there are too many badges to try every one. */
  readonly approximate: boolean
  /** The badges to show, in their order; empty where the rung is not proven. */
  readonly badges: readonly DisclosedBadge[]
  /** Why it is proven by these badges, or not by all of them. */
  readonly trace: Trace
}

/**
 * The smallest set of held badges that proves a rung to whoever reads it by `place` under this policy, and of each as little as its issuer
 * lets a holder show: what a requirement reads is shown, a result with its status, and the rest is hidden. What a worker holds and hides
 * must not be what decides against them: a rung that all badges together do not prove is not proven.
 *
 * Exact for at most 12 badges that have a part in it; of more, a set in which none can be spared, marked `approximate`. Only verified badges
 * count.
 *
 * @throws RungsError `core.option_invalid`, `core.option_unknown` (usage), and those of `place`
 * @example
 * ```ts
 * import { type HeldBadge, minimalDisclosure } from 'rungs/holder'
 * import type { Ladder } from 'rungs/ladder'
 * const toShow = (ladder: Ladder, held: readonly HeldBadge[]) =>
 *   minimalDisclosure(ladder, 'https://courier.example/ladders/delivery/lead', held, { now: new Date() }).badges
 * ```
 */
export function minimalDisclosure(
  ladder: Ladder,
  rung: string,
  badges: readonly HeldBadge[],
  options: MinimalDisclosureOptions,
): MinimalDisclosure {
  checkOptions(options, OPTIONS, 'minimalDisclosure')
  const { by, sensitivity = () => 1, ...placing } = options
  requireOption(Array.isArray(badges), 'badges', 'list of badges with their reports')
  requireOption(by === undefined || by === 'badge' || by === 'requirements', 'by', 'badge or requirements')
  const at = ladder.rungs.findIndex(({ id }) => id === rung)
  if (at === -1) throw usageError('core.option_invalid', { option: 'rung', expected: 'id of a rung of the ladder' })
  const facts = badges.map(({ report }) => factsOf(report))
  const weights = badges.map((badge, index) => [weightOf(sensitivity(badge, index)), bulkOf(badge)] as const)
  const placedBy = (some: readonly Fact[]): PlacedRung => place(ladder, some, placing).rungs[at] as PlacedRung
  const isProof = ({ status, outcome }: PlacedRung): boolean =>
    (by !== 'requirements' && HELD.has(status)) || (by !== 'badge' && outcome === 'met')
  const factsBy = (members: readonly number[]): readonly Fact[] => members.flatMap((index) => facts[index] ?? [])

  const everything = badges.map((_, index) => index)
  const whole = placedBy(factsBy(everything))
  if (!isProof(whole)) return deepFreeze({ proven: false, approximate: false, badges: [], trace: whole.trace })
  const suffices = (members: readonly number[]): boolean => isProof(placedBy(factsBy(members)))
  const relevant = everything.length <= 12 ? everything : relevantOf(everything, facts, placedBy, whole, suffices)
  const used = new Set(usedIn(whole.trace))
  const known = relevant.filter((index) => facts[index]?.some(({ credentialId }) => used.has(credentialId)))
  const { members, approximate } = smallestSet(relevant, known, weights, suffices)

  // Each is cut down beside what is left of those before it, so that together they still suffice.
  const shown = new Map(members.map((index) => [index, facts[index] as readonly Fact[]]))
  const disclosed = members.map((index): DisclosedBadge => {
    const { report } = badges[index] as HeldBadge
    const content = contentOf(report)
    const partly = (part: JsonObject): readonly Fact[] => factsOf({ ...report, credential: part } as never)
    const least = canDerive(report)
      ? leastShown(content, (part) => {
          const isEnough = isProof(placedBy([...new Map(shown).set(index, partly(part)).values()].flat()))
          if (isEnough) shown.set(index, partly(part))
          return isEnough
        })
      : undefined
    const { id } = content
    return { badge: index, ...(typeof id === 'string' && { credentialId: id }), ...(least ?? { unneeded: [] }) }
  })
  const { trace } = placedBy([...shown.values()].flat())
  return deepFreeze({ proven: true, approximate, badges: disclosed, trace })
}

const OPTIONS = ['now', 'policy', 'subject', 'jurisdiction', 'links', 'attributes', 'by', 'sensitivity'] as const
const HELD: ReadonlySet<string> = /* @__PURE__ */ new Set(['held', 'heldLapsing', 'grandfathered'])

function factsOf(report: Report<VerifiableCredential>): readonly Fact[] {
  return report.outcome === 'verified' ? toFacts(report) : []
}

function contentOf(report: Report<VerifiableCredential>): JsonObject {
  const content: unknown = report.outcome === 'verified' ? report.credential : undefined
  return isJsonObject(content) ? content : {}
}

function weightOf(weight: unknown): number {
  requireOption(typeof weight === 'number' && weight > 0 && Number.isFinite(weight), 'sensitivity', 'numbers above 0')
  return weight as number
}

/** Of two badges that prove the same, the one that says less is shown. */
function bulkOf({ report }: HeldBadge): number {
  return JSON.stringify(contentOf(report)).length
}

/** Whether the holder can leave parts out: it is as its issuer signed it, in a way that allows it. */
function canDerive({ proofs }: Report<VerifiableCredential>): boolean {
  return proofs.length === 1 && proofs[0]?.disclosure?.form === 'base'
}

/** The badges that change something by themselves, or are named by the whole: of a large wallet the others are not tried. */
function relevantOf(
  everything: readonly number[],
  facts: readonly (readonly Fact[])[],
  placedBy: (facts: readonly Fact[]) => PlacedRung,
  whole: PlacedRung,
  suffices: (members: readonly number[]) => boolean,
): readonly number[] {
  const nothing = JSON.stringify(placedBy([]))
  const named = new Set([...usedIn(whole.trace), ...consideredIn(whole.trace)])
  const some = everything.filter((index) => {
    const own = facts[index] as readonly Fact[]
    return (
      own.some(({ credentialId }) => named.has(credentialId)) || (own.length > 0 && JSON.stringify(placedBy(own)) !== nothing)
    )
  })
  return suffices(some) ? some : everything
}

function usedIn({ used, children = [] }: Trace): readonly string[] {
  return [...used, ...children.flatMap(usedIn)]
}

function consideredIn({ considered, children = [] }: Trace): readonly string[] {
  return [...considered.map(({ id }) => id), ...children.flatMap(consideredIn)]
}
