import { expect, it } from 'vitest'
import { typeName } from '../../src/core/index.js'

it('typeName names the JSON type', () => {
  const names = [null, [], {}, 'a', 1, true, undefined].map(typeName)
  expect(names).toEqual(['null', 'array', 'object', 'string', 'number', 'boolean', 'undefined'])
})
