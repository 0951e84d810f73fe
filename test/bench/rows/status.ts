import { Bitstring } from '@digitalbazaar/bitstring'
import { createStatusList, decodeBitstring, encodeBitstring, readStatus, setStatuses } from 'rungs/status'
import { check, contestRow, type Row } from '../row.js'

/** One in a hundred is revoked. */
const SHARE = 100
const LOOKUPS = 1000

/** A list in which some are set, spread as random indices are. */
async function encodedList(length: number): Promise<{ readonly encoded: string; readonly set: readonly number[] }> {
  const set = Array.from({ length: length / SHARE }, (_, at) => (at * 7919 * SHARE + at * at) % length)
  const list = setStatuses(
    createStatusList({ length }),
    set.map((index) => [index, 1] as const),
  )
  return { encoded: await encodeBitstring(list), set }
}

function decodeRow(name: string, length: number): Row {
  return contestRow(`status/decode-${name}`, async () => {
    const { encoded, set } = await encodedList(length)
    const bare = encoded.slice(1)
    const ours = () => decodeBitstring(encoded)
    const theirs = async () => new Bitstring({ buffer: await Bitstring.decodeBits({ encoded: bare }) })
    const [list, bits] = [await ours(), await theirs()]
    check(
      set.every((index) => readStatus(list, index) === 1 && bits.get(index)),
      'both find what is set',
    )
    return { ours, peers: [{ name: '@digitalbazaar/bitstring', run: theirs }] }
  })
}

/** The shortest list that is allowed, expanded. */
export const statusDecodeRow: Row = decodeRow('131072', 131_072)

/** A list of 1 048 576 statuses, expanded. */
export const statusDecodeLongRow: Row = decodeRow('1M', 1_048_576)

/** A thousand statuses of a list that is kept. */
export const statusLookupRow: Row = contestRow('status/lookup-x1000', async () => {
  const { encoded, set } = await encodedList(131_072)
  const list = await decodeBitstring(encoded)
  const bits = new Bitstring({ buffer: await Bitstring.decodeBits({ encoded: encoded.slice(1) }) })
  const indices = Array.from({ length: LOOKUPS }, (_, at) => (at % 2 === 0 ? (set[at] as number) : (at * 131) % 131_072))
  const count = (isSet: (index: number) => boolean) => () => indices.filter(isSet).length
  const ours = count((index) => readStatus(list, index) === 1)
  const theirs = count((index) => bits.get(index))
  check(ours() === theirs() && ours() >= LOOKUPS / 2, 'both find the same')
  return { ours, peers: [{ name: '@digitalbazaar/bitstring', run: theirs }] }
})
