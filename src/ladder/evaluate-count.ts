import { creditsOf, type Ground } from './decided-leaf.js'
import type { Evaluated } from './evaluate-leaf.js'
import { ruleOf } from './evaluate-leaf.js'
import type { KnownFact } from './fact-index.js'
import { judge, type Verdict } from './judge.js'
import type { Scene } from './scene.js'
import type { EndorsementRequirement, EvidenceRequirement, FactEvidence, Iri, ReasonCode, Trace } from './types.js'

/** Something that is counted once, however many facts tell of it. */
interface Item {
  readonly known: KnownFact
  readonly certain: boolean
}

type Rejected = { readonly id: Iri; readonly rejected: ReasonCode }

/**
 * Decides an `evidence` requirement: different pieces of evidence that awards point to. A piece with an id is the same one
 * wherever it stands; one whose assessor is not known may have been assessed by anybody.
 */
export function evaluateEvidence(leaf: EvidenceRequirement, node: string, scene: Scene): Evaluated {
  const items = new Map<string, Item>()
  const considered: Rejected[] = []
  const genres = leaf.genre?.map(fold)
  for (const verdict of verdictsOn(scene.index.evidence, scene)) {
    const { known } = verdict
    const pieces = (known.fact.evidence ?? []).filter(
      ({ genre, assessor }) =>
        (genres === undefined || (genre !== undefined && genres.includes(fold(genre)))) &&
        (leaf.assessor === undefined || assessor === undefined || fold(assessor) === fold(leaf.assessor)),
    )
    if (pieces.length === 0) continue
    if (verdict.outcome === 'unmet') {
      considered.push({ id: known.fact.credentialId, rejected: verdict.reason })
      continue
    }
    if (leaf.assessor !== undefined && pieces.every(({ assessor }) => assessor === undefined)) {
      considered.push({ id: known.fact.credentialId, rejected: 'requirement.assessor_unknown' })
    }
    pieces.forEach((piece, index) => {
      const key = keyOf(piece, known, index)
      const certain = verdict.outcome === 'met' && (leaf.assessor === undefined || piece.assessor !== undefined)
      if (certain || !items.has(key)) items.set(key, { known, certain })
    })
  }
  return decide(leaf.op, node, leaf.min, [...items.values()], considered, scene)
}

/**
 * Decides an `endorsement` requirement: by how many different people or organisations the worker is endorsed in a role. The
 * worker's own word does not count, nor that of anybody whom the worker endorses, directly or through others.
 */
export function evaluateEndorsement(leaf: EndorsementRequirement, node: string, scene: Scene): Evaluated {
  const ring = ringOf(scene)
  const items = new Map<string, Item>()
  const considered: Rejected[] = []
  const inRole = scene.index.endorsements.filter(
    ({ fact }) => fact.endorsement?.from === leaf.from && fact.subjectKeys.some((key) => scene.keys.has(key)),
  )
  // Whose word it is decides, not whether the reader would take a badge from them.
  for (const verdict of verdictsOn(inRole, { ...scene, trust: { any: true } }, true)) {
    const { known } = verdict
    const id = known.fact.credentialId
    const endorser = scene.organisationOf(known.fact.issuer)
    const rejected = scene.keys.has(known.fact.issuer)
      ? 'requirement.endorser_self'
      : ring.has(known.fact.issuer)
        ? 'requirement.endorser_ring'
        : verdict.outcome === 'unmet'
          ? verdict.reason
          : undefined
    if (rejected !== undefined) {
      considered.push({ id, rejected })
      continue
    }
    const other = items.get(endorser)
    const certain = verdict.outcome === 'met'
    const loser = other === undefined ? undefined : certain && !other.certain ? other.known : known
    if (loser !== known) items.set(endorser, { known, certain })
    if (loser !== undefined) considered.push({ id: loser.fact.credentialId, rejected: 'requirement.duplicate_award' })
  }
  return decide(leaf.op, node, leaf.min, [...items.values()], considered, scene)
}

function verdictsOn(facts: readonly KnownFact[], scene: Scene, mustBeLive = false): readonly Verdict[] {
  const rule = ruleOf(mustBeLive ? 'current' : 'ever', scene)
  return facts.map((known) => judge(known, rule))
}

/** Everybody whom the worker endorses, and whom they endorse in turn: an endorsement by them comes back to the worker. */
function ringOf({ keys, endorsements }: Scene): ReadonlySet<string> {
  const given = new Map<string, string[]>()
  for (const { issuer, subjectKeys } of endorsements) {
    const list = given.get(issuer)
    if (list === undefined) given.set(issuer, [...subjectKeys])
    else list.push(...subjectKeys)
  }
  const reached = new Set<string>()
  const waiting = [...keys]
  for (const key of waiting) {
    for (const next of given.get(key) ?? []) {
      if (reached.has(next) || keys.has(next)) continue
      reached.add(next)
      waiting.push(next)
    }
  }
  return reached
}

function decide(
  op: 'evidence' | 'endorsement',
  node: string,
  needed: number,
  items: readonly Item[],
  rejected: readonly Rejected[],
  scene: Scene,
): Evaluated {
  const sure = items.filter(({ certain }) => certain)
  const base = { node, op, considered: sorted(rejected) }
  const params = { actual: sure.length, needed }
  const grounds: readonly Ground[] = items.map(({ known, certain }) => ({
    award: known.award,
    issuer: scene.organisationOf(known.fact.issuer),
    certain,
  }))
  const trace = ((): Trace => {
    // Nothing is not something, whatever number is asked for.
    if (sure.length >= needed && sure.length > 0) {
      const credits = creditsOf(
        sure.map(({ known }) => known),
        scene,
      )
      return { ...base, outcome: 'met', reason: 'requirement.count_reached', params, ...credits }
    }
    if (items.length >= needed && items.length > 0) {
      const possible = { ...params, possible: items.length }
      return { ...base, outcome: 'indeterminate', reason: 'requirement.count_undecided', params: possible, used: [] }
    }
    return { ...base, outcome: 'unmet', reason: 'requirement.count_too_low', params, used: [] }
  })()
  return { trace: () => trace, grounds, isSlot: false, pick: () => trace }
}

function keyOf({ id }: FactEvidence, { award }: KnownFact, index: number): string {
  return id ?? `${award} ${index}`
}

/** Words of kinds are compared without regard to letter case. */
function fold(word: string): string {
  return word.trim().toLowerCase()
}

function sorted(list: readonly Rejected[]): readonly Rejected[] {
  return [...list].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
