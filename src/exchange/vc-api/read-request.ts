import {
  asList,
  freezeOver,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  pointer,
} from '../../core/index.js'

/** The members of a request's body; any other is refused, so that a misspelt one is never silently ignored. */
export function checkMembers(body: JsonObject, allowed: readonly string[], path = ''): void {
  const unknown = Object.keys(body).find((member) => !allowed.includes(member))
  if (unknown !== undefined) throw wrong(unknown.slice(0, 100), 'left out: it is not known', pointer(path, unknown.slice(0, 100)))
}

/** The `options` of a request, with members that are known. @throws RungsError `exchange.member_invalid` */
export function readOptions(body: JsonObject, allowed: readonly string[]): JsonObject {
  const options = body['options'] ?? {}
  if (!isJsonObject(options)) throw wrong('options', 'object', '/options')
  checkMembers(options, allowed, '/options')
  return options
}

/** A member that is an object. @throws RungsError `exchange.member_invalid` */
export function needObject(body: JsonObject, member: string): JsonObject {
  const value = body[member]
  if (!isJsonObject(value)) throw wrong(member, 'object', pointer('', member))
  // A part of a body, which reading has frozen: whoever takes it need not copy it.
  return freezeOver(value)
}

/** An option that is a text, where it is given. @throws RungsError `exchange.member_invalid` */
export function readText(options: JsonObject, member: string, most = 2048): string | undefined {
  const value = options[member]
  if (value === undefined) return undefined
  if (typeof value !== 'string' || value === '' || value.length > most) throw wrong(member, 'text', pointer('/options', member))
  return value
}

/** An option that is a list of texts, where it is given. @throws RungsError `exchange.member_invalid` */
export function readTexts(options: JsonObject, member: string, most = 1000): readonly string[] | undefined {
  const value = options[member]
  if (value === undefined) return undefined
  const isFine = Array.isArray(value) && value.length <= most && value.every((one) => typeof one === 'string')
  if (!isFine) throw wrong(member, 'array of texts', pointer('/options', member))
  return value as readonly string[]
}

/** JSON pointers (RFC 6901), where they are given. @throws RungsError `exchange.member_invalid` */
export function readPointers(options: JsonObject, member: string): readonly string[] | undefined {
  const pointers = readTexts(options, member)
  if (pointers?.every((one) => one === '' || (one.startsWith('/') && !/~(?![01])/.test(one))) === false)
    throw wrong(member, 'array of JSON pointers', pointer('/options', member))
  return pointers
}

/** A proof that stands in what is to be signed must be one, by its type. @throws RungsError `exchange.member_invalid` */
export function checkPresentProofs({ proof }: JsonObject): void {
  if (proof === undefined) return
  const proofs: readonly JsonValue[] = asList(proof)
  const isProof = (one: JsonValue): boolean =>
    isJsonObject(one) && typeof one['type'] === 'string' && isAbsoluteUrl(one['verificationMethod'])
  if (proofs.length === 0 || !proofs.every(isProof)) throw wrong('proof', 'proofs, each with a type', '/credential/proof')
}

function wrong(member: string, expected: string, path: string): Error {
  return inputError('exchange.member_invalid', { member, expected }, path)
}
