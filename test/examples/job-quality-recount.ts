import { createSeed } from '../../examples/job-quality/seed.js'
import { type CountTable, createPrivacyLedger, noiseTable } from '../../src/insight/index.js'
import { decodeBitstring, readStatus } from '../../src/status/index.js'

/** A credential, as loosely as JSON is. */
// biome-ignore lint/suspicious/noExplicitAny: whatever was written to the files
export type Written = any

/** What a number is counted again from: the credentials that the report names for it, and the groups that people said they are in. */
export interface Behind {
  readonly credentials: readonly Written[]
  readonly groupsOf: (did: string) => Readonly<Record<string, string>> | undefined
}

type Recount = (behind: Behind, id: string) => string | number | null | Promise<string | number | null>

const typed = ({ credentials }: Behind, type: string): readonly Written[] => credentials.filter((one) => one.type.includes(type))
const subjects = (list: readonly Written[]): readonly string[] => list.map(({ credentialSubject }) => credentialSubject.id)
const different = (list: readonly unknown[]): number => new Set(list).size
const issuerOf = ({ issuer }: Written): string => (typeof issuer === 'string' ? issuer : issuer.id)
const total = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0)
const tenths = (list: readonly Written[]): number =>
  total(list.map(({ credentialSubject }) => Math.round(Number(credentialSubject.hours) * 10)))
const euros = (minor: number): number => minor / 100
const work = (behind: Behind): readonly Written[] => typed(behind, 'WorkRecordCredential')
const minor = ({ credentialSubject }: Written): number => credentialSubject.amount.minor
const paidBy = (behind: Behind, kind: string): number =>
  total(behind.credentials.filter(({ credentialSubject }) => credentialSubject.payerKind === kind).map(minor))

function bySubject(list: readonly Written[]): ReadonlyMap<string, readonly Written[]> {
  const found = new Map<string, Written[]>()
  for (const one of list) found.set(one.credentialSubject.id, [...(found.get(one.credentialSubject.id) ?? []), one])
  return found
}

/** An hour for each thirty, at most forty, cut to a millionth. */
const leaveOf = (own: readonly Written[]): number => Math.min(40_000_000, Math.floor((tenths(own) * 100_000) / 30))
const allLeave = (behind: Behind): string => String(total([...bySubject(work(behind)).values()].map(leaveOf)) / 1_000_000)

function variation(own: readonly Written[]): string | undefined {
  const income = new Map<string, number>()
  for (const { credentialSubject: one } of own) {
    const { low, high } = one.grossEarnings
    income.set(one.periodFrom, (income.get(one.periodFrom) ?? 0) + (low + high) / 2)
  }
  const months = [...income.keys()].sort().map((from) => Number(from.slice(5, 7)))
  const [first, last] = [months[0] as number, months.at(-1) as number]
  if (first === last) return undefined
  const all = Array.from({ length: last - first + 1 }, (_, at) => {
    const month = String(first + at).padStart(2, '0')
    return income.get(`2026-${month}-01T00:00:00Z`) ?? 0
  })
  const mean = total(all) / all.length
  const variance = total(all.map((one) => (one - mean) ** 2)) / (all.length - 1)
  return (Math.sqrt(variance) / mean).toFixed(3)
}

const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000
const toStep = (value: number, step: number): number => Math.round(value / step) * step
const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1] as number
const median = (values: readonly number[]): number => {
  const [sorted, half] = [[...values].sort((a, b) => a - b), (values.length - 1) / 2]
  return ((sorted[Math.floor(half)] as number) + (sorted[Math.ceil(half)] as number)) / 2
}
const startOf = (own: readonly Written[]): string => own.map(({ credentialSubject }) => credentialSubject.periodFrom).sort()[0]
const endOf = (own: readonly Written[]): string =>
  own
    .map(({ credentialSubject }) => credentialSubject.periodUntil)
    .sort()
    .at(-1)

