import { describe, expect, it } from 'vitest'
import { checkOptions } from '../../src/core/index.js'
import { failure } from './support.js'

describe('checkOptions', () => {
  it('lets known keys pass, whatever their values', () => {
    expect(() => checkOptions({ a: undefined, b: 1 }, ['a', 'b', 'c'], 'make')).not.toThrow()
    expect(() => checkOptions({}, [], 'make')).not.toThrow()
  })

  it('refuses a misspelt key as the mistake of the caller', () => {
    const error = failure(() => checkOptions({ a: 1, timeoutMS: 5 }, ['a', 'timeoutMs'], 'make'))
    expect([error.code, error.kind, error.params as unknown]).toEqual([
      'core.option_unknown',
      'usage',
      { option: 'timeoutMS', where: 'make' },
    ])
  })

  it('knows no key by inheritance', () => {
    for (const key of ['constructor', 'toString', '__proto__']) {
      expect(failure(() => checkOptions(JSON.parse(`{"${key}":1}`), ['a'], 'make')).code).toBe('core.option_unknown')
    }
  })

  it.each([undefined, null, 5, 'a', true, () => 1])('refuses options that are no object: %s', (options) => {
    const error = failure(() => checkOptions(options, [], 'make'))
    expect([error.code, error.kind]).toEqual(['core.option_invalid', 'usage'])
  })
})
