import { expect, it } from 'vitest'
import { deepFreeze } from '../../src/core/index.js'

it('deepFreeze freezes a whole tree, cycles included, and returns it', () => {
  const tree: { a: { b: number[] }; self?: unknown } = { a: { b: [1] } }
  tree.self = tree
  expect(deepFreeze(tree)).toBe(tree)
  expect([tree, tree.a, tree.a.b].every(Object.isFrozen)).toBe(true)
  expect(() => tree.a.b.push(2)).toThrow()
})

it('deepFreeze goes on below what is frozen already', () => {
  const inner = { a: 1 }
  deepFreeze(Object.freeze({ inner }))
  expect(Object.isFrozen(inner)).toBe(true)
})

it('deepFreeze leaves scalars and functions alone', () => {
  for (const value of [1, 'a', null, undefined, true]) expect(deepFreeze(value)).toBe(value)
  const step = (): number => 1
  expect(Object.isFrozen(deepFreeze({ step }).step)).toBe(false)
})
