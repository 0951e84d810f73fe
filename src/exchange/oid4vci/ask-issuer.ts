import { isJsonObject, isRungsError, type JsonObject, operationError, parseJson } from '../../core/index.js'
import type { PostingNet } from '../../net/index.js'
import { notRight } from './parse-offer.js'
import { refusalErrors } from './refusal.js'

/** What an endpoint answered. */
export interface Answer {
  readonly status: number
  /** The body where it is a JSON object. */
  readonly body: JsonObject
}

/** A request to an endpoint. */
export interface Asked {
  readonly url: string
  readonly body: string
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded'
  readonly token?: string
}

const MAX_BYTES = 4 * 1024 * 1024
const LIMITS = { maxBytes: MAX_BYTES, maxDepth: 64, maxValues: 200_000 } as const

/** Sends one request. What the answer is not, is empty. */
export async function askIssuer(net: PostingNet, { url, body, contentType, token }: Asked): Promise<Answer> {
  const { status, bytes } = await net.post(url, {
    body,
    contentType,
    accept: 'application/json',
    maxBytes: MAX_BYTES,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  })
  return { status, body: bytes.length === 0 ? {} : objectOf(bytes) }
}

function objectOf(bytes: Uint8Array): JsonObject {
  try {
    const value = parseJson(bytes, LIMITS)
    return isJsonObject(value) ? value : {}
  } catch (error) {
    if (!isRungsError(error)) throw error
    return {}
  }
}

/** The error of an answer, where it is one of the words of the specifications. */
export function errorOfAnswer({ body }: Answer): string {
  const { error } = body
  return refusalErrors.find((one) => one === error) ?? 'unknown'
}

/** Refuses an answer that is none. @throws RungsError `exchange.issuer_refused` */
export function requireSuccess(answer: Answer): JsonObject {
  const { status, body } = answer
  if (status === 200) return body
  const retryable = status === 429 || status >= 500
  throw operationError('exchange.issuer_refused', { error: errorOfAnswer(answer), status }, { retryable })
}

/** A member that is a text of printable ASCII. @throws RungsError `exchange.issuance_invalid` */
export function needAscii(body: JsonObject, member: string, rule: string, most: number): string {
  const value = body[member]
  if (typeof value !== 'string' || value.length > most || !/^[\x21-\x7e]+$/.test(value)) throw notRight(member, rule)
  return value
}
