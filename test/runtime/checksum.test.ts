import { crc32 as crc32OfZlib } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/core/index.js'
import type { Runtime } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]

describe.each(sides)('crc32 on the %s side', (_name, side) => {
  it.each([
    ['', 0],
    ['123456789', 0xcbf43926],
    // The chunk that ends every PNG.
    ['IEND', 0xae426082],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('of %j', (text, expected) => {
    expect(side.crc32(utf8(text))).toBe(expected)
  })

  it('is that of zlib for bytes of any length, at any place of a buffer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(9), (bytes, from) => {
        const part = bytes.subarray(Math.min(from, bytes.length))
        expect(side.crc32(part)).toBe(crc32OfZlib(part))
      }),
    )
  })
})
