import { describe, expect, it } from 'vitest'
import { checkNames, finding, findingOf, inputError, problem } from '../../src/core/index.js'

describe('report parts', () => {
  it('name the checks in the order of a verification (OB 3.0 section 9.1)', () => {
    expect(checkNames).toEqual([
      'form',
      'schema',
      'proof',
      'issuer',
      'refresh',
      'validity',
      'status',
      'recipient',
      'endorsements',
      'nested',
      'trust',
    ])
  })

  it('carry code, params and path', () => {
    expect(problem('core.json_too_deep', { limit: 2 })).toEqual({ code: 'core.json_too_deep', params: { limit: 2 }, path: '' })
    expect(problem('core.json_invalid', {}, '/a')).toEqual({ code: 'core.json_invalid', params: {}, path: '/a' })
    expect(finding('proof', 'core.json_invalid', {}, '/proof')).toEqual({
      check: 'proof',
      code: 'core.json_invalid',
      params: {},
      path: '/proof',
    })
  })

  it('take the facts of an error and nothing else of it', () => {
    const error = inputError('core.json_too_deep', { limit: 2 }, '/a', new Error('secret'))
    expect(findingOf('form', error)).toEqual({ check: 'form', code: 'core.json_too_deep', params: { limit: 2 }, path: '/a' })
  })
})
