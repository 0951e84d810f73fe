import { crc32, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { concatBytes, utf8 } from '../../src/core/index.js'
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

/** A gzip member with some of the parts that it may have (RFC 1952 section 2.3). */
function gzipWith(flags: number, parts: readonly Uint8Array[], data: Uint8Array, checkOf = crc32): Uint8Array {
  const head = concatBytes(Uint8Array.of(0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3), ...parts)
  const sum = new Uint8Array(2)
  new DataView(sum.buffer).setUint16(0, checkOf(head) & 0xffff, true)
  const tail = new DataView(new ArrayBuffer(8))
  tail.setUint32(0, crc32(data), true)
  tail.setUint32(4, data.length, true)
  return concatBytes(head, ...((flags & 2) === 0 ? [] : [sum]), deflateRawSync(data), new Uint8Array(tail.buffer))
}

describe.each(sides)('the parts of a gzip member on the %s side', (_name, side) => {
  const data = Uint8Array.of(1, 2, 3)
  const extra = Uint8Array.of(3, 0, 0x1f, 0x8b, 8)

  it.each([
    ['nothing', 0, []],
    ['that it is text', 1, []],
    ['a checksum of its head', 2, []],
    ['something extra', 4, [extra]],
    ['a name', 8, [utf8('list\0')]],
    ['a remark', 16, [utf8('\0')]],
    ['all of it', 31, [extra, utf8('list\0'), utf8('a remark\0')]],
  ])('%s', async (_what, flags, parts) => {
    expect(await side.inflate('gzip', gzipWith(flags, parts, data), 100)).toEqual(data)
    expect(await side.inflate('gzip', gzipWith(flags, parts, new Uint8Array(0)), 100)).toEqual(new Uint8Array(0))
    for (let length = 0; length < 14; length++)
      expect(await side.inflate('gzip', gzipWith(flags, parts, data).slice(0, length), 100)).toBe('malformed')
  })

  it.each([
    ['a flag that is reserved', gzipWith(32, [], data)],
    ['a wrong checksum of its head', gzipWith(2, [], data, () => 7)],
    ['a name without an end', gzipWith(8, [utf8('list')], new Uint8Array(0)).slice(0, -9)],
    ['another method', gzipWith(0, [], data).map((byte, at) => (at === 2 ? 7 : byte))],
    ['a wrong length', gzipWith(0, [], data).map((byte, at, { length }) => (at === length - 1 ? 1 : byte))],
  ])('%s', async (_what, bytes) => expect(await side.inflate('gzip', bytes, 100)).toBe('malformed'))
})

it('a member of nothing before another one, whose length is that of both, is not one list (node)', async () => {
  const nothing = gzipSync(new Uint8Array(0))
  expect(await node.inflate('gzip', concatBytes(nothing, gzipSync(new Uint8Array(20))), 1000)).toBe('malformed')
  expect(await node.inflate('gzip', concatBytes(nothing, nothing), 1000)).toBe('malformed')
})

describe('a stream that expands to far more than the limit, on a platform that expands all that is written at once', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is given up after a small part of it', async () => {
    let expanded = 0
    // As the standard has it (Compression Streams section 5): a chunk is expanded whole before anything of it is read.
    class Greedy extends TransformStream<Uint8Array, Uint8Array> {
      constructor() {
        super({
          transform(chunk, controller) {
            expanded += chunk.length * 1000
            controller.enqueue(new Uint8Array(chunk.length * 1000))
          },
        })
      }
    }
    vi.stubGlobal('DecompressionStream', Greedy)
    expect(await web.inflate('gzip', new Uint8Array(1_000_000), 1_000_000)).toBe('too_large')
    expect(expanded).toBeLessThan(40_000_000)
  })
})

it('browsers of before 2023 cannot tell whether a stream is right, and say so', async () => {
  vi.stubGlobal('DecompressionStream', undefined)
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
  const found = await web.inflate('gzip', gzipSync(utf8('x')), 10).catch((error: unknown) => error)
  vi.unstubAllGlobals()
  expect(found).toMatchObject({ code: 'core.platform_lacks', kind: 'operation', params: { feature: 'gzip' } })
})
