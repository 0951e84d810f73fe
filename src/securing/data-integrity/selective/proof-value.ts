import {
  concatBytes,
  fromMultibase64url,
  inputError,
  isRungsError,
  type RungsError,
  toMultibase64url,
} from '../../../core/index.js'
import { type CborValue, decodeCbor, encodeCbor } from './cbor.js'

/** The most characters of a proof value: some thousand signatures. */
const MAX_CHARACTERS = 1_000_000

/** A proof value: three header bytes and CBOR (ECDSA cryptosuites 1.0 sections 3.5.2 and 3.5.7). */
export function toProofValue(header: readonly number[], components: readonly CborValue[]): string {
  return toMultibase64url(concatBytes(Uint8Array.from(header), encodeCbor(components)))
}

/**
 * The kind of a proof value, by its header, and how to read its components.
 *
 * @throws RungsError `proof.member_invalid`
 */
export function readProofValue<K extends string>(
  proofValue: string,
  headers: Readonly<Record<K, readonly number[]>>,
  path: string,
): { readonly kind: K; readonly components: (count: number) => readonly CborValue[] } {
  if (proofValue.length > MAX_CHARACTERS) throw valueFault(`at most ${MAX_CHARACTERS} characters`, path)
  const bytes = readBase64url(proofValue, path)
  const kinds = Object.keys(headers) as K[]
  const kind = kinds.find((one) => headers[one].every((byte, index) => bytes[index] === byte))
  if (kind === undefined) throw valueFault('header of this cryptosuite', path)
  const components = (count: number): readonly CborValue[] => {
    const items = decodeCbor(bytes.subarray(headers[kind].length), path)
    if (!Array.isArray(items) || items.length !== count) throw valueFault(`array of ${count} components`, path)
    return items as readonly CborValue[]
  }
  return { kind, components }
}

function readBase64url(text: string, path: string): Uint8Array {
  try {
    return fromMultibase64url(text)
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw valueFault('base64url', path)
  }
}

/** A proof value that is not what it must be; `path` is the value's own. */
export function valueFault(expected: string, path: string): RungsError {
  return inputError('proof.member_invalid', { member: 'proofValue', expected }, path)
}

/** Bytes of a length. @throws RungsError `proof.member_invalid` */
export function bytesOf(value: CborValue | undefined, length: number | undefined, path: string): Uint8Array {
  if (value instanceof Uint8Array && (length === undefined || value.length === length)) return value
  throw valueFault(length === undefined ? 'bytes' : `${length} bytes`, path)
}

/** An array of one kind of thing. @throws RungsError `proof.member_invalid` */
export function listOf<T extends CborValue>(
  value: CborValue | undefined,
  isItem: (item: CborValue) => item is T,
  path: string,
): readonly T[] {
  if (Array.isArray(value) && (value as readonly CborValue[]).every(isItem)) return value as readonly T[]
  throw valueFault('array of components of one kind', path)
}

/** Texts, as pointers are. */
export const isText = (item: CborValue): item is string => typeof item === 'string'

/** Different indexes, ascending: each statement is counted once. @throws RungsError `proof.member_invalid` */
export function indexesOf(value: CborValue | undefined, path: string): readonly number[] {
  const indexes = listOf(value, (item): item is number => typeof item === 'number', path)
  if (indexes.every((index, place) => place === 0 || index > (indexes[place - 1] as number))) return indexes
  throw valueFault('ascending indexes', path)
}

/** A compressed label map as labels: `c14n0` and so on, and what `toLabel` makes of each value. @throws RungsError `proof.member_invalid` */
export function labelMapOf(
  value: CborValue | undefined,
  toLabel: (item: CborValue) => string | undefined,
  path: string,
): ReadonlyMap<string, string> {
  if (!(value instanceof Map)) throw valueFault('label map', path)
  const labels = [...(value as ReadonlyMap<number, CborValue>)].map(([key, item]) => [`c14n${key}`, toLabel(item)] as const)
  if (labels.some(([, label]) => label === undefined)) throw valueFault('label map', path)
  return new Map(labels as readonly (readonly [string, string])[])
}
