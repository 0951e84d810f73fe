import { Bitstring } from '@digitalbazaar/bitstring'
import { StatusList } from '@sd-jwt/jwt-status-list'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createStatusList,
  decodeBitstring,
  decodeTokenStatusList,
  encodeBitstring,
  encodeTokenStatusList,
  readStatus,
  setStatuses,
} from '../../src/status/index.js'

const LENGTH = 131_072

it('@digitalbazaar/bitstring reads our bits, and we read its (Bitstring Status List sections 3.3 and 3.4)', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(LENGTH - 1), { minLength: 1, maxLength: 40 }), async (indices) => {
      const ours = setStatuses(
        createStatusList(),
        indices.map((index) => [index, 1] as const),
      )
      const encoded = (await encodeBitstring(ours)).slice(1)
      const read = new Bitstring({ buffer: await Bitstring.decodeBits({ encoded }) })
      const theirs = new Bitstring({ length: LENGTH })
      for (const index of indices) theirs.set(index, true)
      const decoded = await decodeBitstring(`u${await theirs.encodeBits()}`)
      for (const index of [...indices, 0, 7, 8, LENGTH - 1]) {
        const expected = indices.includes(index)
        expect([read.get(index), readStatus(decoded, index) === 1]).toEqual([expected, expected])
      }
      expect(decoded.bytes).toEqual(ours.bytes)
    }),
    { numRuns: 10 },
  )
})

it.each([1, 2, 4, 8] as const)(
  '@sd-jwt/jwt-status-list reads our %d bits, and we read its (Token Status List section 4)',
  async (bits) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2 ** bits - 1), { minLength: 8, maxLength: 200 }), async (values) => {
        const ours = setStatuses(
          createStatusList({ length: values.length, statusSize: bits, bitOrder: 'least-significant' }),
          values.map((value, index) => [index, value] as const),
        )
        const { lst } = await encodeTokenStatusList(ours)
        const read = StatusList.decompressStatusList(lst, bits)
        const decoded = await decodeTokenStatusList({ bits, lst: new StatusList([...values], bits).compressStatusList() })
        for (const [index, value] of values.entries())
          expect([read.getStatus(index), readStatus(decoded, index)]).toEqual([value, value])
      }),
      { numRuns: 20 },
    )
  },
)
