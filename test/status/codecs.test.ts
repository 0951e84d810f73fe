import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isJsonObject, toBase64url } from '../../src/core/index.js'
import {
  createStatusList,
  decodeBitstring,
  decodeStatusList2021,
  decodeTokenStatusList,
  encodeBitstring,
  encodeTokenStatusList,
  readStatus,
  type StatusList,
  setStatus,
  setStatuses,
} from '../../src/status/index.js'
import { errorOf } from '../support/badges.js'
import { hasVectors, readVectorJson } from '../support/vectors.js'

const zeros = createStatusList()
const gz = (bytes: Uint8Array): string => `u${toBase64url(gzipSync(bytes))}`
const codeOf = async (run: Promise<unknown> | (() => unknown)): Promise<string> => (await errorOf(run)).code

/** Which statuses are not 0. */
function setOf(list: StatusList): number[] {
  const found: number[] = []
  for (let index = 0; index < list.length; index++) if (readStatus(list, index) !== 0) found.push(index)
  return found
}

describe('a list of statuses', () => {
  it('the first index is the left-most bit (Bitstring Status List section 2.2)', () => {
    expect([...setStatus(zeros, 0, 1).bytes.slice(0, 2)]).toEqual([0x80, 0])
    expect([...setStatus(zeros, 7, 1).bytes.slice(0, 2)]).toEqual([1, 0])
    expect([...setStatus(zeros, 8, 1).bytes.slice(0, 2)]).toEqual([0, 0x80])
    expect([...setStatus(zeros, 131_071, 1).bytes.slice(-2)]).toEqual([0, 1])
  })

  it('a status of several bits stands at index times size, its first bit the highest (section 3.2 step 10)', () => {
    const list = setStatuses(
      createStatusList({ statusSize: 3 }),
      new Map([
        [0, 6],
        [2, 5],
      ]),
    )
    expect([...list.bytes.slice(0, 3)]).toEqual([0b11000010, 0b10000000, 0])
    expect([0, 1, 2, 3].map((index) => readStatus(list, index))).toEqual([6, 0, 5, 0])
  })

  it('setting gives a copy and leaves the list as it was', () => {
    const list = setStatus(zeros, 5, 1)
    expect([readStatus(list, 5), readStatus(zeros, 5)]).toEqual([1, 0])
    expect(readStatus(setStatus(list, 5, 0), 5)).toBe(0)
    expect(Object.isFrozen(list)).toBe(true)
  })

  it.each([-1, 131_072, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('index %d is out of range', async (index) => {
    expect((await errorOf(() => readStatus(zeros, index))).toJSON()).toMatchObject({
      code: 'status.index_range',
      kind: 'input',
      params: { length: 131_072 },
    })
    expect(await codeOf(() => setStatus(zeros, index, 1))).toBe('status.index_range')
  })

  it.each([-1, 2, 0.5, Number.NaN])('the value %d does not fit one bit', async (value) => {
    expect(await codeOf(() => setStatus(zeros, 0, value))).toBe('core.option_invalid')
  })

  it.each([{ length: 0 }, { length: 1.5 }, { length: 2 ** 40 }, { statusSize: 0 }, { statusSize: 17 }, { statusSize: 1.5 }])(
    '%j cannot be made',
    async (options) => {
      expect(await codeOf(() => createStatusList(options))).toBe('core.option_invalid')
    },
  )

  it('holds for all sizes and both orders: what was set is read, and nothing else changes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 16 }),
        fc.constantFrom('most-significant' as const, 'least-significant' as const),
        fc.array(fc.tuple(fc.nat(199), fc.nat(65_535)), { maxLength: 20 }),
        (statusSize, bitOrder, pairs) => {
          const changes = new Map(pairs.map(([index, value]) => [index, value % 2 ** statusSize]))
          const list = setStatuses(createStatusList({ length: 200, statusSize, bitOrder }), changes)
          for (let index = 0; index < 200; index++) expect(readStatus(list, index)).toBe(changes.get(index) ?? 0)
        },
      ),
    )
  })
})

