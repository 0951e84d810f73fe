import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concatBytes } from '../../src/core/index.js'
import type { Runtime } from '../../src/runtime/index.js'
import * as node from '../../src/runtime/node/index.js'
import * as web from '../../src/runtime/web/index.js'

const sides: readonly (readonly [string, Runtime])[] = [
  ['node', node],
  ['web', web],
]
const formats = ['gzip', 'zlib'] as const
const cases = sides.flatMap(([name, side]) => formats.map((format) => ({ name, side, format })))

describe.each(cases)('$format (RFC 1952, RFC 1950) on the $name side', ({ side, format }) => {
  it('what either side compresses is expanded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        for (const [, other] of sides) {
          const expanded = await side.inflate(format, await other.deflate(format, bytes), bytes.length + 1)
          expect(expanded).toEqual(bytes)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('gives plain bytes', async () => {
    const packed = await side.deflate(format, Uint8Array.of(1, 2, 3))
    for (const bytes of [packed, await side.inflate(format, packed, 10)])
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
  })

  it('stops at the limit', async () => {
    const packed = await side.deflate(format, new Uint8Array(20_000_000))
    expect(await side.inflate(format, packed, 19_999_999)).toBe('too_large')
    expect(await side.inflate(format, packed, 1000)).toBe('too_large')
    expect(await side.inflate(format, packed, 20_000_000)).toHaveLength(20_000_000)
  })

  it('takes one whole stream of the format and nothing else', async () => {
    const packed = await side.deflate(
      format,
      Uint8Array.from({ length: 1000 }, (_, at) => at % 7),
    )
    const other = await side.deflate(format === 'gzip' ? 'zlib' : 'gzip', new Uint8Array(10))
    const wrong = [
      new Uint8Array(0),
      packed.subarray(0, 1),
      packed.subarray(0, -1),
      packed.subarray(1),
      concatBytes(packed, Uint8Array.of(0)),
      concatBytes(packed, await side.deflate(format, Uint8Array.of(1, 2))),
      packed.map((byte, at) => (at === packed.length - 6 ? byte ^ 1 : byte)),
      packed.map((byte, at) => (at === packed.length - 1 ? byte ^ 1 : byte)),
      other,
      Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0xff),
    ]
    for (const bytes of wrong) expect(await side.inflate(format, bytes, 10_000)).toBe('malformed')
  })
})

it('several gzip members after each other are not one list', async () => {
  const two = concatBytes(gzipSync(new Uint8Array(10)), gzipSync(new Uint8Array(20)))
  for (const [, side] of sides) expect(await side.inflate('gzip', two, 1000)).toBe('malformed')
})
