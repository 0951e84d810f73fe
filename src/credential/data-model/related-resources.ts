import { publishedIntegrity } from '../../contexts/index.js'
import {
  asList,
  fromBase64url,
  fromMultibase58,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  type Problem,
  pointer,
  toHex,
} from '../../core/index.js'
import { broken } from './rule.js'

const MAX_RESOURCES = 64
const SRI = /^sha(?:256|384|512)-[A-Za-z0-9+/_-]+={0,2}$/
/** The prefixes of multihashes, and the lengths of bare digests. */
const MULTIHASHES: Readonly<Record<string, Algorithm>> = { '1220': 'sha256', '2030': 'sha384', '1340': 'sha512' }
const LENGTHS: Readonly<Record<number, Algorithm>> = { 32: 'sha256', 48: 'sha384', 64: 'sha512' }
const WEAKEST_LAST: readonly Algorithm[] = ['sha512', 'sha384', 'sha256']

type Algorithm = 'sha256' | 'sha384' | 'sha512'
/** A digest in hexadecimal. */
type Digest = readonly [Algorithm, string]

/**
 * Related resources are objects, each with a URL of its own and a digest (VCDM 2.0 section 5.3). The digest of a resource whose
 * published bytes are known must be theirs; nothing is fetched to learn others.
 */
export function relatedResourceProblems(document: JsonObject): readonly Problem[] {
  const value = document['relatedResource']
  if (value === undefined) return []
  const list = asList(value)
  if (list.length === 0 || list.length > MAX_RESOURCES) return [broken('relatedResource', `1 to ${MAX_RESOURCES} objects`)]
  const seen = new Set<string>()
  return list.flatMap((one, index) => {
    const path = Array.isArray(value) ? pointer('/relatedResource', index) : '/relatedResource'
    if (!isJsonObject(one) || !isAbsoluteUrl(one['id'])) return [broken('relatedResource', 'objects with a URL as id', path)]
    if (seen.has(one['id'])) return [broken('relatedResource', 'each resource once', pointer(path, 'id'))]
    seen.add(one['id'])
    return digestProblems(one, one['id'], path)
  })
}

function digestProblems(resource: JsonObject, url: string, path: string): readonly Problem[] {
  const { digestSRI, digestMultibase } = resource
  const sri = asList(digestSRI)
  const multibase = asList(digestMultibase)
  if (sri.length + multibase.length === 0) return [broken('relatedResource', 'objects with digestSRI or digestMultibase', path)]
  if (!sri.every((one) => typeof one === 'string' && one.split(' ').every((part) => SRI.test(part))))
    return [broken('digestSRI', 'digests such as sha384-…', pointer(path, 'digestSRI'))]
  const read = multibase.map(readMultibase)
  if (read.includes(undefined)) return [broken('digestMultibase', 'multibase digest', pointer(path, 'digestMultibase'))]
  const known = publishedIntegrity(url)
  if (known === undefined) return []
  const right: Readonly<Record<Algorithm, string>> = {
    sha256: known.sha256,
    sha384: toHex(fromBase64(known.sha384)),
    sha512: toHex(fromBase64(known.sha512)),
  }
  const isRight = ([algorithm, hex]: Digest): boolean => right[algorithm] === hex
  const areRight = sri.every((one) => strongest(one as string).some(isRight)) && (read as Digest[]).every(isRight)
  return areRight ? [] : [broken('relatedResource', 'the digest of the published resource', path)]
}

/** Of several digests in one text the strongest algorithm decides (Subresource Integrity section 3.3.4). */
function strongest(text: string): readonly Digest[] {
  const digests = text.split(' ').map((part): Digest => {
    const [name, value] = part.split(/-(.*)/s) as [Algorithm, string]
    return [name, hexOf(() => fromBase64(value)) ?? '']
  })
  const algorithm = WEAKEST_LAST.find((name) => digests.some(([one]) => one === name))
  return digests.filter(([one]) => one === algorithm)
}

/** A multihash, or the bare digest that some write instead. */
function readMultibase(value: JsonValue): Digest | undefined {
  if (typeof value !== 'string' || value.length > 200) return undefined
  const hex = hexOf(() => (value.startsWith('u') ? fromBase64url(value.slice(1)) : fromMultibase58(value)))
  if (hex === undefined) return undefined
  const named = MULTIHASHES[hex.slice(0, 4)]
  if (named !== undefined && LENGTHS[(hex.length - 4) / 2] === named) return [named, hex.slice(4)]
  const bare = LENGTHS[hex.length / 2]
  return bare === undefined ? undefined : [bare, hex]
}

function hexOf(read: () => Uint8Array): string | undefined {
  try {
    return toHex(read())
  } catch (error) {
    if (!isRungsError(error)) throw error
    return undefined
  }
}

function fromBase64(text: string): Uint8Array {
  return fromBase64url(text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''))
}
