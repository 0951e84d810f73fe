import { sha256Base64url } from '#runtime'
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  deepFreeze,
  formatDecimal,
  inputError,
  isJsonObject,
  operationError,
  parseDecimal,
  parseJson,
  requireOption,
} from '../../core/index.js'
import { appendAudit, type StoreReader, type StoreTransaction } from '../../storage/index.js'
import { minus, type PrivacyEntry, readEpsilon } from './ledger.js'

/** What a population has spent. */
const SPENT = 'insight.privacy-spent'
/** What it was spent on. */
const PAID = 'insight.privacy-paid'
const NOTHING: Decimal = { units: 0n, scale: 0 }
const DIGITS = 6
const MAX_ENTRIES = 100_000
const MAX_TEXT = 1000
const PAGE = 1000

/** What a population has spent up to now. */
export interface Spent {
  readonly spent: Decimal
  readonly count: number
  /** Of its record; undefined before the first payment. */
  readonly version?: number
}

/** Takes from the budget of a population. @throws RungsError `insight.budget_spent`, `storage.conflict` where somebody else was quicker */
export async function payFrom(
  tx: StoreTransaction,
  entry: PrivacyEntry,
  { budget, atMs }: { readonly budget: Decimal; readonly atMs: number },
): Promise<void> {
  // Whoever pays waits here, and then sees what the one before has paid.
  await tx.audit.lockHead()
  const { population, epsilon } = entry
  const { spent, count, version } = await findSpent(tx, population)
  const [left, asked] = [minus(budget, spent), readEpsilon(epsilon, 'epsilon')]
  if (compareDecimals(asked, left) > 0) {
    const [shown, wanted] = [formatDecimal(left), formatDecimal(asked)]
    throw inputError('insight.budget_spent', { population: population.slice(0, 256), left: shown, asked: wanted })
  }
  requireOption(count < MAX_ENTRIES, 'entries', `at most ${MAX_ENTRIES}`)
  const id = idOf(population)
  const sum = { kind: SPENT, id, value: JSON.stringify({ spent: formatDecimal(addDecimals(spent, asked)), count: count + 1 }) }
  const isWritten =
    (await tx.records.insert({ kind: PAID, id: placeOf(id, count), value: JSON.stringify({ ...entry, atMs }) })) &&
    (version === undefined ? await tx.records.insert(sum) : await tx.records.replace(sum, version))
  if (!isWritten) throw operationError('storage.conflict', { table: 'record' }, { retryable: true })
  await appendAudit(tx.audit, [{ atMs, kind: PAID, facts: { population: id, epsilon, count: count + 1 } }])
}

/** What a population has spent. What cannot be read is not taken for nothing. @throws RungsError `storage.unavailable` */
export async function findSpent({ records }: StoreReader, population: string): Promise<Spent> {
  requireName(population)
  const there = await records.get(SPENT, idOf(population))
  if (there === undefined) return { spent: NOTHING, count: 0 }
  const { spent, count } = readObject(there.value)
  const sum = parseDecimal(spent)
  if (sum === undefined || sum.units < 0n || !Number.isSafeInteger(count)) throw corrupt()
  return { spent: sum, count: count as number, version: there.version }
}

/** The payments of a population in their order. @throws RungsError `storage.unavailable` where one is missing */
export async function listPaid(view: StoreReader, population: string): Promise<readonly PrivacyEntry[]> {
  const { count } = await findSpent(view, population)
  const id = idOf(population)
  const found: PrivacyEntry[] = []
  while (found.length < count) {
    const after = found.length === 0 ? `${id}.` : placeOf(id, found.length - 1)
    const page = await view.records.list(PAID, { after, limit: Math.min(PAGE, count - found.length) })
    if (page.length === 0) throw corrupt()
    for (const record of page) {
      if (record.id !== placeOf(id, found.length)) throw corrupt()
      const { epsilon, purpose } = readObject(record.value)
      found.push(readEntry({ population, epsilon, purpose } as PrivacyEntry))
    }
  }
  return deepFreeze(found)
}

/** An entry that can be kept. @throws RungsError `core.option_invalid` (usage) */
export function readEntry({ population, epsilon, purpose }: PrivacyEntry): PrivacyEntry {
  requireName(population)
  requireOption(typeof purpose === 'string' && purpose !== '' && purpose.length <= MAX_TEXT, 'purpose', 'text')
  readEpsilon(epsilon, 'epsilon')
  return Object.freeze({ population, epsilon, purpose })
}

function requireName(population: unknown): void {
  requireOption(typeof population === 'string' && population !== '' && population.length <= MAX_TEXT, 'population', 'text')
}

function readObject(text: string): Readonly<Record<string, unknown>> {
  const parsed = parseJson(text)
  if (!isJsonObject(parsed)) throw corrupt()
  return parsed
}

function corrupt(): Error {
  return operationError('storage.unavailable', { reason: 'corrupt' })
}

function idOf(population: string): string {
  return sha256Base64url(population)
}

function placeOf(id: string, count: number): string {
  return `${id}.${String(count).padStart(DIGITS, '0')}`
}
