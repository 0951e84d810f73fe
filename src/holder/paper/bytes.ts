import { inputError } from '../../core/index.js'
import type { PaperFault } from '../codes.js'

/** Bytes taken one after the other. */
export interface ByteReader {
  byte(): number
  take(length: number): Uint8Array
  /** A whole number below 2^53 in the fewest bytes (as LEB128). */
  varint(): number
  position(): number
  /** The bytes since a position. */
  since(position: number): Uint8Array
  isAtEnd(): boolean
  /** @throws RungsError `holder.paper_unreadable` */
  refuse(): never
}

/** The error of a text that is no badge on paper, or not a whole one. */
export function unreadablePaper(reason: PaperFault): Error {
  return inputError('holder.paper_unreadable', { reason })
}

/** @throws RungsError `holder.paper_unreadable` from its functions, where bytes are missing or not to be read */
export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) throw unreadablePaper('truncated')
    at += length
    return bytes.subarray(at - length, at)
  }
  const byte = (): number => take(1)[0] as number
  return {
    byte,
    take,
    varint() {
      let value = 0
      for (let scale = 1; scale < 2 ** 53; scale *= 128) {
        const next = byte()
        value += (next & 127) * scale
        if (value > Number.MAX_SAFE_INTEGER) break
        if (next < 128) return value
      }
      throw unreadablePaper('value')
    },
    position: () => at,
    since: (position) => bytes.subarray(position, at),
    isAtEnd: () => at === bytes.length,
    refuse() {
      throw unreadablePaper('value')
    },
  }
}

/** A whole number of 0 or more, seven bits a byte, lowest first. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push(128 + (rest % 128))
  bytes.push(rest)
  return Uint8Array.from(bytes)
}