async function redeemed(behind: Behind): Promise<readonly Written[]> {
  const lists = new Map<string, Awaited<ReturnType<typeof decodeBitstring>>>()
  for (const { id, credentialSubject } of typed(behind, 'BitstringStatusListCredential'))
    lists.set(id, await decodeBitstring(credentialSubject.encodedList))
  return typed(behind, 'WageTopUpEntitlementCredential').filter(({ credentialStatus: at }) => {
    const bits = lists.get(at.statusListCredential)
    return bits !== undefined && readStatus(bits, Number(at.statusListIndex)) === 1
  })
}

/** Seats of the council, as the example gives them. */
const SEATS: Readonly<Record<string, readonly string[]>> = {
  workers: ['did:web:riders.example', 'did:web:drivers.example'],
  platforms: ['did:web:courier.example', 'did:web:groceries.example'],
}
const agreed =
  (constituency: string): Recount =>
  (behind) => {
    const [published] = typed(behind, 'LadderDefinitionCredential')
    const digest = published.credentialSubject.ladderDigest
    const endorsed = typed(behind, 'EndorsementCredential').filter((one) => one.credentialSubject.ladderDigest === digest)
    return different(endorsed.map(issuerOf).filter((did) => SEATS[constituency]?.includes(did)))
  }

const ofPeople = (behind: Behind): ReadonlyMap<string, readonly Written[]> =>
  bySubject(behind.credentials.filter(({ type }) => !type.includes('StatisticalReleaseCredential')))
const isDriver = ({ credentialSubject: { achievement } }: Written): boolean =>
  achievement?.ladder?.rung?.endsWith('/driver') === true
const workIn = (own: readonly Written[]): readonly Written[] => own.filter(({ type }) => type.includes('WorkRecordCredential'))

/** What one person hands in of a metric that is an amount. */
const AMOUNTS: Readonly<Record<string, (own: readonly Written[]) => number | undefined>> = {
  timeToRung: (own) => {
    const badge = own.find(isDriver)
    return badge && toStep(days(startOf(workIn(own)), badge.validFrom), 5)
  },
  hoursPerWeek: (own) => Math.round(tenths(workIn(own)) / 10 / (days(startOf(workIn(own)), endOf(workIn(own))) / 7)),
  earningsStability: (own) => {
    const varies = variation(workIn(own))
    return varies === undefined ? undefined : toStep(Number(varies) * 100, 5)
  },
  claimProcessingTime: (own) => {
    const claims = own.filter(({ type }) => type.includes('ClaimReceiptCredential')).map(({ credentialSubject: one }) => one)
    return claims.length === 0
      ? undefined
      : middle(claims.map(({ submittedAt, decidedAt }) => Math.floor(days(submittedAt, decidedAt))))
  },
}
const STEPS: Readonly<Record<string, number>> = { timeToRung: 5, hoursPerWeek: 1, earningsStability: 5, claimProcessingTime: 1 }

/** What a group would be told with, were it never withheld. */
export const releaseFigure: Recount = (behind, id) => {
  const metric = id.split('/')[1] as string
  const people = [...ofPeople(behind).values()]
  if (metric === 'people') return String(toStep(people.length, 5))
  if (metric === 'credentialAttainmentRate')
    return String(Math.round((people.filter((own) => own.some(isDriver)).length / people.length) * 100))
  if (metric === 'wageChange') return different(people.flatMap((own) => workIn(own).map(issuerOf))) < 5 ? null : 'told'
  const values = people.flatMap((own) => AMOUNTS[metric]?.(own) ?? [])
  return String(toStep(median(values), STEPS[metric] as number))
}

/** How many people stand behind a figure. */
export const peopleBehind = (behind: Behind): number => ofPeople(behind).size

const ROWS = ['North', 'South', 'East', 'Harbour']
const COLUMNS = ['did:web:courier.example', 'did:web:groceries.example']

