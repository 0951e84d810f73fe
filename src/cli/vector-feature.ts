import { CREDENTIALS_V2 } from '../contexts/index.js'
import {
  formatDateTime,
  inputError,
  isAbsoluteUrl,
  isJsonObject,
  isRungsError,
  type JsonObject,
  type JsonValue,
  operationError,
  parseDateTime,
  usageError,
} from '../core/index.js'
import { fromEnveloped, issuerIdOf, type ProofPurpose, splitJws, splitSdJwt, typesOf } from '../securing/index.js'

/** One feature of VC-JOSE-COSE that vectors are about. */
export interface VectorFeature {
  readonly form: 'jose' | 'sd-jwt' | 'cose'
  readonly purpose: ProofPurpose
}

const FEATURES: Readonly<Record<string, VectorFeature>> = {
  credential_jose: { form: 'jose', purpose: 'assertionMethod' },
  presentation_jose: { form: 'jose', purpose: 'authentication' },
  credential_sdjwt: { form: 'sd-jwt', purpose: 'assertionMethod' },
  presentation_sdjwt: { form: 'sd-jwt', purpose: 'authentication' },
  credential_cose: { form: 'cose', purpose: 'assertionMethod' },
  presentation_cose: { form: 'cose', purpose: 'authentication' },
}

/** The feature of a name. @throws RungsError `cli.usage` */
export function featureNamed(name: string): VectorFeature {
  const feature = Object.hasOwn(FEATURES, name) ? FEATURES[name] : undefined
  if (feature === undefined) throw usageError('cli.usage', { problem: 'not_one_of', what: '--feature' })
  return feature
}

/** COSE is known by name and not supported, so nothing can be said of it. @throws RungsError `proof.alg_unsupported` */
export function requireSupported({ form }: VectorFeature): void {
  if (form === 'cose') throw operationError('proof.alg_unsupported', { alg: 'COSE' })
}

/**
 * The rules of VCDM 2.0 for what is inside (sections 4.3, 4.5, 4.7, 4.8 and 4.13); in a presentation each credential must be
 * secured, by an envelope or a proof (VC-JOSE-COSE sections 3.1.2 and 3.2.2).
 *
 * @param envelopes - reads each envelope as well, where the presentation is made already
 * @throws RungsError `schema.data_model`, `securing.envelope_invalid`
 */
export function checkDocument({ purpose }: VectorFeature, document: JsonObject, envelopes: 'read' | 'named'): void {
  const wrong = (member: string, expected: string): Error => inputError('schema.data_model', { member, expected }, `/${member}`)
  const type = purpose === 'authentication' ? 'VerifiablePresentation' : 'VerifiableCredential'
  if ([document['@context']].flat()[0] !== CREDENTIALS_V2) throw wrong('@context', `${CREDENTIALS_V2} first`)
  if (!typesOf(document).includes(type)) throw wrong('type', type)
  if (document['id'] !== undefined && !isAbsoluteUrl(document['id'])) throw wrong('id', 'one URL')
  if (purpose === 'authentication') {
    for (const one of [document['verifiableCredential'] ?? []].flat() as readonly JsonValue[]) {
      if (!isSecured(one, envelopes)) throw wrong('verifiableCredential', 'secured credentials')
    }
    return
  }
  if (!isAbsoluteUrl(issuerIdOf(document))) throw wrong('issuer', 'a URL, or an object whose id is one')
  const subjects = [document['credentialSubject'] ?? []].flat() as readonly JsonValue[]
  if (subjects.length === 0 || !subjects.every((one) => isJsonObject(one) && Object.keys(one).length > 0))
    throw wrong('credentialSubject', 'one or more objects that say something')
}

const ENVELOPE = /^data:application\/vc\+(?:(?:ld\+json\+)?(?:sd-)?jwt|cose)[;,]./i

function isSecured(value: JsonValue, envelopes: 'read' | 'named'): boolean {
  if (!isJsonObject(value)) return false
  if (!typesOf(value).includes('EnvelopedVerifiableCredential')) return [value['proof']].flat().some(isJsonObject)
  if (typeof value['id'] !== 'string' || !ENVELOPE.test(value['id'])) return false
  if (envelopes === 'named') return true
  try {
    const { token, mediaType } = fromEnveloped(value)
    const { header } = splitJws(mediaType.includes('sd-') ? splitSdJwt(token).token : token)
    return typeof header['alg'] === 'string' && header['alg'].toLowerCase() !== 'none'
  } catch (error) {
    // Media types that are not read here, such as COSE, may well be right.
    return isRungsError(error) && error.kind === 'operation'
  }
}

/** Whether the dates of the content include now (VCDM 2.0 section 4.9). @throws RungsError `validity.*` */
export function checkDates(document: JsonObject, now: number): void {
  const at = formatDateTime(now)
  const [from, until] = (['validFrom', 'validUntil'] as const).map((member) => {
    const value = document[member]
    const parsed = parseDateTime(value)
    if (value !== undefined && parsed === undefined) throw inputError('validity.unreadable', { member }, `/${member}`)
    return parsed && { ...parsed, text: value as string }
  })
  if (from !== undefined && until !== undefined && until.epochMs < from.epochMs)
    throw inputError('validity.order', { validFrom: from.text, validUntil: until.text }, '/validUntil')
  if (from !== undefined && now < from.epochMs)
    throw inputError('validity.not_yet_valid', { validFrom: from.text, now: at }, '/validFrom')
  if (until !== undefined && now > until.epochMs)
    throw inputError('validity.expired', { validUntil: until.text, now: at }, '/validUntil')
}
