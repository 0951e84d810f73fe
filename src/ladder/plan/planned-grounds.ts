import type { Ground } from '../decided-leaf.js'
import { judgeRecords } from '../evaluate-experience.js'
import { judgeCredential } from '../evaluate-leaf.js'
import { judgeRecognisedRung, judgeRung } from '../evaluate-rung.js'
import type { Verdict } from '../judge.js'
import type { Scene } from '../scene.js'
import type { Requirement } from '../types.js'
import type { Catalogue } from './catalogue.js'
import type { Walked } from './leaves.js'

/** Awards of planned facts are numbered after all others. */
export const PLANNED = 1_000_000_000

/** Which planned things meet a requirement, or are amounts of its sum. */
export function groundsOf(
  { requirement }: Walked,
  planned: Scene,
  itemOf: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Ground[]> {
  const found = new Map<number, Ground[]>()
  // Judged one by one, since nobody reads the traces.
  for (const { known, outcome } of verdictsFor(requirement, planned)) {
    const item = itemOf.get(known.fact.credentialId)
    if (outcome !== 'met' || item === undefined) continue
    const ground: Ground = { award: PLANNED + known.award, issuer: planned.organisationOf(known.fact.issuer), certain: true }
    const list = found.get(item)
    if (list === undefined) found.set(item, [ground])
    else list.push(ground)
  }
  return found
}

function verdictsFor(requirement: Requirement, planned: Scene): readonly Verdict[] {
  switch (requirement.op) {
    case 'credential':
      return judgeCredential(requirement, planned)
    case 'rung':
      return judgeRung(requirement, planned)
    case 'sum':
      return requirement.of.flatMap(({ match }) => judgeCredential(match, planned))
    case 'experience':
      return judgeRecords(requirement, planned)
    default:
      return []
  }
}

export function standsInOf(
  rungs: ReadonlySet<string>,
  scene: Scene,
  planned: Scene,
  itemOf: ReadonlyMap<string, number>,
): Catalogue['standsIn'] {
  if (scene.recognition === undefined) return new Map()
  const met = (id: string, some: Scene): readonly string[] =>
    judgeRecognisedRung(id, some).flatMap(({ known, outcome }) => (outcome === 'met' ? [known.fact.credentialId] : []))
  return new Map(
    [...rungs].map((id) => {
      const ways = new Set(met(id, planned).flatMap((credential) => itemOf.get(credential) ?? []))
      return [id, { isMet: met(id, scene).length > 0, ways: [...ways].sort((a, b) => a - b) }]
    }),
  )
}