describe('encodedList (Bitstring Status List sections 3.3 and 3.4)', () => {
  it('round trip, and one bit set changes one index', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(131_071), { maxLength: 30 }), fc.nat(131_071), async (indices, extra) => {
        const list = setStatuses(
          zeros,
          indices.map((index) => [index, 1] as const),
        )
        const decoded = await decodeBitstring(await encodeBitstring(list))
        expect(Buffer.compare(decoded.bytes, list.bytes)).toBe(0)
        const flipped = setStatus(decoded, extra, 1 - readStatus(decoded, extra))
        const before = new Set(setOf(decoded))
        expect(before).toEqual(new Set(indices))
        const after = new Set(setOf(flipped))
        expect([...before, ...after].filter((index) => before.has(index) !== after.has(index))).toEqual([extra])
        expect(readStatus(flipped, extra)).not.toBe(readStatus(decoded, extra))
      }),
      { numRuns: 25 },
    )
  })

  it('a list of several bits needs as many statuses, not as many bits (section 3.2 step 9)', async () => {
    const encoded = await encodeBitstring(zeros)
    expect((await errorOf(decodeBitstring(encoded, { statusSize: 2 }))).params).toEqual({ minimum: 131_072, actual: 65_536 })
    const wide = setStatus(createStatusList({ statusSize: 2 }), 131_071, 3)
    expect(readStatus(await decodeBitstring(await encodeBitstring(wide), { statusSize: 2 }), 131_071)).toBe(3)
  })

  it('a short list is neither made nor read, unless a smaller bound is given', async () => {
    expect(await codeOf(encodeBitstring(createStatusList({ length: 1000 })))).toBe('status.list_too_short')
    const short = gz(new Uint8Array(16_383))
    expect(await codeOf(decodeBitstring(short))).toBe('status.list_too_short')
    expect((await decodeBitstring(short, { minLength: 8 })).length).toBe(131_064)
  })

  it('a list of the other bit order is not made', async () => {
    expect(await codeOf(encodeBitstring(createStatusList({ bitOrder: 'least-significant' })))).toBe('core.option_invalid')
    expect(await codeOf(encodeTokenStatusList(zeros))).toBe('core.option_invalid')
    expect(await codeOf(decodeBitstring(gz(zeros.bytes), { statusSize: 0 }))).toBe('core.option_invalid')
  })

  const good = gzipSync(zeros.bytes)
  const changedAt = (at: number): Uint8Array =>
    good.map((byte, index) => (index === (at + good.length) % good.length ? byte ^ 1 : byte))
  it.each<[string, unknown]>([
    ['no text', 5],
    ['empty', ''],
    ['the prefix alone', 'u'],
    ['another base', `z${toBase64url(good)}`],
    ['no prefix', toBase64url(good)],
    ['padding', `u${good.toString('base64url')}==`],
    ['base 64', 'uH4s+/'],
    ['a space', `u ${toBase64url(good)}`],
    ['bits after the last byte', 'uH4sI9'],
    ['no gzip', `u${toBase64url(deflateSync(zeros.bytes))}`],
    ['truncated', `u${toBase64url(good.subarray(0, -1))}`],
    ['cut in the middle', `u${toBase64url(good.subarray(0, 20))}`],
    ['a byte after the end', `u${toBase64url(Buffer.concat([good, Buffer.of(0)]))}`],
    ['text after the end', `u${toBase64url(Buffer.concat([good, Buffer.from('more')]))}`],
    ['a wrong checksum', `u${toBase64url(changedAt(-6))}`],
    ['a wrong length', `u${toBase64url(changedAt(-4))}`],
  ])('%s: refused', async (_what, text) => {
    expect((await errorOf(decodeBitstring(text as string))).toJSON()).toMatchObject({
      code: 'status.encoding_invalid',
      kind: 'input',
    })
  })

  it('a bomb stops at the limit, and a long text before it is looked at', async () => {
    const bomb = gz(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    const error = await errorOf(decodeBitstring(bomb))
    expect([error.code, error.params as unknown]).toEqual(['status.list_too_large', { limitBytes: 8 * 1024 * 1024 }])
    expect(await codeOf(decodeBitstring(`u${'!'.repeat(30_000)}`, { maxBytes: 16_384 }))).toBe('status.list_too_large')
    expect(await codeOf(decodeBitstring(gz(zeros.bytes), { maxBytes: 16_383 }))).toBe('status.list_too_large')
    expect((await decodeBitstring(gz(zeros.bytes), { maxBytes: 16_384 })).length).toBe(131_072)
  })

  it('a list that does not compress fits its limit', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(65_536))
    expect((await decodeBitstring(gz(bytes), { maxBytes: 65_536 })).bytes).toEqual(bytes)
  })

  it('any text is read or refused, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.uint8Array().map((bytes) => `u${toBase64url(bytes)}`),
        ),
        async (text) => {
          expect((await codeOf(decodeBitstring(text))).split('.')[0]).toBe('status')
        },
      ),
    )
  })
})

