import { expect, it } from 'vitest'
import { pointer } from '../../src/core/index.js'

it('pointer escapes as RFC 6901 section 3 says', () => {
  expect(pointer('', 'a/b~c')).toBe('/a~1b~0c')
  expect(pointer('/x', 0)).toBe('/x/0')
  expect(pointer('', '')).toBe('/')
  expect(pointer('', '~1')).toBe('/~01')
})
