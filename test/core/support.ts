import fc from 'fast-check'
import { expect } from 'vitest'
import { type Code, isRungsError, type RungsError } from '../../src/core/index.js'

/** What a step throws, which must be an error of the library: never a bare TypeError. */
export function failure(step: () => unknown): RungsError {
  try {
    step()
  } catch (error) {
    if (!isRungsError(error)) throw error
    return error
  }
  throw new Error('expected an error of the library, nothing was thrown')
}

/** Asserts that a step is refused with a code, and where it says so. */
export function refuses(step: () => unknown, code: Code, path = ''): void {
  const error = failure(step)
  expect({ code: error.code, path: error.path }).toEqual({ code, path })
}

/** Asks a function of the library something that its types forbid, as plain JavaScript would. */
export function untyped(value: unknown): never {
  return value as never
}

/** Any JSON value as a parser makes it: no minus zero, no lone surrogates, and no member `__proto__`, which is refused by design. */
export const json: fc.Arbitrary<unknown> = fc
  .jsonValue({ depthSize: 'medium', stringUnit: 'grapheme' })
  .map((value) => JSON.stringify(value))
  .filter((text) => !text.includes('"__proto__":'))
  .map((text) => JSON.parse(text) as unknown)
