import { isRungsError } from '../../core/index.js'
import type { Store } from '../../storage/index.js'
import { ensure, errorOf } from '../contract.js'

/** What the cases of a store are given: a store with nothing in it. */
export type StoreCheck = (store: Store) => Promise<void>

/** Cases by their sentence. */
export type StoreCases = Readonly<Record<string, StoreCheck>>

/** 2026-06-01. */
export const AT_MS = 1_780_272_000_000

/** Texts whose order by UTF-16 differs from that by UTF-8, and such as SQL, patterns and objects could trip over; in order of UTF-8. */
export const AWKWARD: readonly string[] = [
  '',
  '"a" \\ %_',
  "'; DROP TABLE record; --",
  'A',
  '__proto__',
  'a',
  'constructor',
  'é',
  '\u{ff5e}',
  '\u{1f600}',
]

/** Fails a case unless a step rejects with one of the library's codes, and with these params if any are given. */
export async function ensureCode(step: () => unknown, code: string, params?: object): Promise<void> {
  const error = await errorOf(step)
  const thrown = error?.thrown
  ensure(error !== undefined, `${code} is expected, and nothing was thrown`)
  ensure(isRungsError(thrown) && thrown.code === code, `${code} is expected, not ${String(thrown)}`)
  const found = JSON.stringify(thrown.params)
  ensure(params === undefined || found === JSON.stringify(params), `${code} has the params ${found}`)
}

/** A promise, and what resolves it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Waits for a step, but not for long: what has to wait for another is waited for later. */
export async function briefly(step: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, 60)
  })
  await Promise.race([step.catch(() => undefined), late])
  clearTimeout(timer)
}

/** Numbers from 0. */
export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}
