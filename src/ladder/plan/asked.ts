import { allRequires } from '../jurisdiction.js'
import type { Scene } from '../scene.js'
import type { Requirement } from '../types.js'
import type { CatalogueInput } from './catalogue.js'
import { leavesOf, type Walked } from './leaves.js'

/**
 * The requirements without parts that open rungs have: those that ask for the same, under groups that count alike, once.
 * Amounts are apart, since each sum counts its own records.
 */
export function requirementsAsked(
  open: CatalogueInput['open'],
  scene: Scene,
): { readonly walked: readonly Walked[]; readonly all: ReadonlyMap<Requirement, number> } {
  const walked: Walked[] = []
  const all = new Map<Requirement, number>()
  const byKind = new Map<string, number>()
  const alike = scene.ladder?.alike()
  const add = (one: Walked): void => {
    const { requirement, countsIssuers, counted } = one
    const isAmount = requirement.op === 'sum' || requirement.op === 'experience'
    const number = isAmount ? undefined : alike?.get(requirement)
    const kind = number === undefined ? undefined : `${number} ${countsIssuers} ${counted}`
    const known = kind === undefined ? undefined : byKind.get(kind)
    const index = known ?? walked.length
    if (known === undefined) walked.push(one)
    if (kind !== undefined) byKind.set(kind, index)
    all.set(requirement, index)
  }
  for (const { rung, index } of open) {
    for (const { requires, path } of allRequires(rung)) leavesOf(requires, `/rungs/${index}${path}`).forEach(add)
    rung.incentives?.forEach(({ trigger }, at) => {
      leavesOf(trigger, `/rungs/${index}/incentives/${at}/trigger`).forEach(add)
    })
  }
  return { walked, all }
}
