import { canonicalizeJson, type JsonValue } from '../core/index.js'
import { cyclesOf } from './graph.js'
import { impliedRungs } from './implied-rungs.js'
import type { Lint } from './lint-ladder.js'
import { once } from './once.js'
import { namedRung, type PlacedRequirement, requirementsOf } from './requirement.js'
import type { Ladder, Requirement } from './types.js'

/** Requirements that ask for something and for its absence. */
export function lintContradictions(ladder: Ladder, isAcyclic: boolean, lint: Lint): void {
  const implied = once(() => impliedRungs(ladder))
  const told = new Set<string>()
  for (const { requirement, path } of requirementsOf(ladder)) {
    const parts = conjunctionOf(requirement, path)
    if (parts.length < 2 || !parts.some(({ requirement: part }) => part.op === 'not')) continue
    const wanted = new Map<string, string>()
    const rungs: { readonly rung: string; readonly path: string }[] = []
    for (const part of parts) {
      if (part.requirement.op === 'not') continue
      wanted.set(textOf(part.requirement), part.path)
      const rung = namedRung(part.requirement, ladder.id)
      if (rung !== undefined) rungs.push({ rung, path: part.path })
    }
    // The last of those that are the rung or need it.
    const needing = (lower: string | undefined): string | undefined =>
      lower === undefined
        ? undefined
        : rungs.filter(({ rung }) => rung === lower || (isAcyclic && implied().has(rung, lower))).pop()?.path
    for (const part of parts) {
      if (part.requirement.op !== 'not' || told.has(part.path)) continue
      const first = alternativesOf(part.requirement.of)
        .map((one) => wanted.get(textOf(one)) ?? needing(namedRung(one, ladder.id)))
        .find((found) => found !== undefined)
      if (first === undefined) continue
      told.add(part.path)
      lint('error', 'ladder.contradiction', { first }, part.path)
    }
  }
}

/** Everything that has to be met at once: what an `allOf` lists, through those inside it. */
export function conjunctionOf(requirement: Requirement, path: string): readonly PlacedRequirement[] {
  if (!isConjunction(requirement)) return [{ requirement, path }]
  return requirement.of.flatMap((part, index) => conjunctionOf(part, `${path}/of/${index}`))
}

function isConjunction(requirement: Requirement): requirement is Extract<Requirement, { readonly op: 'allOf' | 'nOf' }> {
  return requirement.op === 'allOf' || (requirement.op === 'nOf' && requirement.n === requirement.of.length)
}

/** What the negation of a requirement rules out, one by one. */
function alternativesOf(requirement: Requirement): readonly Requirement[] {
  return requirement.op === 'anyOf' ? [requirement, ...requirement.of.flatMap(alternativesOf)] : [requirement]
}

function textOf(requirement: Requirement): string {
  return canonicalizeJson(requirement as unknown as JsonValue)
}

/** Rungs of several ladders that wait for each other: each ladder by itself is in order. */
export function lintAcross(ladder: Ladder, others: readonly Ladder[], lint: Lint): void {
  const ladders = [ladder, ...others.filter(({ id }) => id !== ladder.id)]
  const graph = new Map<string, Set<string>>()
  for (const { id, rungs } of ladders) {
    for (const rung of rungs) graph.set(nodeOf(id, rung.id), new Set())
  }
  for (const one of ladders) {
    for (const { requirement, path } of requirementsOf(one)) {
      const at = /^\/rungs\/(\d+)\/(?:requires|variants)/.exec(path)
      if (requirement.op !== 'rung' || at === null) continue
      const target = nodeOf(requirement.ladder?.id ?? one.id, requirement.rung)
      const from = one.rungs[Number(at[1])]?.id as string
      if (graph.has(target)) graph.get(nodeOf(one.id, from))?.add(target)
    }
  }
  for (const cycle of cyclesOf(graph)) {
    const nodes = cycle.map((node) => JSON.parse(node) as [string, string])
    const involved = [...new Set(nodes.map(([id]) => id))]
    const own = nodes.find(([id]) => id === ladder.id)
    if (involved.length < 2 || own === undefined) continue
    const index = ladder.rungs.findIndex(({ id }) => id === own[1])
    lint(
      'error',
      'ladder.cycle_across',
      { ladders: involved.sort(), rungs: nodes.map(([, id]) => id) },
      `/rungs/${index}/requires`,
    )
  }
}

function nodeOf(ladder: string, rung: string): string {
  return JSON.stringify([ladder, rung])
}
