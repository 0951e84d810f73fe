import {
  addDecimals,
  canonicalizeJson,
  compareDecimals,
  type Decimal,
  formatDecimal,
  type JsonValue,
  parseDateOrDateTime,
  parseDuration,
  requireDecimal,
} from '../core/index.js'
import { lastInstantOf } from './last-instant.js'
import type { Lint } from './lint-ladder.js'
import { hasCriteria, isKeyed, isSlot, namedRung, requirementsOf } from './requirement.js'
import type {
  AchievementMatch,
  CredentialRequirement,
  ExperienceRequirement,
  IssuerRule,
  Ladder,
  Requirement,
  Window,
} from './types.js'

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
      case 'experience':
        lintExperience(requirement, path, lint)
        break
      case 'evidence':
        if (requirement.genre?.length === 0) lint('error', 'ladder.group_empty', { op: 'genre' }, `${path}/genre`)
        if (requirement.min < 1) lint('error', 'ladder.n_too_small', { n: requirement.min }, `${path}/min`)
        break
      case 'endorsement':
        if (requirement.min < 1) lint('error', 'ladder.n_too_small', { n: requirement.min }, `${path}/min`)
        break
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
  lintWindow(sum.window, `${path}/window`, lint)
  if (sum.measure === 'hours' && sum.overlap === 'union') lintRoom(sum.min, sum.window, HOURS_A_DAY, path, lint)
}

function lintExperience(work: ExperienceRequirement, path: string, lint: Lint): void {
  const { min, measure, overlap, window, occupations, minDistinctIssuers = 1 } = work
  if (requireDecimal(min).units <= 0n) lint('error', 'ladder.sum_trivial', { min }, `${path}/min`)
  if (occupations?.length === 0) lint('error', 'ladder.group_empty', { op: 'occupations' }, `${path}/occupations`)
  occupations?.forEach((reference, index) => {
    if (!isKeyed(reference)) lint('error', 'ladder.match_without_criteria', {}, `${path}/occupations/${index}`)
  })
  if (minDistinctIssuers < 1) lint('error', 'ladder.n_too_small', { n: minDistinctIssuers }, `${path}/minDistinctIssuers`)
  lintWindow(window, `${path}/window`, lint)
  if (overlap !== 'union') return
  if (measure === 'hours') lintRoom(min, window, HOURS_A_DAY, path, lint)
  if (measure === 'months') lintRoom(min, window, MONTHS_A_DAY, path, lint)
}

const DAY_MS = 86_400_000
const HOURS_A_DAY = 24
const MONTHS_A_DAY = 1 / 28

/** Time that counts once has no more room than its window: no day has more than 24 hours. */
function lintRoom(min: string, window: Window | undefined, aDay: number, path: string, lint: Lint): void {
  const days = Math.min(daysOf(window?.last), daysBetween(window))
  if (days === Number.POSITIVE_INFINITY) return
  const reachable: Decimal = { units: BigInt(Math.ceil(Math.max(0, days) * aDay)), scale: 0 }
  if (compareDecimals(reachable, requireDecimal(min)) < 0) {
    lint('error', 'ladder.sum_unreachable', { min, reachable: formatDecimal(reachable) }, `${path}/min`)
  }
}

/** The days of a duration at their most. */
function daysOf(duration: string | undefined): number {
  const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parseDuration(duration) ?? {}
  if (duration === undefined) return Number.POSITIVE_INFINITY
  return years * 366 + months * 31 + weeks * 7 + days + 1 + (hours * 3600 + minutes * 60 + seconds) / 86_400
}

function daysBetween(window: Window | undefined): number {
  const [from, until] = [window?.from, window?.until].map((date) => parseDateOrDateTime(date)?.epochMs)
  if (from === undefined || until === undefined) return Number.POSITIVE_INFINITY
  // A date without a time is the whole day.
  return (until - from) / DAY_MS + 1
}

function lintCredential(leaf: CredentialRequirement, path: string, lint: Lint): void {
  const { minResult } = leaf
  lintCriteria(leaf.match, leaf.issuers, `${path}/match`, path, lint)
  if (minResult !== undefined && minResult.min === undefined && minResult.level === undefined && minResult.value === undefined) {
    lint('error', 'ladder.result_rule_empty', {}, `${path}/minResult`)
  }
}

/** What is wrong with which achievements are meant, and of whom. */
export function lintCriteria(
  match: AchievementMatch,
  issuers: IssuerRule | undefined,
  at: string,
  path: string,
  lint: Lint,
): void {
  if (!hasCriteria(match)) lint('error', 'ladder.match_without_criteria', {}, at)
  match.alignedTo?.forEach((reference, index) => {
    if (hasCriteria(match) && !isKeyed(reference)) lint('error', 'ladder.match_without_criteria', {}, `${at}/alignedTo/${index}`)
  })
  if (issuers !== undefined && Object.keys(issuers).length === 0) lint('error', 'ladder.issuers_empty', {}, `${path}/issuers`)
  if (issuers?.ids?.length === 0) lint('error', 'ladder.issuers_empty', {}, `${path}/issuers/ids`)
  const uuid = match.ids?.findIndex((id) => /^urn:uuid:/i.test(id)) ?? -1
  // The same UUID from another issuer is another achievement (OB 3.0 Implementation Guide), so "any issuer" does not do.
  if (uuid >= 0 && (issuers === undefined || issuers.any === true)) {
    lint('error', 'ladder.uuid_without_issuers', { id: match.ids?.[uuid] as string }, `${at}/ids/${uuid}`)
  }
}

/** {@link lintOrder} of the ends of a window. */
export function lintWindow(window: Window | undefined, path: string, lint: Lint): void {
  lintOrder(window?.from, window?.until, `${path}/until`, lint)
}

/** Tells of a period that ends before it begins. */
export function lintOrder(from: string | undefined, until: string | undefined, path: string, lint: Lint): void {
  if (from === undefined || until === undefined) return
  const start = parseDateOrDateTime(from)?.epochMs as number
  const end = lastInstantOf(until)
  if (end < start) lint('error', 'ladder.dates_reversed', { from, until }, path)
}
