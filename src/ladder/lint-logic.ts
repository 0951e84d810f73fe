import { canonicalizeJson, type JsonValue } from '../core/index.js'
import { cyclesOf, impliedRungs } from './graph.js'
import type { Lint } from './lint-ladder.js'
import { namedRung, type PlacedRequirement, requirementsOf } from './requirement.js'
import type { Ladder, Requirement } from './types.js'

/** Requirements that ask for something and for its absence. */
export function lintContradictions(ladder: Ladder, isAcyclic: boolean, lint: Lint): void {
  const memo: ReadonlyMap<string, ReadonlySet<string>>[] = []
  const implied = (): ReadonlyMap<string, ReadonlySet<string>> => {
    if (memo.length === 0) memo.push(isAcyclic ? impliedRungs(ladder) : new Map())
    return memo[0] as ReadonlyMap<string, ReadonlySet<string>>
  }
  const told = new Set<string>()
  for (const { requirement, path } of requirementsOf(ladder)) {
    const parts = conjunctionOf(requirement, path)
    if (parts.length < 2 || !parts.some(({ requirement: part }) => part.op === 'not')) continue
    const wanted = new Map<string, string>()
    for (const part of parts) {
      if (part.requirement.op === 'not') continue
      wanted.set(textOf(part.requirement), part.path)
      const rung = namedRung(part.requirement, ladder.id)
      for (const below of rung === undefined ? [] : (implied().get(rung) ?? [])) wanted.set(rungKey(below), part.path)
      if (rung !== undefined) wanted.set(rungKey(rung), part.path)
    }
    for (const part of parts) {
      if (part.requirement.op !== 'not' || told.has(part.path)) continue
      const first = alternativesOf(part.requirement.of)
        .map((one) => wanted.get(textOf(one)) ?? wanted.get(rungKey(namedRung(one, ladder.id))))
        .find((found) => found !== undefined)
      if (first === undefined) continue
      told.add(part.path)
      lint('error', 'ladder.contradiction', { first }, part.path)
    }
  }
}

/** Everything that has to be met at once: what an `allOf` lists, through those inside it. */
function conjunctionOf(requirement: Requirement, path: string): readonly PlacedRequirement[] {
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

function rungKey(rung: string | undefined): string {
  return `rung ${rung ?? ''}`
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
