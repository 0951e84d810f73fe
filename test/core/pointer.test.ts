import { expect, it } from 'vitest'
import { hasPointer, pointer } from '../../src/core/index.js'

it('pointer escapes as RFC 6901 section 3 says', () => {
  expect(pointer('', 'a/b~c')).toBe('/a~1b~0c')
  expect(pointer('/x', 0)).toBe('/x/0')
  expect(pointer('', '')).toBe('/')
  expect(pointer('', '~1')).toBe('/~01')
})

it('a pointer leads to members and elements, and nowhere else', () => {
  const document = { a: { 'b/c': [1, null] }, '': 2, '~': 3 }
  for (const there of ['', '/a', '/a/b~1c', '/a/b~1c/0', '/a/b~1c/1', '/', '/~0']) expect(hasPointer(document, there)).toBe(true)
  const wrong = [
    'a',
    '/b',
    '/a/b~1c/2',
    '/a/b~1c/00',
    '/a/b~1c/-',
    '/a/b~1c/length',
    '/a/b~1c/0/x',
    '/a/b~1c/1/x',
    '/~2',
    '/toString',
  ]
  for (const nowhere of wrong) expect(hasPointer(document, nowhere)).toBe(false)
})
