import { verify } from '#runtime'
import { isRungsError, type JsonObject } from '../../core/index.js'
import { type ControllerResolver, resolveMethod, type VerificationMethod } from '../../did/index.js'
import { algorithmOfJws, createKeyCache, takesKey } from '../../keys/index.js'
import { splitJws } from '../../securing/index.js'
import { refusedRequest, SIGNED } from './refused-request.js'
import { ANY_WALLET, REQUEST_OBJECT_TYPE } from './request-object.js'

/** What a request object is held to. */
export interface RequestObjectExpectations {
  readonly clientId: string
  readonly resolver: ControllerResolver
  readonly now: number
  /** The wallet's own nonce, where it sent one. */
  readonly nonce?: string
}

const MAX_CHARACTERS = 131_072
const TOLERANCE_SECONDS = 60
/** Without an end of its own a request is not answered for ever. */
const MAX_AGE_SECONDS = 86_400

/**
 * Checks a signed request object: its type, whose key signed it, for whom and when it was made (RFC 9101, OpenID4VP 1.0 sections 5, 5.8 to
 * 5.10). What it says of the client must be what the link says.
 *
 * @throws RungsError `exchange.presentation_request_refused`, and of kind `operation` where the key could not be had
 */
export async function openRequestObject(
  token: string,
  { clientId, resolver, now, nonce }: RequestObjectExpectations,
): Promise<{ readonly claims: JsonObject; readonly did: string }> {
  if (!clientId.startsWith(SIGNED)) throw refusedRequest('invalid_request', 'client_id')
  const did = clientId.slice(SIGNED.length)
  const { header, payload: claims, signingInput, signature } = split(token)
  const { alg, typ, kid, crit, b64 } = header
  if (typ !== REQUEST_OBJECT_TYPE) throw refusedRequest('invalid_request', 'typ')
  if (crit !== undefined || b64 !== undefined) throw refusedRequest('invalid_request', 'crit')
  const algorithm = algorithmOfJws(alg)
  if (algorithm === undefined) throw refusedRequest('invalid_request', 'alg')
  if (typeof kid !== 'string' || kid.split('#')[0] !== did || !did.startsWith('did:'))
    throw refusedRequest('invalid_request', 'kid')
  const { publicJwk } = await methodOf(kid, resolver)
  const isRight =
    takesKey(algorithm, publicJwk) && (await verify(createKeyCache().ready(publicJwk, algorithm.name), signingInput, signature))
  if (!isRight) throw refusedRequest('invalid_client', 'signature')
  if (claims['client_id'] !== clientId) throw refusedRequest('invalid_request', 'client_id')
  if (claims['aud'] !== undefined && ![claims['aud']].flat().includes(ANY_WALLET)) throw refusedRequest('invalid_request', 'aud')
  if (nonce !== undefined && claims['wallet_nonce'] !== nonce) throw refusedRequest('invalid_request', 'wallet_nonce')
  if (claims['request'] !== undefined || claims['request_uri'] !== undefined) throw refusedRequest('invalid_request', 'request')
  checkDates(claims, Math.floor(now / 1000))
  return { claims, did }
}

function split(token: string): ReturnType<typeof splitJws> {
  if (token.length > MAX_CHARACTERS) throw refusedRequest('invalid_request', 'request')
  try {
    return splitJws(token, { maxBytes: MAX_CHARACTERS, maxDepth: 24, maxValues: 20_000 })
  } catch (error) {
    if (!isRungsError(error)) throw error
    throw refusedRequest('invalid_request', 'request')
  }
}

/** Any key that the DID relies on: the specification asks for `verificationMethod` alone. */
async function methodOf(kid: string, resolver: ControllerResolver): Promise<VerificationMethod> {
  try {
    return await resolveMethod(resolver, kid, 'authentication').catch((error: unknown) => {
      if (!isRungsError(error) || error.code !== 'did.method_not_authorised') throw error
      return resolveMethod(resolver, kid, 'assertionMethod')
    })
  } catch (error) {
    // A document that could not be had says nothing about who asks.
    if (!isRungsError(error) || error.kind !== 'input') throw error
    throw refusedRequest('invalid_client', 'kid')
  }
}

function checkDates({ iat, nbf, exp }: JsonObject, now: number): void {
  for (const [claim, value] of Object.entries({ iat, nbf, exp }))
    if (value !== undefined && typeof value !== 'number') throw refusedRequest('invalid_request', claim)
  if (exp !== undefined && (exp as number) <= now - TOLERANCE_SECONDS) throw refusedRequest('invalid_request', 'exp')
  if (nbf !== undefined && (nbf as number) > now + TOLERANCE_SECONDS) throw refusedRequest('invalid_request', 'nbf')
  if (iat === undefined) return
  const isTimely = (iat as number) <= now + TOLERANCE_SECONDS && (exp !== undefined || (iat as number) > now - MAX_AGE_SECONDS)
  if (!isTimely) throw refusedRequest('invalid_request', 'iat')
}
