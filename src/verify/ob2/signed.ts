import {
  type Check,
  type Finding,
  finding,
  findingOf,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  type ProofReport,
} from '../../core/index.js'
import { parseOb2Object } from '../../credential/ob2/index.js'
import { type PublicJwk, parsePublicPem } from '../../keys/index.js'
import { checkTokenHeader, checkTokenSignature } from '../../securing/index.js'
import { checked, checkOfError, PASSED } from '../check.js'
import type { OlderBadge } from '../generation.js'
import { idOf } from './backing.js'
import type { Ob2Scope } from './context.js'
import { hostnameOf, isSameIri, requireDocument } from './documents.js'

type Token = Extract<OlderBadge, { form: 'compact' }>

/** What the signature of a badge shows. */
export interface OpenedSigned {
  readonly check: Check
  readonly report: ProofReport
  /** Whether the key speaks for the issuer; absent where no key was come to. */
  readonly issuer?: Check
}

/** How many keys of one issuer are tried. */
const MAX_KEYS = 8
const MECHANISM = 'ob2-jws'

/** Refuses what no key could make right, before anybody is asked for one. */
export function checkSignedForm({ header }: Token): OpenedSigned | undefined {
  try {
    checkTokenHeader(header)
    return undefined
  } catch (error) {
    return ended(checkOfError('proof', error))
  }
}

/**
 * Signed verification (OB 2.0, SignedBadge Verification, steps 4 to 6): the signature is right by a key that the issuer's profile lists and
 * that names the profile as its owner. The assertion may name one of these keys; no other is asked for.
 */
export async function openSigned(token: Token, profile: JsonObject, scope: Ob2Scope): Promise<OpenedSigned> {
  const issuer = String(profile['id'])
  const listed = ([profile['publicKey'] ?? []].flat() as readonly JsonValue[]).filter(
    (one) => idOf(one) !== '' || isJsonObject(one),
  )
  const verification = token.payload['verification'] ?? token.payload['verify']
  const creator = isJsonObject(verification) ? idOf(verification['creator']) : ''
  const candidates = creator === '' ? listed : listed.filter((one) => isSameIri(idOf(one), creator))
  const params = { issuer: issuer.slice(0, 2048) }
  if (candidates.length === 0) {
    const path = creator === '' ? '/badge/issuer' : '/verification/creator'
    return { ...ended(checked('skipped')), issuer: checked('fail', finding('issuer', 'ob2.key_unlisted', params, path)) }
  }
  if (candidates.length > MAX_KEYS) {
    const counts = { limit: MAX_KEYS, actual: candidates.length }
    return ended(checked('unknown', finding('proof', 'ob2.keys_too_many', counts, '/verification/creator')))
  }
  const unread: Finding[] = []
  let wrong: Check | undefined
  for (const candidate of candidates) {
    const id = idOf(candidate)
    const method = id === '' ? {} : { verificationMethod: id.slice(0, 2048) }
    let key: FoundKey
    try {
      key = await findKey(candidate, scope)
    } catch (error) {
      if (!isRungsError(error) || error.kind === 'usage') throw error
      // A private key that is published proves nothing, whatever else cannot be read.
      if (error.kind === 'input') return ended(checkOfError('proof', error), method)
      unread.push({ ...findingOf('proof', error), path: '/verification/creator' })
      continue
    }
    try {
      await checkTokenSignature(token, key.publicJwk, scope.keys)
    } catch (error) {
      wrong = checkOfError('proof', error)
      continue
    }
    const isOwned = key.owner === undefined || isSameIri(key.owner, issuer)
    const controller = (key.owner ?? issuer).slice(0, 2048)
    const mismatch = finding('issuer', 'issuer.mismatch', { issuer: params.issuer, controller }, '/verification/creator')
    return { ...ended(PASSED, { ...method, controller }), issuer: isOwned ? PASSED : checked('fail', mismatch) }
  }
  // A key that could not be read may be the right one.
  const method = creator === '' ? {} : { verificationMethod: creator.slice(0, 2048) }
  return ended(unread.length > 0 ? checked('unknown', ...unread) : (wrong ?? checked('unknown')), method)
}

function ended(check: Check, more: Partial<ProofReport> = {}): OpenedSigned {
  return { check, report: { mechanism: MECHANISM, ...more, state: check.state, findings: check.findings } }
}

interface FoundKey {
  readonly publicJwk: PublicJwk
  readonly owner?: string
}

/** A key that stands in the profile, or that the profile links to. */
async function findKey(listed: JsonValue, { documents }: Ob2Scope): Promise<FoundKey> {
  const id = idOf(listed)
  const isInside = isJsonObject(listed) && listed['publicKeyPem'] !== undefined
  const object = 'CryptographicKey'
  const document = isInside
    ? (listed as JsonObject)
    : requireDocument(await documents.get(id, object), id, object, [object, 'Key'], 'mostly')
  const { value } = parseOb2Object(object, document)
  if (value?.publicKeyPem === undefined) throw operationError('ob2.document_other', { object, host: hostnameOf(id) })
  const { owner } = value
  return { publicJwk: readPem(value.publicKeyPem), ...(owner !== undefined && { owner }) }
}

/** A key that is malformed, too weak or of an unknown kind leaves open what a good one would show. */
function readPem(pem: string): PublicJwk {
  try {
    return parsePublicPem(pem, '/publicKeyPem')
  } catch (error) {
    if (!isRungsError(error) || error.code !== 'keys.pem_invalid') throw error
    const params = error.params as { readonly reason: 'form' | 'private' | 'key' | 'weak' }
    if (params.reason === 'private') throw error
    throw operationError('keys.pem_invalid', params, { path: error.path, cause: error })
  }
}
