import { inputError, type JsonObject } from '../../core/index.js'
import type { Opened, OpenOptions } from '../mechanism.js'
import { dateOf, isNumericDate } from './claims.js'
import { splitJws } from './jws.js'
import { openToken, type TokenRules } from './token.js'

/**
 * Opens a Status List Token (Token Status List section 5.1): a JWT of type `statuslist+jwt`, by the rules of the other tokens. The
 * claims `sub`, `iat`, `exp`, `nbf` and `ttl` have their form; what they say is left to the caller, who may keep the list.
 *
 * @param owner whose key it should be where the token has no `iss`
 * @returns the payload as `credential`
 * @throws RungsError `proof.claim_invalid`, and those of opening a token
 */
export async function openStatusListToken(token: string, owner: string, options: OpenOptions): Promise<Opened> {
  const { header, payload } = splitJws(token)
  const rules: TokenRules = {
    types: ['statuslist+jwt'],
    discovery: 'controller',
    owner: ({ iss }) => (typeof iss === 'string' ? iss : owner),
    created: ({ iat }) => dateOf(iat),
    check: (_header, claims) => checkClaims(claims),
  }
  const { known } = await openToken({ form: 'compact', token, header, payload, path: '' }, rules, options)
  return { ...known, credential: payload }
}

function checkClaims(claims: JsonObject): void {
  const wrong = (claim: string, expected: string) => inputError('proof.claim_invalid', { claim, expected }, `/${claim}`)
  const { iss, sub, iat, ttl } = claims
  if (typeof sub !== 'string') throw wrong('sub', 'URI of the list')
  if (iss !== undefined && typeof iss !== 'string') throw wrong('iss', 'text')
  if (!isNumericDate(iat)) throw wrong('iat', 'NumericDate')
  for (const claim of ['exp', 'nbf']) {
    if (claims[claim] !== undefined && !isNumericDate(claims[claim])) throw wrong(claim, 'NumericDate')
  }
  if (ttl !== undefined && !(typeof ttl === 'number' && ttl > 0)) throw wrong('ttl', 'seconds')
}
