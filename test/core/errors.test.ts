import { describe, expect, it } from 'vitest'
import { atPath, inputError, isRungsError, operationError, RungsError, usageError } from '../../src/core/index.js'
import { failure } from './support.js'

describe('RungsError', () => {
  it('has code, kind, params, path, and is not retryable unless told', () => {
    expect(inputError('core.json_too_deep', { limit: 3 }, '/a')).toMatchObject({
      name: 'RungsError',
      code: 'core.json_too_deep',
      kind: 'input',
      params: { limit: 3 },
      path: '/a',
      retryable: false,
    })
    expect(usageError('core.option_unknown', { option: 'a', where: 'b' })).toMatchObject({
      kind: 'usage',
      path: '',
      retryable: false,
    })
    expect(operationError('core.json_invalid', {}, { retryable: true })).toMatchObject({
      kind: 'operation',
      path: '',
      retryable: true,
    })
    expect(inputError('core.json_invalid', {})).toBeInstanceOf(Error)
  })

  it('becomes data without stack, cause or message', () => {
    const error = inputError('core.json_too_deep', { limit: 3 }, '/a', new Error('secret'))
    const data = JSON.parse(JSON.stringify(error)) as object
    expect(data).toEqual({ code: 'core.json_too_deep', kind: 'input', params: { limit: 3 }, path: '/a', retryable: false })
    expect(JSON.stringify({ nested: [error] })).not.toMatch(/secret|stack|\.test\.ts/)
  })

  it('keeps a cause out of its own words', () => {
    const cause = new Error('secret')
    const error = operationError('core.json_invalid', {}, { cause })
    expect(error.cause).toBe(cause)
    expect(error.message).not.toContain('secret')
    expect('cause' in inputError('core.json_invalid', {})).toBe(false)
  })
})

describe('isRungsError', () => {
  it('knows the errors of another copy of the package by their brand', async () => {
    const copy = (await import(/* @vite-ignore */ `../../src/core/errors.js?copy=${Date.now()}`)) as {
      RungsError: typeof RungsError
      isRungsError: typeof isRungsError
    }
    expect(copy.RungsError).not.toBe(RungsError)
    const foreign = new copy.RungsError('input', 'core.json_invalid', {})
    expect(foreign instanceof RungsError).toBe(false)
    expect(isRungsError(foreign)).toBe(true)
    expect(copy.isRungsError(inputError('core.json_invalid', {}))).toBe(true)
  })

  it('is not deceived by data that only looks like an error', () => {
    const data = JSON.parse(JSON.stringify(inputError('core.json_invalid', {}))) as unknown
    for (const value of [
      data,
      new Error('core.json_invalid'),
      null,
      undefined,
      'core.json_invalid',
      5,
      { 'rungs.error': true },
      { 'Symbol(rungs.error)': true },
    ]) {
      expect(isRungsError(value)).toBe(false)
    }
  })
})

describe('atPath', () => {
  it('puts its path before the path of the error, and keeps the rest', () => {
    const cause = new Error('why')
    const error = failure(() =>
      atPath('/a', () =>
        atPath('/0', () => {
          throw operationError('core.json_too_deep', { limit: 2 }, { path: '/b', retryable: true, cause })
        }),
      ),
    )
    expect(error).toMatchObject({
      code: 'core.json_too_deep',
      kind: 'operation',
      params: { limit: 2 },
      path: '/a/0/b',
      retryable: true,
    })
    expect(error.cause).toBe(cause)
  })

  it('returns the result, and leaves other errors as they are', () => {
    expect(atPath('/a', () => 5)).toBe(5)
    const other = new RangeError('a')
    expect(() =>
      atPath('/a', () => {
        throw other
      }),
    ).toThrow(other)
  })
})
