import {
  concatBytes,
  fromBase64url,
  fromHex,
  fromMultibase58,
  fromMultibase64url,
  isRungsError,
  toBase64url,
  toHex,
  toMultibase58,
  toMultibase64url,
  utf8,
} from '../../core/index.js'
import { type ByteReader, createByteReader, varint } from './bytes.js'

/** One way to write a text that many texts of badges are of. */
interface Shape {
  /** The bytes after the tag, or `undefined` where the text is not of this shape. */
  encode(text: string): Uint8Array | undefined
  decode(reader: ByteReader): string
}

const DAY_MS = 86_400_000
/** Times count from the year 0, so that none is negative. */
const YEAR_0_MS = Date.UTC(2000, 0, 1) - 730_485 * DAY_MS

const prefixed = (bytes: Uint8Array): Uint8Array => concatBytes(varint(bytes.length), bytes)

/** Bytes of a length before them, in another spelling. */
function spelt(toText: (bytes: Uint8Array) => string, fromText: (text: string) => Uint8Array): Shape {
  return {
    encode: (text) => {
      try {
        return prefixed(fromText(text))
      } catch (error) {
        if (!isRungsError(error)) throw error
        return undefined
      }
    },
    decode: (reader) => toText(reader.take(reader.varint())),
  }
}

/** An instant or a day as a number of some bytes. */
function timed(size: number, unitMs: number, end: (iso: string) => string): Shape {
  const toText = (ms: number): string | undefined => {
    const instant = new Date(ms)
    return Number.isNaN(instant.getTime()) ? undefined : end(instant.toISOString())
  }
  return {
    encode(text) {
      if (text.length < 10 || text.length > 24 || !/^\d{4}-\d\d-\d\d/.test(text)) return undefined
      const ms = Date.parse(text)
      if (toText(ms) !== text) return undefined
      let count = (ms - YEAR_0_MS) / unitMs
      const bytes = new Uint8Array(size)
      for (let index = size - 1; index >= 0; index--) {
        bytes[index] = count % 256
        count = Math.floor(count / 256)
      }
      return count === 0 ? bytes : undefined
    },
    decode: (reader) => toText(reader.take(size).reduce((sum, byte) => sum * 256 + byte, 0) * unitMs + YEAR_0_MS) ?? '',
  }
}

function uuid(start: string): Shape {
  return {
    encode: (text) =>
      text.startsWith(start) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text.slice(start.length))
        ? fromHex(text.slice(start.length).replaceAll('-', ''))
        : undefined,
    decode: (reader) => start + toHex(reader.take(16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  }
}

const decimal: Shape = {
  encode: (text) => (/^(?:0|[1-9]\d{0,14})$/.test(text) ? varint(Number(text)) : undefined),
  decode: (reader) => String(reader.varint()),
}

const plain: Shape = {
  encode: (text) => prefixed(utf8(text)),
  decode: (reader) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(reader.take(reader.varint())),
}

const WINDOW = 128
/** Of the characters from here on, one may stand for half of another. */
const END_OF_WINDOWS = 0xd800 / WINDOW

/**
 * ASCII and the letters of one script, a byte each: names in Devanagari take a third of their UTF-8. A general compressor gains little
 * on texts as short as these, and not every one gives the same bytes for the same text.
 */
const oneScript: Shape = {
  encode(text) {
    const first = /[^\0-\x7f]/.exec(text)?.[0]
    if (first === undefined) return undefined
    const window = Math.floor(first.charCodeAt(0) / WINDOW)
    const codes = Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    if (window >= END_OF_WINDOWS || codes.some((code) => code >= WINDOW && Math.floor(code / WINDOW) !== window)) return undefined
    const bytes = Uint8Array.from(codes, (code) => (code < WINDOW ? code : WINDOW + (code % WINDOW)))
    return concatBytes(varint(window), prefixed(bytes))
  },
  decode(reader) {
    const window = reader.varint()
    if (window >= END_OF_WINDOWS) return reader.refuse()
    const codes = Array.from(reader.take(reader.varint()), (byte) => (byte < WINDOW ? byte : window * WINDOW + (byte - WINDOW)))
    return String.fromCharCode(...codes)
  },
}

/** By their tag, which is part of what is on paper: the order never changes, and what is new comes last. */
const SHAPES: readonly Shape[] = [
  plain,
  oneScript,
  uuid(''),
  uuid('urn:uuid:'),
  timed(5, 1000, (iso) => iso.replace(/\.000Z$/, 'Z')),
  timed(6, 1, (iso) => iso),
  timed(3, DAY_MS, (iso) => iso.slice(0, 10)),
  spelt(toMultibase58, fromMultibase58),
  spelt(toMultibase64url, fromMultibase64url),
  spelt(toBase64url, (text) => fromBase64url(text)),
  spelt(toHex, fromHex),
  decimal,
]

/** The tag of a value that an earlier slot holds too. */
const SAME = 64

/** A value of a slot: texts start as the template says, and what follows that start is kept. */
export interface Leaf {
  readonly text: string
  /** What every value of the slot starts with. */
  readonly start: string
}

/** The fewest bytes for a text. `earlier` are the texts of the slots before. */
export function encodeLeaf({ text, start }: Leaf, earlier: readonly string[]): Uint8Array {
  const rest = text.slice(start.length)
  let best: Uint8Array | undefined
  const offer = (tag: number, content: Uint8Array | undefined): void => {
    if (content !== undefined && (best === undefined || content.length + 1 < best.length))
      best = concatBytes(Uint8Array.of(tag), content)
  }
  const same = earlier.indexOf(text)
  if (same !== -1) offer(SAME, varint(same))
  for (const [tag, shape] of SHAPES.entries()) {
    const content = shape.encode(rest)
    // Of one shape is only what comes back: capitals are no lower-case hexadecimal.
    if (content !== undefined && shape.decode(createByteReader(content)) === rest) offer(tag, content)
  }
  return best as Uint8Array
}

/** The text of a slot that starts as `start`. Refused where other bytes are the usual way to write the same. */
export function decodeLeaf(reader: ByteReader, start: string, earlier: readonly string[]): string {
  const from = reader.position()
  const tag = reader.byte()
  const text = tag === SAME ? earlier[reader.varint()] : decodeShape(SHAPES[tag], reader, start)
  if (text === undefined || !text.startsWith(start)) return reader.refuse()
  const usual = encodeLeaf({ text, start }, earlier)
  const read = reader.since(from)
  return usual.length === read.length && usual.every((byte, index) => byte === read[index]) ? text : reader.refuse()
}

function decodeShape(shape: Shape | undefined, reader: ByteReader, start: string): string | undefined {
  try {
    return shape === undefined ? undefined : start + shape.decode(reader)
  } catch (error) {
    // Bytes that are no UTF-8.
    if (error instanceof TypeError) return reader.refuse()
    throw error
  }
}