/** The noised counts again, of the exact ones and the same seed; by what the report calls them. */
export function noisedCounts(behind: Behind): Readonly<Record<string, number>> {
  const groups = [...ofPeople(behind).keys()].map((did) => behind.groupsOf(did))
  const counts = ROWS.map((row) =>
    COLUMNS.map((column) => groups.filter((one) => one?.['region'] === row && one['platform'] === column).length),
  )
  const table: CountTable = { rows: ROWS, columns: COLUMNS, counts }
  const terms = { epsilon: '0.5', population: 'p', purpose: 'q', ledger: createPrivacyLedger({ budget: '1' }) }
  const random = createSeed('job quality 2026').branch('noise/by-platform').bytes
  const noised = noiseTable(table, { ...terms, random })
  const cells = ROWS.flatMap((row, at) => COLUMNS.map((column, place) => [`${row}, ${column}`, noised.counts[at]?.[place]]))
  const [rows, columns] = [
    ROWS.map((row, at) => [row, noised.rowTotals[at]]),
    COLUMNS.map((one, at) => [one, noised.columnTotals[at]]),
  ]
  return Object.fromEntries([...cells, ...rows, ...columns, ['all', noised.total]])
}

/** How each number of the report that is not of a release is counted again. */
export const recounts: Readonly<Record<string, Recount>> = {
  'own-hours': (behind) => String(tenths(work(behind)) / 10),
  'own-leave': allLeave,
  'own-paid': ({ credentials }) => euros(total(credentials.map(minor))),
  'own-variation': (behind) => variation(work(behind)) ?? null,
  workers: (behind) => different(subjects(work(behind))),
  'workers-on-both': (behind) => [...bySubject(work(behind)).values()].filter((own) => different(own.map(issuerOf)) === 2).length,
  'hours-courier': (behind) => String(tenths(work(behind)) / 10),
  'hours-groceries': (behind) => String(tenths(work(behind)) / 10),
  'earnings-low': (behind) => euros(total(work(behind).map(({ credentialSubject }) => credentialSubject.grossEarnings.low))),
  'earnings-high': (behind) => euros(total(work(behind).map(({ credentialSubject }) => credentialSubject.grossEarnings.high))),
  courses: ({ credentials }) => different(credentials.map(({ id }) => id)),
  'rung-rider': (behind) => different(subjects(behind.credentials)),
  'rung-driver': (behind) => different(subjects(behind.credentials)),
  'rung-mentor': (behind) => different(subjects(behind.credentials)),
  enrolled: (behind) => different(subjects(typed(behind, 'BenefitEnrolmentCredential'))),
  'opted-out': ({ credentials }) =>
    credentials.filter(({ credentialSubject: { optedOutAt, optOutUntil } }) => optedOutAt < optOutUntil).length,
  contributions: ({ credentials }) => euros(total(credentials.map(minor))),
  'share-platform': (behind) => (100 - Number(shareOfFund(behind))).toFixed(2),
  'share-fund': shareOfFund,
  leave: allLeave,
  'claim-days': ({ credentials }) =>
    middle(credentials.map(({ credentialSubject: { submittedAt, decidedAt } }) => Math.floor(days(submittedAt, decidedAt)))),
  'top-ups': (behind) => different(subjects(typed(behind, 'WageTopUpEntitlementCredential'))),
  'top-ups-paid': async (behind) => (await redeemed(behind)).length,
  'top-ups-sum': async (behind) => euros(total((await redeemed(behind)).map(minor))),
  'agreed-workers': agreed('workers'),
  'agreed-platforms': agreed('platforms'),
  'ballot-people': ({ credentials: [ballot] }) => total(ballot.credentialSubject.options.map((one: Written) => one.count)),
  'ballot-yes': ({ credentials: [ballot] }) => ballot.credentialSubject.options.find((one: Written) => one.id === 'yes').count,
  belonging: ({ credentials: [survey] }) => survey.credentialSubject.value,
}

function shareOfFund(behind: Behind): string {
  const [fund, platform] = [paidBy(behind, 'fund'), paidBy(behind, 'platform')]
  return ((fund / (fund + platform)) * 100).toFixed(2)
}
