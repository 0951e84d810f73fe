import {
  addDecimals,
  canonicalizeJson,
  compareDecimals,
  type Decimal,
  formatDecimal,
  type JsonValue,
  parseDateOrDateTime,
  requireDecimal,
} from '../core/index.js'
import type { Lint } from './lint-ladder.js'
import { hasCriteria, isKeyed, isSlot, namedRung, requirementsOf } from './requirement.js'
import type { CredentialRequirement, Ladder, Requirement } from './types.js'

type Group = Extract<Requirement, { readonly op: 'allOf' | 'anyOf' | 'nOf' }>
type Sum = Extract<Requirement, { readonly op: 'sum' }>

/** Requirements that can never be met, are always met, or mean something other than they seem to. */
export function lintRequirements(ladder: Ladder, lint: Lint): void {
  const rungIds = new Set(ladder.rungs.map((rung) => rung.id))
  for (const { requirement, path } of requirementsOf(ladder)) {
    switch (requirement.op) {
      case 'credential':
        lintCredential(requirement, path, lint)
        break
      case 'sum':
        lintSum(requirement, path, lint)
        break
      case 'rung': {
        const rung = namedRung(requirement, ladder.id)
        if (rung !== undefined && !rungIds.has(rung)) lint('error', 'ladder.rung_unknown', { rung }, `${path}/rung`)
        break
      }
      case 'allOf':
      case 'anyOf':
      case 'nOf':
        lintGroup(requirement, path, lint)
    }
  }
}

function lintGroup(group: Group, path: string, lint: Lint): void {
  const options = group.of.length
  if (options === 0) lint('error', 'ladder.group_empty', { op: group.op }, `${path}/of`)
  const exclusive = group.op !== 'anyOf' && group.exclusive === true
  if (group.op === 'nOf') {
    if (group.n < 1) lint('error', 'ladder.n_too_small', { n: group.n }, `${path}/n`)
    if (group.n > options) lint('error', 'ladder.n_too_large', { n: group.n, options }, `${path}/n`)
    const issuers = group.minDistinctIssuers ?? 1
    if (issuers < 1) lint('error', 'ladder.n_too_small', { n: issuers }, `${path}/minDistinctIssuers`)
    if (issuers > options) lint('error', 'ladder.issuers_too_many', { needed: issuers, options }, `${path}/minDistinctIssuers`)
  }
  if (exclusive) {
    group.of.forEach((slot, index) => {
      if (!isSlot(slot)) lint('error', 'ladder.slot_unsupported', { op: slot.op }, `${path}/of/${index}`)
    })
  }
  if (group.op !== 'anyOf') {
    const seen = new Map<string, string>()
    group.of.forEach((slot, index) => {
      const text = canonicalizeJson(slot as unknown as JsonValue)
      const first = seen.get(text)
      // Two equal exclusive slots ask for two awards of a kind; without exclusivity one award counts twice in an nOf.
      const isWrong = group.op === 'nOf' && !exclusive
      if (first !== undefined) lint(isWrong ? 'error' : 'warning', 'ladder.slot_duplicate', { first }, `${path}/of/${index}`)
      else seen.set(text, `${path}/of/${index}`)
    })
  }
}

function lintSum(sum: Sum, path: string, lint: Lint): void {
  const min = requireDecimal(sum.min)
  if (sum.of.length === 0) lint('error', 'ladder.group_empty', { op: 'sum' }, `${path}/of`)
  if (min.units <= 0n) lint('error', 'ladder.sum_trivial', { min: sum.min }, `${path}/min`)
  if (sum.of.length > 0 && sum.of.every((part) => part.cap !== undefined)) {
    const zero: Decimal = { units: 0n, scale: 0 }
    const reachable = sum.of.reduce((total, part) => addDecimals(total, requireDecimal(part.cap)), zero)
    if (compareDecimals(reachable, min) < 0) {
      lint('error', 'ladder.sum_unreachable', { min: sum.min, reachable: formatDecimal(reachable) }, `${path}/min`)
    }
  }
  lintOrder(sum.window?.from, sum.window?.until, `${path}/window/until`, lint)
}

function lintCredential(leaf: CredentialRequirement, path: string, lint: Lint): void {
  const { match, issuers, minResult } = leaf
  if (!hasCriteria(match)) lint('error', 'ladder.match_without_criteria', {}, `${path}/match`)
  match.alignedTo?.forEach((reference, index) => {
    if (hasCriteria(match) && !isKeyed(reference))
      lint('error', 'ladder.match_without_criteria', {}, `${path}/match/alignedTo/${index}`)
  })
  if (issuers !== undefined && Object.keys(issuers).length === 0) lint('error', 'ladder.issuers_empty', {}, `${path}/issuers`)
  if (issuers?.ids?.length === 0) lint('error', 'ladder.issuers_empty', {}, `${path}/issuers/ids`)
  const uuid = match.ids?.findIndex((id) => /^urn:uuid:/i.test(id)) ?? -1
  // The same UUID from another issuer is another achievement (OB 3.0 Implementation Guide), so "any issuer" does not do.
  if (uuid >= 0 && (issuers === undefined || issuers.any === true)) {
    lint('error', 'ladder.uuid_without_issuers', { id: match.ids?.[uuid] as string }, `${path}/match/ids/${uuid}`)
  }
  if (minResult !== undefined && minResult.min === undefined && minResult.level === undefined && minResult.value === undefined) {
    lint('error', 'ladder.result_rule_empty', {}, `${path}/minResult`)
  }
}

/** Tells of a period that ends before it begins. */
export function lintOrder(from: string | undefined, until: string | undefined, path: string, lint: Lint): void {
  if (from === undefined || until === undefined) return
  const start = parseDateOrDateTime(from)?.epochMs as number
  const end = parseDateOrDateTime(until)?.epochMs as number
  if (end < start) lint('error', 'ladder.dates_reversed', { from, until }, path)
}
