import { asList, inputError, isJsonObject, isRungsError, type JsonObject } from '../../core/index.js'
import { fromEnveloped, isCompactJws, splitJws } from '../../securing/index.js'
import { type BodyLimits, readJsonBody } from '../read-body.js'

/** What a wallet sends within an exchange. */
export interface ClientMessage {
  /** Absent where it asks what is expected of it. */
  readonly presentation?: JsonObject
}

/** Depth and size of what a wallet sends, beside its bytes. */
const BOUNDS = { maxDepth: 64 } as const
const MEMBERS: readonly string[] = ['verifiablePresentation', 'referenceId']

/**
 * The message of a wallet (VCALM 1.0, participate in an exchange): nothing, or a presentation. It may not ask back.
 *
 * @throws RungsError `exchange.member_invalid`, and those of reading a body
 */
export async function readClientMessage(request: Request, limits: BodyLimits): Promise<ClientMessage> {
  const body = await readJsonBody(request, limits, BOUNDS)
  const other = Object.keys(body).find((member) => !MEMBERS.includes(member))
  if (other !== undefined) throw wrongMember(other.slice(0, 100), 'left out')
  const { verifiablePresentation: presentation } = body
  if (presentation === undefined) return {}
  if (!isJsonObject(presentation)) throw wrongMember('verifiablePresentation', 'object')
  return { presentation }
}

/** What is wrong with a message. */
export function wrongMember(member: string, expected: string): Error {
  return inputError('exchange.member_invalid', { member, expected }, `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}

/** The challenge that a presentation says it answers; whether it does, only verifying tells. */
export function challengeIn(presentation: JsonObject): string | undefined {
  const token = tokenIn(presentation)
  if (token !== undefined) {
    const { nonce } = token
    return typeof nonce === 'string' ? nonce : undefined
  }
  for (const proof of asList(presentation['proof'] ?? [])) {
    const challenge = isJsonObject(proof) ? proof['challenge'] : undefined
    if (typeof challenge === 'string') return challenge
  }
  return undefined
}

/** The DID that a presentation names as its holder. */
export function holderIn(presentation: JsonObject): string | undefined {
  const token = tokenIn(presentation)
  const named = token === undefined ? presentation['holder'] : (token['holder'] ?? token['iss'])
  const holder = isJsonObject(named) ? named['id'] : named
  return typeof holder === 'string' ? holder : undefined
}

function tokenIn(presentation: JsonObject): JsonObject | undefined {
  if (!asList(presentation['type'] ?? []).includes('EnvelopedVerifiablePresentation')) return undefined
  try {
    const { token } = fromEnveloped(presentation)
    return isCompactJws(token) ? splitJws(token).payload : {}
  } catch (error) {
    if (!isRungsError(error)) throw error
    return {}
  }
}

/** A credential in a presentation that came back: a token out of its envelope, or the object as it is. */
export function credentialIn(value: unknown): JsonObject | string | undefined {
  if (typeof value === 'string') return value
  if (!isJsonObject(value)) return undefined
  if (!asList(value['type'] ?? []).includes('EnvelopedVerifiableCredential')) return value
  return fromEnveloped(value).token
}