describe('StatusList2021', () => {
  const list = setStatus(zeros, 94_567, 1)
  const bytes = gzipSync(list.bytes)
  it.each([
    ['base64url', bytes.toString('base64url')],
    ['base 64 with padding', bytes.toString('base64')],
  ])('%s is read', async (_what, text) => {
    expect(setOf(await decodeStatusList2021(text))).toEqual([94_567])
  })

  it.each([
    ['a multibase prefix', `u${bytes.toString('base64url')}`],
    ['no text', 5],
    ['nothing', ''],
  ])('%s: refused', async (_what, text) => {
    expect(await codeOf(decodeStatusList2021(text as string))).toBe('status.encoding_invalid')
  })
})

describe('Token Status List section 4', () => {
  it('the example of one bit', async () => {
    const list = await decodeTokenStatusList({ bits: 1, lst: 'eNrbuRgAAhcBXQ' })
    expect([...list.bytes]).toEqual([0xb9, 0xa3])
    expect(setOf(list)).toEqual([0, 3, 4, 5, 7, 8, 9, 13, 15])
  })

  it('the example of two bits', async () => {
    const list = await decodeTokenStatusList({ bits: 2, lst: 'eNo76fITAAPfAgc' })
    expect(Array.from({ length: list.length }, (_, index) => readStatus(list, index))).toEqual([
      1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3,
    ])
  })

  it.each([1, 2, 4, 8] as const)('round trip with %d bits', async (statusSize) => {
    const list = setStatus(
      createStatusList({ length: 1001, statusSize, bitOrder: 'least-significant' }),
      1000,
      2 ** statusSize - 1,
    )
    const claim = await encodeTokenStatusList(list)
    expect(claim.bits).toBe(statusSize)
    const decoded = await decodeTokenStatusList(claim)
    expect(Buffer.compare(decoded.bytes, list.bytes)).toBe(0)
    expect(readStatus(decoded, 1000)).toBe(2 ** statusSize - 1)
  })

  const lst = toBase64url(deflateSync(new Uint8Array(100)))
  it.each<[string, unknown, string]>([
    ['no object', 'x', 'status.list_invalid'],
    ['no bits', { lst }, 'status.list_invalid'],
    ['three bits', { bits: 3, lst }, 'status.list_invalid'],
    ['bits as text', { bits: '1', lst }, 'status.list_invalid'],
    ['no list', { bits: 1 }, 'status.encoding_invalid'],
    ['gzip', { bits: 1, lst: toBase64url(gzipSync(new Uint8Array(100))) }, 'status.encoding_invalid'],
    ['truncated', { bits: 1, lst: lst.slice(0, -4) }, 'status.encoding_invalid'],
    [
      'data after the end',
      { bits: 1, lst: `${toBase64url(Buffer.concat([deflateSync(zeros.bytes), Buffer.of(1)]))}` },
      'status.encoding_invalid',
    ],
    ['a bomb', { bits: 8, lst: toBase64url(deflateSync(new Uint8Array(9_000_000))) }, 'status.list_too_large'],
  ])('%s: refused', async (_what, claim, code) => {
    expect(await codeOf(decodeTokenStatusList(claim as never))).toBe(code)
  })
})

describe.runIf(hasVectors('status lists'))('the examples of the Recommendation', () => {
  it.each(['pre-002', 'pre-009', 'pre-010-signed', 'pre-011-signed'])('%s: an empty list of the least length', async (name) => {
    const { credentialSubject: subject } = readVectorJson(`w3c-vc-bitstring-status-list/examples/${name}.json`)
    const list = await decodeBitstring(isJsonObject(subject) ? (subject['encodedList'] as string) : '')
    expect([list.length, setOf(list)]).toEqual([131_072, []])
  })
})
