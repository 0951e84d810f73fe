import { concatBytes, fromUtf8, inputError, type RungsError, utf8 } from '../../../core/index.js'

/** What proof values are made of: unsigned integers, bytes, texts, arrays, and maps from unsigned integers. */
export type CborValue = number | Uint8Array | string | readonly CborValue[] | ReadonlyMap<number, CborValue>

const [UNSIGNED, BYTES, TEXT, ARRAY, MAP] = [0, 2, 3, 4, 5] as const
const MAX_DEPTH = 4

/** CBOR in its deterministic form, without tags (RFC 8949 section 4.2.1). */
export function encodeCbor(value: CborValue): Uint8Array {
  if (typeof value === 'number') return head(UNSIGNED, value)
  if (typeof value === 'string') return concatBytes(head(TEXT, utf8(value).length), utf8(value))
  if (value instanceof Uint8Array) return concatBytes(head(BYTES, value.length), value)
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<number, CborValue>)].sort(([a], [b]) => a - b)
    return concatBytes(head(MAP, entries.length), ...entries.flatMap(([key, item]) => [encodeCbor(key), encodeCbor(item)]))
  }
  const items = value as readonly CborValue[]
  return concatBytes(head(ARRAY, items.length), ...items.map(encodeCbor))
}

function head(major: number, argument: number): Uint8Array {
  const type = major << 5
  if (argument < 24) return Uint8Array.of(type | argument)
  if (argument < 0x100) return Uint8Array.of(type | 24, argument)
  if (argument < 0x10000) return Uint8Array.of(type | 25, argument >> 8, argument & 255)
  return Uint8Array.of(type | 26, argument >>> 24, (argument >> 16) & 255, (argument >> 8) & 255, argument & 255)
}

/** Where a reader is in its bytes. */
interface Reader {
  readonly bytes: Uint8Array
  /** Where faults are reported. */
  readonly path: string
  at: number
}

/**
 * Reads one CBOR item that fills the bytes. Only what {@link CborValue} names, in definite lengths and shortest form; no key
 * twice. No count is believed before there are bytes for it.
 *
 * @throws RungsError `proof.member_invalid`
 */
export function decodeCbor(bytes: Uint8Array, path: string): CborValue {
  const reader = { bytes, path, at: 0 }
  const value = readItem(reader, 1)
  if (reader.at !== bytes.length) throw fault(reader)
  return value
}

function readItem(reader: Reader, depth: number): CborValue {
  if (depth > MAX_DEPTH) throw fault(reader)
  const initial = readBytes(reader, 1)[0] as number
  const [major, short] = [initial >> 5, initial & 31]
  const argument = readArgument(reader, short)
  if (major === UNSIGNED) return argument
  if (major === BYTES) return readBytes(reader, argument)
  if (major === TEXT) return readText(reader, argument)
  // Each item takes a byte or more.
  if (argument * (major === MAP ? 2 : 1) > reader.bytes.length - reader.at) throw fault(reader)
  if (major === ARRAY) return Array.from({ length: argument }, () => readItem(reader, depth + 1))
  if (major === MAP) return readMap(reader, argument, depth)
  throw fault(reader)
}

function readArgument(reader: Reader, short: number): number {
  if (short < 24) return short
  if (short > 26) throw fault(reader)
  const length = 1 << (short - 24)
  const argument = readBytes(reader, length).reduce((value, byte) => value * 256 + byte, 0)
  if (argument < (length === 1 ? 24 : 256 ** (length / 2))) throw fault(reader)
  return argument
}

function readBytes(reader: Reader, length: number): Uint8Array {
  const end = reader.at + length
  if (end > reader.bytes.length) throw fault(reader)
  const bytes = reader.bytes.slice(reader.at, end)
  reader.at = end
  return bytes
}

function readText(reader: Reader, length: number): string {
  const bytes = readBytes(reader, length)
  try {
    return fromUtf8(bytes)
  } catch {
    throw fault(reader)
  }
}

function readMap(reader: Reader, length: number, depth: number): ReadonlyMap<number, CborValue> {
  const map = new Map<number, CborValue>()
  for (let index = 0; index < length; index++) {
    const key = readItem(reader, depth + 1)
    if (typeof key !== 'number' || map.has(key)) throw fault(reader)
    map.set(key, readItem(reader, depth + 1))
  }
  return map
}

function fault({ path }: Reader): RungsError {
  return inputError(
    'proof.member_invalid',
    { member: 'proofValue', expected: 'CBOR of definite length in its shortest form' },
    path,
  )
}
