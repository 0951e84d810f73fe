import { isRungsError, operationError, requireOption, requireWellFormed } from '../core/index.js'
import type { StoreReader, StoreTransaction } from './store.js'

type Tables = Pick<StoreTransaction, keyof StoreTransaction>
type Call = (...given: readonly unknown[]) => Promise<unknown>

/** The tables of one transaction, watched over. */
export interface Guard {
  readonly tx: StoreTransaction
  /** The same without what writes. */
  readonly view: StoreReader
  /** Waits for calls that the work did not wait for. @throws what the first call that failed threw: its transaction cannot go on */
  settle(): Promise<void>
  /** From now on every call is refused. */
  end(): void
}

const READS: { readonly [Name in keyof StoreReader]: readonly (keyof StoreReader[Name])[] } = {
  records: ['get', 'list', 'count'],
  lists: [
    'get',
    'list',
    'reservations',
    'reservationsOf',
    'placesOf',
    'places',
    'countPlaces',
    'changes',
    'values',
    'valueAt',
    'publication',
  ],
  credentials: ['get', 'findByKeys', 'list', 'count', 'body', 'bodies'],
  secrets: ['get'],
  audit: ['head', 'list'],
}

/**
 * What every driver does in the same way: it refuses what cannot be kept, and calls after the end; and a call that failed takes the whole
 * transaction with it, whether or not its error was caught, since a database would not go on either.
 */
export function createGuard(tables: Tables): Guard {
  const underWay = new Set<Promise<unknown>>()
  let ended = false
  let failure: { readonly error: unknown } | undefined
  const guarded =
    (call: Call): Call =>
    (...given) => {
      if (ended) return Promise.reject(operationError('storage.closed', { what: 'transaction' }))
      if (failure !== undefined) return Promise.reject(failure.error)
      const result = start(call, given).catch((error: unknown) => {
        failure ??= { error }
        throw error
      })
      const done: Promise<unknown> = result.then(ignore, ignore).then(() => underWay.delete(done))
      underWay.add(done)
      return result
    }
  const over = (pick: (table: keyof StoreReader) => readonly string[]): StoreTransaction =>
    Object.freeze(
      Object.fromEntries(
        (Object.keys(READS) as (keyof StoreReader)[]).map((table) => [
          table,
          Object.freeze(
            Object.fromEntries(
              pick(table).map((name) => [name, guarded((tables[table] as unknown as Record<string, Call>)[name] as Call)]),
            ),
          ),
        ]),
      ),
    ) as unknown as StoreTransaction
  return {
    tx: over((table) => Object.keys(tables[table])),
    view: over((table) => READS[table] as readonly string[]),
    async settle() {
      while (underWay.size > 0) await Promise.all(underWay)
      if (failure !== undefined) throw failure.error
    },
    end() {
      ended = true
    },
  }
}

async function start(call: Call, given: readonly unknown[]): Promise<unknown> {
  for (const value of given) requireStorable(value, 'value')
  return call(...given)
}

const ignore = (): void => undefined

/** What every database can keep as it is: well-formed text without U+0000, and whole numbers. */
function requireStorable(value: unknown, name: string): void {
  if (typeof value === 'string') {
    requireWellFormed(value)
    requireOption(!value.includes('\0'), name, 'text without U+0000')
  } else if (typeof value === 'number') {
    requireOption(Number.isSafeInteger(value), name, 'whole number')
  } else if (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)) {
    if (Array.isArray(value)) {
      for (const part of value) requireStorable(part, name)
      return
    }
    // No list of members is made for each of many rows.
    for (const member in value) {
      if (!Object.hasOwn(value, member)) continue
      const part = (value as { readonly [member: string]: unknown })[member]
      if (member === 'limit') requireOption(part === undefined || (part as number) > 0, member, 'whole number')
      requireStorable(part, member)
    }
  }
}

/** A count of things to be handed out: from 1. @throws RungsError `core.option_invalid` */
export function requireCount(count: number): void {
  requireOption(Number.isSafeInteger(count) && count > 0, 'count', 'whole number')
}

/** A copy of what is to be kept secret. @throws RungsError `core.option_invalid` when it is no bytes */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  requireOption(bytes instanceof Uint8Array, 'secret', 'bytes')
  // A plain array of bytes, whatever it is a view of.
  return Uint8Array.from(bytes)
}

/** Whether something is an error of the library with one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return isRungsError(error) && codes.includes(error.code)
}
