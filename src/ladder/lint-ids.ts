import { rungCycles } from './graph.js'
import { impliedRungs } from './implied-rungs.js'
import { allRequires } from './jurisdiction.js'
import type { Lint } from './lint-ladder.js'
import { conjunctionOf, lintContradictions } from './lint-logic.js'
import { iriSkeleton, mixedScripts, skeletonOf } from './look-alike.js'
import type { Ladder } from './types.js'

/** Ids that are doubled or easily confused, names that are, and what the rungs' references to each other add up to. */
export function lintIds(ladder: Ladder, lint: Lint): void {
  const rungIds = new Map<string, number>()
  const awards = new Map<string, number>()
  ladder.rungs.forEach((rung, index) => {
    if (rungIds.has(rung.id)) lint('error', 'ladder.rung_id_duplicate', { id: rung.id }, `/rungs/${index}/id`)
    else rungIds.set(rung.id, index)
  })
  ladder.rungs.forEach((rung, index) => {
    const id = rung.awards?.id ?? rung.id
    const owner = awards.get(id) ?? rungIds.get(id)
    if (owner !== undefined && owner !== index && ladder.rungs[owner]?.id !== rung.id) {
      lint('error', 'ladder.award_shared', { id }, `/rungs/${index}/${rung.awards === undefined ? 'id' : 'awards/id'}`)
    }
    awards.set(id, index)
  })
  lintLookAlikes(ladder, lint)
  lintGraph(ladder, rungIds, lint)
}

function lintLookAlikes(ladder: Ladder, lint: Lint): void {
  const ids = new Map<string, string>()
  const checkId = (id: string, path: string): void => {
    const skeleton = iriSkeleton(id)
    const other = ids.get(skeleton)
    if (other !== undefined && other !== id) lint('error', 'ladder.id_look_alike', { id, other }, path)
    else ids.set(skeleton, id)
    const scripts = mixedScripts(id)
    if (scripts !== undefined) lint('error', 'ladder.id_mixed_script', { id, scripts }, path)
  }
  checkId(ladder.id, '/id')
  lintIssuers(ladder, lint)
  const names = new Map<string, string>()
  ladder.rungs.forEach((rung, index) => {
    checkId(rung.id, `/rungs/${index}/id`)
    if (rung.awards !== undefined && rung.awards.id !== rung.id) checkId(rung.awards.id, `/rungs/${index}/awards/id`)
    for (const [language, name] of Object.entries(rung.name)) {
      const key = `${language.toLowerCase()} ${skeletonOf(name)}`
      const other = names.get(key)
      if (other !== undefined) lint('warning', 'ladder.name_look_alike', { name, other }, `/rungs/${index}/name/${language}`)
      else names.set(key, name)
    }
  })
}

/** Those whose badges count, of whom one could pass for another. */
function lintIssuers(ladder: Ladder, lint: Lint): void {
  const seen = new Map<string, string>()
  const check = (id: string, path: string): void => {
    const skeleton = iriSkeleton(id)
    const other = seen.get(skeleton)
    if (other !== undefined && other !== id) lint('warning', 'ladder.id_look_alike', { id, other }, path)
    else seen.set(skeleton, id)
  }
  check(ladder.owner, '/owner')
  ladder.contributors?.forEach((id, index) => {
    check(id, `/contributors/${index}`)
  })
  ladder.recognition?.forEach(({ assertedBy }, index) => {
    check(assertedBy, `/recognition/${index}/assertedBy`)
  })
}

/** Rungs that ask for the badge that they award, by its achievement: nobody has it before. */
function lintOwnBadges(ladder: Ladder, lint: Lint): void {
  ladder.rungs.forEach((rung, index) => {
    if (rung.regulated === true) return
    const award = rung.awards?.id ?? rung.id
    for (const { requires, path } of allRequires(rung)) {
      for (const { requirement, path: at } of conjunctionOf(requires, `/rungs/${index}${path}`)) {
        if (requirement.op !== 'credential') continue
        const { match, issuers } = requirement
        // From anybody else it is another badge, which may be the one that the rung stands for.
        const isOwn = issuers?.any !== true && issuers?.ids !== undefined && issuers.ids.every((id) => id === ladder.owner)
        const isAward = match.ids !== undefined && match.ids.length > 0 && match.ids.every((id) => id === award)
        if (isOwn && isAward) lint('error', 'ladder.cycle', { rungs: [rung.id] }, at)
      }
    }
  })
}

function lintGraph(ladder: Ladder, rungIds: ReadonlyMap<string, number>, lint: Lint): void {
  const cycles = rungCycles(ladder)
  for (const cycle of cycles) {
    lint('error', 'ladder.cycle', { rungs: cycle }, `/rungs/${rungIds.get(cycle[0] as string)}/requires`)
  }
  lintOwnBadges(ladder, lint)
  lintContradictions(ladder, cycles.length === 0, lint)
  const edges = ladder.edges ?? []
  // What a cycle implies is not defined.
  const implied = cycles.length === 0 && edges.length > 0 ? impliedRungs(ladder) : undefined
  edges.forEach((edge, index) => {
    const unknown = (['from', 'to'] as const).filter((end) => !rungIds.has(edge[end]))
    for (const end of unknown) lint('error', 'ladder.rung_unknown', { rung: edge[end] }, `/edges/${index}/${end}`)
    if (unknown.length > 0 || edge.strength !== 'requires' || implied === undefined) return
    if (!implied.has(edge.to, edge.from)) {
      lint('error', 'ladder.edge_unimplied', { from: edge.from, to: edge.to }, `/edges/${index}`)
    }
  })
}
